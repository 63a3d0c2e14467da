"""VietnamPlus in Chinese, of the Vietnam News Agency: section lists, for nobody has shown a feed to work."""

from crawler.families import VIETNAMPLUS_EDITION, sitemap_of_a_month
from crawler.outlet import Listing, Outlet

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
    layout=VIETNAMPLUS_EDITION,
)
