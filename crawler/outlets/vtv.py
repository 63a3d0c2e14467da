"""VTV, the national television: feeds; years ago the number of an address was a plain time."""

from crawler.families import DATA_ROLE
from crawler.outlet import Feed, Outlet

OUTLET = Outlet(
    name="vtv",
    title="VTV",
    hosts=("vtv.vn",),
    article_path=r"/(?:[a-z0-9-]+/)*[a-z0-9-]+-(?P<id>100\d{13,15}|20\d{14,15})\.htm",
    sources=(
        Feed("https://vtv.vn/rss/home.rss", wide=True),
        Feed("https://vtv.vn/rss/chinh-tri.rss"),
    ),
    layout=DATA_ROLE,
    prefixes=("VTV.vn",),
)
