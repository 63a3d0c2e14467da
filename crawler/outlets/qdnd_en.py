"""People's Army Newspaper in English: sections that articles stand in; it wants its cookie back."""

from crawler.families import QDND_EDITION
from crawler.outlet import Listing, Outlet

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
    layout=QDND_EDITION,
    prefixes=("PANO",),
    cookies=True,
)
