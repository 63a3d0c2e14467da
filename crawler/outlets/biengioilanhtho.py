"""The border and territory portal of the National Boundary Committee: one list, agency texts, plain http."""

from crawler.outlet import Layout, Listing, Outlet

OUTLET = Outlet(
    name="biengioilanhtho",
    title="Cổng thông tin Biên giới lãnh thổ",
    hosts=("biengioilanhtho.gov.vn",),
    article_path=r"/vi/[a-z0-9-]+/[a-z0-9-]+-(?P<id>\d{5,8})\.html",
    sources=(Listing("http://biengioilanhtho.gov.vn/vi/tin-tuc"),),
    layout=Layout(
        headline=("h1.detail-title", "h1"),
        body=(".detail-content",),
        date=(".detail-date",),
        sign_off=(".detail-content p[style*='right']",),
        prune=(".image", ".image-note", "figure", ".other-news"),
    ),
)
