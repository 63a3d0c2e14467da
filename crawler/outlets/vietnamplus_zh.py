"""VietnamPlus in Chinese, of the Vietnam News Agency: section lists, for nobody has shown a feed to work."""

from crawler.families import sitemap_of_a_month
from crawler.outlet import Layout, Listing, Outlet

OUTLET = Outlet(
    name="vietnamplus_zh",
    title="越通社 (VietnamPlus)",
    hosts=("zh.vietnamplus.vn",),
    article_path=r"/[^/]+(?:-post|/)(?P<id>\d+)\.(?:vnp|amp)",
    sources=(
        Listing("https://zh.vietnamplus.vn/politics.vnp"),
        Listing("https://zh.vietnamplus.vn/mostrecent.vnp"),
        # A guess, by the Vietnamese edition.
        sitemap_of_a_month("https://zh.vietnamplus.vn"),
    ),
    language="zh",
    layout=Layout(
        headline=("h1.article__title", ".details__headline", "h1"),
        lead=(".article__sapo", ".details__summary"),
        body=(".article__body", ".article-body"),
        date=(".article__meta time", ".article__meta", ".details__meta time", ".details__meta"),
        sign_off=(".article__author", ".article__body .author"),
        prune=("figure", "table:has(img)", ".article-photo", ".article__tag", "[class*='relate']", ".story"),
    ),
)
