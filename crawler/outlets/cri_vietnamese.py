"""China Radio International in Vietnamese: only its front page is known to list news; times are Beijing's."""

from crawler.outlet import Layout, Listing, Outlet

OUTLET = Outlet(
    name="cri_vietnamese",
    title="CRI tiếng Việt",
    hosts=("vietnamese.cri.cn",),
    article_path=(
        r"/\d{4}/\d{2}/\d{2}/(?P<id>[A-Z]{4}[A-Za-z0-9]+)\.shtml|/\d+/\d{4}/\d{2}/\d{2}/(?P<old>\d+s\d+)\.html?"
    ),
    sources=(Listing("https://vietnamese.cri.cn/"),),
    zone="Asia/Shanghai",
    layout=Layout(
        headline=("#atitle", ".article-title", "h1"),
        body=("#abody", ".article-content"),
        date=("#acreatedtime", ".article-info"),
        sign_off=("#asource", "#aeditor", ".article-info", ".article-editor"),
        prune=("figure", ".photo-caption", ".share"),
    ),
)
