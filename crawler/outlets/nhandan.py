"""Nhân Dân, of the Communist Party: feeds, sitemaps; has moved twice, and counted articles anew each time."""

from datetime import timedelta

from crawler.families import CMS_BODY, either, sitemap_of_a_month
from crawler.outlet import Feed, Layout, NewsSitemap, Outlet

OUTLET = Outlet(
    name="nhandan",
    title="Báo Nhân Dân",
    hosts=("nhandan.vn", "nhandan.com.vn", "nhandan.org.vn"),
    article_path=(
        r"/(?:[a-z0-9_-]+/)*"
        r"(?:[a-z0-9-]+-post(?P<id>\d+)\.html|(?:item/|[a-z0-9-]+-)(?P<old>\d{6,8})(?:/?|-[a-z0-9-]+\.html))"
    ),
    sources=(
        Feed("https://nhandan.vn/rss/home.rss", wide=True),
        Feed("https://nhandan.vn/rss/chinhtri-1171.rss"),
        Feed("https://nhandan.vn/rss/thegioi-1231.rss"),
        NewsSitemap("https://nhandan.vn/sitemaps/google-news.xml", every=timedelta(hours=1)),
        sitemap_of_a_month("https://nhandan.vn"),
    ),
    layout=either(
        CMS_BODY,
        Layout(
            headline=(".box-title-detail",),
            lead=(".box-des-detail",),
            body=(".box-content-detail",),
            date=(".box-date",),
            sign_off=(".box-author",),
            prune=(".box-detail-thumb",),
        ),
        Layout(
            headline=(".item-container h3",),
            lead=(".item-container .sapo",),
            body=(".item-container .item-content",),
            date=(".item-container .date-created",),
            sign_off=(".item-content p[style*='right']",),
            prune=(".item-content p[style*='center']", ".item-content .related"),
        ),
    ),
    prefixes=("NDO", "NDĐT"),
)
