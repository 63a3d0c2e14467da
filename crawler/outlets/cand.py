"""Công an nhân dân, of the Ministry of Public Security: a feed, sitemaps; moved, and counted anew."""

from crawler.families import CMS_BODY, sitemap_of_a_month
from crawler.outlet import Feed, Outlet

OUTLET = Outlet(
    name="cand",
    title="Báo Công an nhân dân",
    hosts=("cand.vn", "cand.com.vn"),
    article_path=r"/(?:[\w-]+/)*[\w-]+-(?:post(?P<id>\d+)\.html|i?(?P<old>\d{5,7})/?)",
    sources=(
        Feed("https://cand.vn/rss/home.rss", wide=True),
        sitemap_of_a_month("https://cand.vn"),
    ),
    layout=CMS_BODY,
)
