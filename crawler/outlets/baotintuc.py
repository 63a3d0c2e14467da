"""Báo Tin tức, of the Vietnam News Agency: feeds, lists of a day; captions come twice, and its address."""

from datetime import timedelta

from crawler.outlet import DatedListing, Feed, Layout, Outlet

OUTLET = Outlet(
    name="baotintuc",
    title="Báo Tin tức",
    hosts=("baotintuc.vn",),
    article_path=r"/[a-z0-9-]+/[a-z0-9-]+-v?(?P<id>20\d{15})\.htm",
    sources=(
        Feed("https://baotintuc.vn/tin-moi-nhat.rss", wide=True),
        Feed("https://baotintuc.vn/thoi-su.rss", every=timedelta(minutes=30)),
        Feed("https://baotintuc.vn/chinh-tri.rss", every=timedelta(minutes=30)),
        Feed("https://baotintuc.vn/the-gioi.rss", every=timedelta(minutes=30)),
        Feed("https://baotintuc.vn/quan-su.rss", every=timedelta(minutes=30)),
        Feed("https://baotintuc.vn/quoc-phong.rss", every=timedelta(minutes=30)),
        Feed("https://baotintuc.vn/tap-tran-dien-tap.rss", every=timedelta(hours=1)),
        Feed("https://baotintuc.vn/bien-dao-viet-nam.rss", every=timedelta(hours=1)),
        # As seen in 2024.
        DatedListing("https://baotintuc.vn/thoi-su-472ct0/d{day:%d-%m-%Y}.htm"),
        DatedListing("https://baotintuc.vn/the-gioi-130ct0/d{day:%d-%m-%Y}.htm"),
    ),
    layout=Layout(
        headline=("h1.title", ".sc-longform-header-title", "h1"),
        lead=("h2.sapo", ".sapo"),
        body=("div.boxdetail",),
        date=("div.detail div.time", "div.time"),
        sign_off=("p.author", "p.source"),
        prune=("table.image", ".caption", ".lightbox", ".box-related", ".tagname", "figure"),
    ),
)
