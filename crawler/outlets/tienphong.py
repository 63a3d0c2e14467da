"""Tiền Phong, of the Youth Union: feeds, sitemaps; addresses of before 2021 have another numbering."""

from crawler.families import CMS_BODY, sitemap_of_a_month
from crawler.outlet import Feed, Outlet

OUTLET = Outlet(
    name="tienphong",
    title="Tiền Phong",
    hosts=("tienphong.vn",),
    article_path=r"/(?:[a-z0-9-]+/)*[a-z0-9-]+-(?:post(?P<id>\d+)|(?P<old>\d{5,8}))\.tpo",
    sources=(
        Feed("https://tienphong.vn/rss/home.rss", wide=True),
        Feed("https://tienphong.vn/rss/the-gioi-5.rss"),
        sitemap_of_a_month("https://tienphong.vn"),
    ),
    layout=CMS_BODY,
    prefixes=("TPO",),
)
