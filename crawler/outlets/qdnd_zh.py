"""People's Army Newspaper in Chinese: the front page and a section; an address may hold no words."""

from crawler.families import QDND_EDITION
from crawler.outlet import Listing, Outlet

OUTLET = Outlet(
    name="qdnd_zh",
    title="越南人民军队报",
    hosts=("cn.qdnd.vn",),
    article_path=r"/(?:[^/]+/)+[^/]*-(?P<id>\d{5,8})(?:\.html)?",
    sources=(
        Listing("https://cn.qdnd.vn/"),
        Listing("https://cn.qdnd.vn/cid-6153/7190"),
    ),
    language="zh",
    layout=QDND_EDITION,
    cookies=True,
)
