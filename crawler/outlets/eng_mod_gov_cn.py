"""The Chinese Ministry of National Defence in English: plain http alone, and one list that is known."""

from crawler.families import UEDITOR
from crawler.outlet import Listing, Outlet

OUTLET = Outlet(
    name="eng_mod_gov_cn",
    title="Ministry of National Defense of the PRC",
    hosts=("eng.mod.gov.cn",),
    article_path=(
        r"/(?:2025)?xb/(?:[^/]+/)+(?P<id>\d{6,9})\.html|/[a-z]+/\d{4}-\d{2}/\d{2}/content_(?P<old>\d+)\.htm"
    ),
    sources=(
        Listing(
            "http://eng.mod.gov.cn/2025xb/P/index.html",
            further="http://eng.mod.gov.cn/2025xb/P/index_{page}.html",
            first=1,
            pages=9,
        ),
    ),
    language="en",
    zone="Asia/Shanghai",
    layout=UEDITOR,
)
