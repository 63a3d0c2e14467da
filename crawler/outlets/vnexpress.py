"""VnExpress, of FPT: feeds, and a sitemap a day to look back; the place is stamped before the lead."""

from crawler.outlet import DatedSitemap, Feed, Layout, Outlet

OUTLET = Outlet(
    name="vnexpress",
    title="VnExpress",
    hosts=("vnexpress.net",),
    article_path=r"/(?:[a-z0-9-]+/)*[a-z0-9-]+-(?P<id>\d{7})(?:-p\d+)?\.html",
    sources=(
        Feed("https://vnexpress.net/rss/tin-moi-nhat.rss", wide=True),
        Feed("https://vnexpress.net/rss/thoi-su.rss"),
        Feed("https://vnexpress.net/rss/the-gioi.rss"),
        DatedSitemap("https://vnexpress.net/articles-{day.year}-sitemap.xml?m={day.month}&d={day.day}"),
    ),
    layout=Layout(
        headline=("h1.title-detail", "h1"),
        place=("p.description .location-stamp",),
        lead=("p.description",),
        body=("article.fck_detail",),
        date=(".header-content span.date", "span.date"),
        sign_off=("article.fck_detail p[style*='right']", "p.author_mail", "p.author"),
        prune=("figure", "table.tplCaption", "ul.list-news", ".box-tinlienquanv2"),
    ),
)
