"""Tuổi Trẻ: feeds with American dates, a sitemap of five days; until 2026 an address had a plain time."""

from datetime import timedelta

from crawler.families import DATA_ROLE, sitemap_of_five_days
from crawler.outlet import Feed, NewsSitemap, Outlet

OUTLET = Outlet(
    name="tuoitre",
    title="Tuổi Trẻ",
    hosts=("tuoitre.vn",),
    article_path=r"/(?:[a-z0-9-]+/)*[a-z0-9-]+-(?P<id>1\d{15,17}|20\d{14,15})\.htm",
    sources=(
        Feed("https://tuoitre.vn/rss/tin-moi-nhat.rss", wide=True),
        Feed("https://tuoitre.vn/rss/thoi-su.rss"),
        NewsSitemap("https://tuoitre.vn/news-sitemap.xml", every=timedelta(hours=1)),  # not verified
        sitemap_of_five_days("https://tuoitre.vn/StaticSitemaps"),
    ),
    layout=DATA_ROLE,
    prefixes=("TTO",),
)
