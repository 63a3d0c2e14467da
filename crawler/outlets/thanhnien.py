"""Thanh Niên: feeds with texts escaped twice, a sitemap of five days; numbered otherwise before 2022."""

from crawler.families import DATA_ROLE, sitemap_of_five_days
from crawler.outlet import Feed, Outlet

OUTLET = Outlet(
    name="thanhnien",
    title="Thanh Niên",
    hosts=("thanhnien.vn", "thanhnien.com.vn"),
    article_path=r"/(?:[a-z0-9-]+/)*[a-z0-9-]+-(?:(?P<id>185\d{13,15})\.htm|(?:post)?(?P<old>\d{6,8})\.html)",
    sources=(
        Feed("https://thanhnien.vn/rss/chinh-tri.rss"),
        Feed("https://thanhnien.vn/rss/thoi-su.rss"),
        sitemap_of_five_days("https://thanhnien.vn/sitemaps"),
    ),
    layout=DATA_ROLE,
    prefixes=("TNO", "(TNO)"),
)
