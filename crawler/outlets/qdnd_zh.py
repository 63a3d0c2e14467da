"""People's Army Newspaper in Chinese: the front page and a section; an address may hold no words."""

from crawler.outlet import Layout, Listing, Outlet

OUTLET = Outlet(
    name="qdnd_zh",
    title="越南人民军队报",
    hosts=("cn.qdnd.vn",),
    article_path=r"/(?:[^/]+/)+[^/]*-(?P<id>\d{5,8})(?:\.html)?",
    sources=(
        Listing("https://cn.qdnd.vn/"),
        Listing("https://cn.qdnd.vn/cid-6153/7190"),
    ),
    language="zh",
    layout=Layout(
        headline=("h1.post-title", "h1"),
        lead=(".post-summary",),
        body=("[itemprop=articleBody]", ".post-content"),
        date=(".post-subinfo span", ".post-subinfo", ".post-date"),
        sign_off=(".post-author", "[itemprop=articleBody] p[style*='right']"),
        prune=("table:has(img)", "figure", ".related-post", ".video-wrapper"),
    ),
    cookies=True,
)
