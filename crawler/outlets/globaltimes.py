"""Global Times: two sections of its China pages; its one feed is weeks behind."""

from crawler.outlet import Layout, Listing, Outlet

OUTLET = Outlet(
    name="globaltimes",
    title="Global Times",
    hosts=("globaltimes.cn",),
    article_path=r"/(?:page/\d{6}|content)/(?P<id>\d+)\.shtml",
    sources=(
        Listing("https://www.globaltimes.cn/china/military/"),
        Listing("https://www.globaltimes.cn/china/diplomacy/"),
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
