"""Thanh Niên: feeds whose texts are escaped twice; addresses of before 2022 have another numbering."""

from crawler.families import DATA_ROLE
from crawler.outlet import Feed, Outlet

OUTLET = Outlet(
    name="thanhnien",
    title="Thanh Niên",
    hosts=("thanhnien.vn", "thanhnien.com.vn"),
    article_path=r"/(?:[a-z0-9-]+/)*[a-z0-9-]+-(?:(?P<id>185\d{13,15})\.htm|(?:post)?(?P<old>\d{6,8})\.html)",
    sources=(
        Feed("https://thanhnien.vn/rss/chinh-tri.rss"),
        Feed("https://thanhnien.vn/rss/thoi-su.rss"),
    ),
    layout=DATA_ROLE,
    prefixes=("TNO", "(TNO)"),
)
