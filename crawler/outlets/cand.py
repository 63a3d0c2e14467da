"""Công an nhân dân, of the Ministry of Public Security: one feed; moved, and counted anew when it did."""

from crawler.families import CMS_BODY
from crawler.outlet import Feed, Outlet

OUTLET = Outlet(
    name="cand",
    title="Báo Công an nhân dân",
    hosts=("cand.vn", "cand.com.vn"),
    article_path=r"/(?:[\w-]+/)*[\w-]+-(?:post(?P<id>\d+)\.html|i?(?P<old>\d{5,7})/?)",
    sources=(Feed("https://cand.vn/rss/home.rss", wide=True),),
    layout=CMS_BODY,
)
