"""Báo Chính phủ, of the Government: feeds with American times; what pages declare is escaped."""

from crawler.families import DATA_ROLE, either, sitemap_of_five_days
from crawler.outlet import Feed, Layout, Listing, Outlet

OUTLET = Outlet(
    name="baochinhphu",
    title="Báo Điện tử Chính phủ",
    hosts=("baochinhphu.vn", "baodientu.chinhphu.vn"),
    article_path=r"/(?:[a-z0-9-]+-(?P<id>102\d{5,15})\.htm|[\w-]+/[\w-]+/(?P<old>\d{4,7})\.vgp)",
    sources=(
        Feed("https://baochinhphu.vn/home.rss", wide=True),
        Feed("https://baochinhphu.vn/chinh-tri.rss"),  # not verified
        Feed("https://baochinhphu.vn/quoc-te.rss"),
        Listing("https://baochinhphu.vn/tin-moi.htm"),
        # A guess, by others on this editing system.
        sitemap_of_five_days("https://baochinhphu.vn/sitemaps"),
    ),
    layout=either(
        DATA_ROLE,
        Layout(
            headline=(".article-header h1",),
            lead=(".summary",),
            body=(".article-body",),
            date=(".article-header .meta",),
            prune=(".article-body table:has(img)", ".article-body .related"),
        ),
    ),
    prefixes=("(Chinhphu.vn)", "(VGP)", "VGP -", "VGP –"),
)
