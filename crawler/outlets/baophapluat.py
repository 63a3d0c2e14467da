"""Báo Pháp luật Việt Nam, of the Ministry of Justice: a feed, and its tag of exchanges at the border."""

from datetime import timedelta

from crawler.families import CMS_BODY
from crawler.outlet import Feed, Listing, Outlet

OUTLET = Outlet(
    name="baophapluat",
    title="Báo Pháp luật Việt Nam",
    hosts=("baophapluat.vn",),
    article_path=r"/(?:[a-z0-9-]+/)*[a-z0-9-]+-post(?P<id>\d+)\.html",
    sources=(
        Feed("https://baophapluat.vn/rss/home.rss", wide=True),  # not verified
        Listing(
            "https://baophapluat.vn/huu-nghi-quoc-phong-bien-gioi-viet-trung-tag263883.html",
            every=timedelta(hours=4),
        ),
    ),
    layout=CMS_BODY,
    prefixes=("(PLVN)", "PLVN"),
)
