"""VTV, the national television: feeds, a sitemap of five days; years ago an address had a plain time."""

from crawler.families import DATA_ROLE, sitemap_of_five_days
from crawler.outlet import Feed, Outlet

OUTLET = Outlet(
    name="vtv",
    title="VTV",
    hosts=("vtv.vn",),
    article_path=r"/(?:[a-z0-9-]+/)*[a-z0-9-]+-(?P<id>100\d{13,15}|20\d{14,15})\.htm",
    sources=(
        Feed("https://vtv.vn/rss/home.rss", wide=True),
        Feed("https://vtv.vn/rss/chinh-tri.rss"),
        sitemap_of_five_days("https://vtv.vn/sitemaps"),
    ),
    layout=DATA_ROLE,
    prefixes=("VTV.vn",),
)
