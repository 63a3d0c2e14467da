"""VietnamPlus in English: a section and the front page, since its feeds were last seen gone; one mirror."""

from crawler.families import VIETNAMPLUS_EDITION, sitemap_of_a_month
from crawler.outlet import Listing, Outlet

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
    layout=VIETNAMPLUS_EDITION,
)
