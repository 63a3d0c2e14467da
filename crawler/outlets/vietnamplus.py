"""VietnamPlus, of the Vietnam News Agency: feeds, sitemaps; captions come twice, addresses counted twice."""

from dataclasses import replace
from datetime import timedelta

from crawler.families import CMS_BODY, either, sitemap_of_a_month
from crawler.outlet import Feed, Layout, NewsSitemap, Outlet

OUTLET = Outlet(
    name="vietnamplus",
    title="VietnamPlus",
    hosts=("vietnamplus.vn",),
    article_path=r"/[a-z0-9-]+(?:-post(?P<id>\d+)|/(?P<old>\d{4,7}))\.(?:vnp|amp)",
    sources=(
        Feed("https://www.vietnamplus.vn/rss/home.rss", wide=True),
        Feed("https://www.vietnamplus.vn/rss/thegioi.rss"),
        Feed("https://www.vietnamplus.vn/rss/chinhtri-291.rss", every=timedelta(minutes=30)),  # not verified
        NewsSitemap("https://www.vietnamplus.vn/sitemaps/google-news.xml", every=timedelta(hours=1)),
        sitemap_of_a_month("https://www.vietnamplus.vn"),
    ),
    layout=either(
        replace(
            CMS_BODY, sign_off=(*CMS_BODY.sign_off, ".article__source"), prune=(*CMS_BODY.prune, ".cms-note")
        ),
        Layout(
            headline=("h1.details__headline",),
            lead=(".details__summary",),
            body=(".article-body",),
            date=(".source time", ".article-header time"),
            sign_off=(".source .author", ".article-header .author"),
            prune=(".article-photo", ".article-body .related"),
        ),
    ),
)
