"""The Navy's paper: no feed known; newer addresses have no number, and their words are the identity."""

from crawler.outlet import Layout, Listing, Outlet

OUTLET = Outlet(
    name="baohaiquanvietnam",
    title="Báo Hải quân Việt Nam",
    hosts=("baohaiquanvietnam.vn",),
    article_path=r"/tin-tuc/(?P<id>[a-z0-9]+(?:-[a-z0-9]+){3,})|/ban-tin/[a-z0-9-]+-(?P<old>\d+)\.html",
    sources=(Listing("https://baohaiquanvietnam.vn/"),),
    layout=Layout(
        lead=(".que_news",),
        body=(".content_news",),
        sign_off=(".content_news p[style*='right']",),
        prune=(".que_news .hqol", "figure", "p[style*='center']", ".content_news > blockquote"),
    ),
)
