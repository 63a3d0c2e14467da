"""VietNamNet: feeds of a thousand items, lists of a day; what stands under /en/ is another edition."""

from datetime import timedelta

from crawler.outlet import DatedListing, Feed, Layout, NewsSitemap, Outlet

OUTLET = Outlet(
    name="vietnamnet",
    title="VietNamNet",
    hosts=("vietnamnet.vn",),
    article_path=r"/(?!en/)(?:[a-z0-9-]+/)*[a-z0-9-]+-(?P<id>\d{5,8})\.html",
    sources=(
        Feed("https://vietnamnet.vn/rss/thoi-su.rss", every=timedelta(minutes=30)),
        Feed("https://vietnamnet.vn/rss/the-gioi.rss", every=timedelta(minutes=30)),
        NewsSitemap("https://vietnamnet.vn/sitemap-news.xml", every=timedelta(hours=1)),
        DatedListing(
            "https://vietnamnet.vn/tin-tuc-24h-p{page}?bydate={day:%d/%m/%Y}-{day:%d/%m/%Y}&cate=",
            first=0,
            pages=30,
        ),
    ),
    layout=Layout(
        headline=("h1.content-detail-title", "h1"),
        lead=("h2.content-detail-sapo", ".content-detail-sapo"),
        body=(".maincontent",),
        date=(".bread-crumb-detail__time",),
        sign_off=(".article-detail-author__info .name", ".maincontent p[style*='right']"),
        prune=("figure", "table:has(img)", "[class*='ck-cms-insert']", ".insert-wiki-content"),
    ),
)
