"""Dân trí: feeds, monthly sitemaps; what pages say of their time can be weeks later than addresses do."""

from crawler.outlet import DatedSitemap, Feed, Layout, Outlet

OUTLET = Outlet(
    name="dantri",
    title="Dân trí",
    hosts=("dantri.com.vn",),
    article_path=r"/(?:[a-z0-9-]+/)+[a-z0-9-]+-(?P<id>20\d{15})\.htm",
    sources=(
        Feed("https://dantri.com.vn/rss/tin-moi-nhat.rss", wide=True),
        Feed("https://dantri.com.vn/rss/xa-hoi.rss"),
        DatedSitemap("https://dantri.com.vn/sitemaps/Article-{day:%Y-%m}-01.xml"),
    ),
    layout=Layout(
        headline=("h1.title-page", "h1"),
        lead=("h2.singular-sapo", ".singular-sapo"),
        body=(".singular-content",),
        date=("time.author-time", ".author-time"),
        sign_off=(".author-name", ".singular-content p[style*='right']"),
        prune=("figure", "table:has(img)", ".singular-content [class*='related']"),
    ),
    prefixes=("(Dân trí)",),
)
