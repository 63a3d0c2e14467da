"""Thế giới và Việt Nam, of the Foreign Ministry: one feed, lists of a day; pages repeat title and lead."""

from crawler.outlet import DatedListing, Feed, Layout, Listing, Outlet

OUTLET = Outlet(
    name="baoquocte",
    title="Báo Thế giới và Việt Nam",
    hosts=("baoquocte.vn",),
    article_path=r"/[a-z0-9-]+-(?P<id>\d{4,7})\.html",
    sources=(
        Feed("https://baoquocte.vn/rss_feed/", wide=True),
        Listing("https://baoquocte.vn/"),
        # As seen in 2024, of another section; fifteen articles a page.
        DatedListing(
            "https://baoquocte.vn/thoi-su&fv={day:%Y-%m-%d}&s_cond=&BRSR={page}", first=0, step=15, pages=90
        ),
    ),
    layout=Layout(
        headline=(".article-detail-title", "h1.titleDetailNews", "h1"),
        lead=(".article-detail-desc", ".viewsDtail .padB10"),
        body=("#__MB_MASTERCMS_EL_3", ".article-detail .__MASTERCMS_CONTENT", ".viewsDtailContent"),
        date=(".article-detail .format_time", ".inforAuthor .format_time"),
        sign_off=(".article-detail-author", ".inforAuthor .clorOr", "p[style*='right']"),
        prune=(
            "figure",
            "table:has(img)",
            ".article-related",
            ".boxTags",
            ".viewsDtailContent p[style*='center']",
        ),
    ),
    prefixes=("TGVN.", "Baoquocte.vn."),
)
