"""Tuổi Trẻ: feeds with American dates; the number of an address was a plain time until 2026."""

from crawler.families import DATA_ROLE
from crawler.outlet import Feed, Outlet

OUTLET = Outlet(
    name="tuoitre",
    title="Tuổi Trẻ",
    hosts=("tuoitre.vn",),
    article_path=r"/(?:[a-z0-9-]+/)*[a-z0-9-]+-(?P<id>1\d{15,17}|20\d{14,15})\.htm",
    sources=(
        Feed("https://tuoitre.vn/rss/tin-moi-nhat.rss", wide=True),
        Feed("https://tuoitre.vn/rss/thoi-su.rss"),
    ),
    layout=DATA_ROLE,
    prefixes=("TTO",),
)
