"""VietnamPlus in English: a section and the front page, since its feeds were last seen gone; one mirror."""

from crawler.families import sitemap_of_a_month
from crawler.outlet import Layout, Listing, Outlet

OUTLET = Outlet(
    name="vietnamplus_en",
    title="VietnamPlus (English)",
    hosts=("en.vietnamplus.vn", "betaen.vietnamplus.vn"),
    article_path=r"/[^/]+(?:-post|/)(?P<id>\d+)\.(?:vnp|amp)",
    sources=(
        Listing("https://en.vietnamplus.vn/politics.vnp"),
        Listing("https://en.vietnamplus.vn/"),
        # A guess, by the Vietnamese edition.
        sitemap_of_a_month("https://en.vietnamplus.vn"),
    ),
    language="en",
    layout=Layout(
        headline=("h1.article__title", ".details__headline", "h1"),
        lead=(".article__sapo", ".details__summary"),
        body=(".article__body", ".article-body"),
        date=(".article__meta time", ".article__meta", ".details__meta time", ".details__meta"),
        sign_off=(".article__author", ".article__body .author"),
        prune=("figure", "table:has(img)", ".article-photo", ".article__tag", "[class*='relate']", ".story"),
    ),
)
