"""Báo Quảng Ninh, of the province at the coastal end of the border: feeds of a few sections."""

from crawler.outlet import Feed, Outlet

OUTLET = Outlet(
    name="baoquangninh",
    title="Báo Quảng Ninh",
    hosts=("baoquangninh.vn", "baoquangninh.com.vn"),
    article_path=r"/(?:[a-z0-9-]+-(?P<id>\d{6,8})\.html|[a-z-]+/\d{6}/[a-z0-9-]+-(?P<old>\d{6,8})/?)",
    sources=(
        Feed("https://baoquangninh.vn/rss/news/chinh-tri.rss"),
        Feed("https://baoquangninh.vn/rss/news/quoc-phong-toan-dan.rss"),
        Feed("https://baoquangninh.vn/rss/news/quang-tay.rss"),
    ),
)
