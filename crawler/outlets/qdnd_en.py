"""People's Army Newspaper in English: sections that articles stand in; it wants its cookie back."""

from crawler.outlet import Layout, Listing, Outlet

OUTLET = Outlet(
    name="qdnd_en",
    title="People's Army Newspaper",
    hosts=("en.qdnd.vn",),
    article_path=r"/(?:[^/]+/)+[^/]*-(?P<id>\d{5,8})(?:\.html)?",
    sources=(
        Listing("https://en.qdnd.vn/military/intl-relations-and-cooperation"),
        Listing("https://en.qdnd.vn/military/news"),
    ),
    language="en",
    layout=Layout(
        headline=("h1.post-title", "h1"),
        lead=(".post-summary",),
        body=("[itemprop=articleBody]", ".post-content"),
        date=(".post-subinfo span", ".post-subinfo", ".post-date"),
        sign_off=(".post-author", "[itemprop=articleBody] p[style*='right']"),
        prune=("table:has(img)", "figure", ".related-post", ".video-wrapper"),
    ),
    prefixes=("PANO",),
    cookies=True,
)
