"""Quân khu 7 Online, of Military Region 7: no feed known, so the home page and the section it leads to."""

from crawler.outlet import Layout, Listing, Outlet

OUTLET = Outlet(
    name="baoquankhu7",
    title="Quân khu 7 Online",
    hosts=("baoquankhu7.vn",),
    article_path=r"/[a-z0-9-]+?--?\d+-(?P<id>\d+s\d+gs)",
    sources=(Listing("https://baoquankhu7.vn/", sections=("Đối ngoại Quốc phòng",)),),
    layout=Layout(
        headline=("h1.post-title", "h1"),
        lead=(".post-summary",),
        body=(".post-content",),
        date=(".post-info .post-date", ".post-date"),
        sign_off=(".post-content p[style*='right']",),
        prune=(".post-content p[style*='center']", ".related", ".comment", "figure"),
    ),
    prefixes=("(QK7 Online)", "QK7 Online"),
)
