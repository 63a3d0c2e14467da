"""Global Times: two sections of its China pages, and a news sitemap; its one feed is weeks behind."""

from datetime import timedelta

from crawler.outlet import Layout, Listing, NewsSitemap, Outlet

OUTLET = Outlet(
    name="globaltimes",
    title="Global Times",
    hosts=("globaltimes.cn",),
    article_path=r"/(?:page/\d{6}|content)/(?P<id>\d+)\.shtml",
    sources=(
        Listing("https://www.globaltimes.cn/china/military/"),
        Listing("https://www.globaltimes.cn/china/diplomacy/"),
        NewsSitemap("https://www.globaltimes.cn/sitemap.xml", every=timedelta(hours=1)),
    ),
    language="en",
    zone="Asia/Shanghai",
    layout=Layout(
        headline=(".article_title", "h1"),
        body=(".article_content",),
        date=(".pub_time", ".source_time"),
        sign_off=(".byline", ".source_time", ".article_source"),
        prune=("center", "figure", ".picture", ".related_articles"),
    ),
)
