"""VTC News: a feed, and its page on exchanges at the border; its layout is not known."""

from datetime import timedelta

from crawler.outlet import Feed, Listing, Outlet

OUTLET = Outlet(
    name="vtcnews",
    title="VTC News",
    hosts=("vtcnews.vn", "vtc.vn"),
    article_path=r"/[a-z0-9-]+-ar(?P<id>\d{5,8})\.html",
    sources=(
        Feed("https://vtcnews.vn/rss/thoi-su.rss"),  # not verified
        Listing("https://vtcnews.vn/tieu-diem/giao-luu-bien-gioi.html", every=timedelta(hours=4)),
    ),
)
