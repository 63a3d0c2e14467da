"""Viet Nam News, of the Vietnam News Agency: a section, and a feed of it that lists pass around."""

from crawler.outlet import Feed, Layout, Listing, Outlet

OUTLET = Outlet(
    name="vietnamnews",
    title="Viet Nam News",
    hosts=("vietnamnews.vn",),
    article_path=r"/[a-z-]+/(?P<id>\d+)/[^/]+\.html",
    sources=(
        Listing(
            "https://vietnamnews.vn/politics-laws",
            further="https://vietnamnews.vn/politics-laws?p={page}",
            pages=500,
        ),
        Feed("https://vietnamnews.vn/rss/politics-laws.rss"),
    ),
    language="en",
    layout=Layout(
        headline=("h1.headline", "h1"),
        body=(".detail__content",),
        date=(".detail__meta", ".datetime"),
        sign_off=(".detail__author",),
        prune=("figure", "table:has(img)", ".picture", ".related-news", ".detail__tags"),
    ),
)
