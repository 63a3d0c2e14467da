"""中国军网, of PLA Daily: lists with times; the headline is an ``h2``, an author follows a black square."""

from datetime import timedelta

from crawler.outlet import Layout, Listing, Outlet

_SECTIONS = ("yw_208727", "jw_208551", "zq_208553", "hj_208557", "fyr")

OUTLET = Outlet(
    name="pla_81cn",
    title="中国军网",
    hosts=("81.cn",),
    article_path=(
        r"/(?:[a-z]+_\d+|fyr)/(?:[^/]+/)*(?P<id>\d{6,9})\.html"
        r"|/[a-z]+/\d{4}-\d{2}/\d{2}/content_(?P<old>\d+)\.htm"
    ),
    sources=tuple(
        Listing(
            f"http://www.81.cn/{section}/index.html",
            further=f"http://www.81.cn/{section}/index_{{page}}.html",
            first=1,
            pages=9,
            every=timedelta(hours=2),
        )
        for section in _SECTIONS
    ),
    language="zh",
    zone="Asia/Shanghai",
    layout=Layout(
        headline=(".article-header h2", "h2", "h1"),
        body=(".m-t-list", ":has(> p.ueditor-text-p_display)", "#article-content"),
        date=(".artichle-info p", ".artichle-info"),
        sign_off=(".artichle-info p span", ".artichle-info p", ".editor"),
        prune=(".ueditor-text-tushuo", "p[style*='center']", ".share", ".page-num"),
    ),
)
