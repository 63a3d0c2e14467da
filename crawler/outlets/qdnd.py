"""Quân đội nhân dân, of the army: feeds for those who send its cookie back; pages print the day alone."""

from datetime import timedelta

from crawler.outlet import Feed, Layout, Listing, Outlet

OUTLET = Outlet(
    name="qdnd",
    title="Báo Quân đội nhân dân",
    hosts=("qdnd.vn",),
    article_path=r"/(?:[a-z0-9-]+/){1,3}[a-z0-9-]+-(?P<id>\d{5,8})/?",
    sources=(
        Feed("https://www.qdnd.vn/rss/cate/tin-tuc-moi-nhat.rss", wide=True),
        Feed("https://www.qdnd.vn/rss/cate/chinh-tri-3429.rss"),
        Feed("https://www.qdnd.vn/rss/cate/quoc-phong-an-ninh-3424.rss"),
        Feed("https://www.qdnd.vn/rss/cate/quoc-te-3447.rss", every=timedelta(minutes=30)),
        # Not verified: as addresses of listings were in 2017, and below in 2024.
        Listing(
            "https://www.qdnd.vn/chinh-tri/doi-ngoai-doi-ngoai-quoc-phong",
            further="https://www.qdnd.vn/chinh-tri/doi-ngoai-doi-ngoai-quoc-phong/p/{page}",
            pages=50,
            every=timedelta(hours=4),
        ),
        Listing(
            "https://www.qdnd.vn/chinh-tri",
            sections=("Đối ngoại - Đối ngoại quốc phòng", "Đối ngoại quốc phòng"),
            further="https://www.qdnd.vn/chinh-tri/p/{page}",
            pages=20,
            every=timedelta(hours=6),
        ),
        Listing(
            "https://www.qdnd.vn/quoc-phong-an-ninh",
            further="https://www.qdnd.vn/quoc-phong-an-ninh/p/{page}",
            pages=20,
            every=timedelta(hours=6),
        ),
    ),
    layout=Layout(
        headline=("h1.post-title", "h1"),
        lead=(".post-summary", "#dnn_VIEWSINDEX_ctl00_viewhinone h2"),
        body=(".post-content",),
        date=(".post-date", ".post-subinfo"),
        sign_off=(".post-content p[style*='right']", ".post-content .author"),
        prune=(
            "figure",
            "table:has(img)",
            ".post-content p[style*='center']",
            ".related-post",
            ".video-wrapper",
            ".author-info",
        ),
    ),
    prefixes=("QĐND Online", "QĐND -", "QĐND –"),
    cookies=True,
)
