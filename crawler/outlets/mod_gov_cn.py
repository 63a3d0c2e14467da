"""The Chinese Ministry of National Defence: plain http alone, lists with times, items dated days back."""

from datetime import timedelta

from crawler.families import UEDITOR
from crawler.outlet import Listing, Outlet

_SECTIONS = (
    "xwfyr/yzxwfb",
    "xwfyr/fyrthhdjzw",
    "xwfyr/lxjzh_246940",
    "wzll/yw_214068",
    "wzll/hj",
    "wzll/lj",
)

OUTLET = Outlet(
    name="mod_gov_cn",
    title="中华人民共和国国防部",
    hosts=("mod.gov.cn",),
    article_path=(
        r"/gfbw/(?:[^/]+/)+(?P<id>\d{6,9})\.html"
        r"|/(?:[a-z_]+/)+\d{4}-\d{2}/\d{2}/content_(?P<old>\d+)\.htm"
    ),
    sources=tuple(
        Listing(
            f"http://www.mod.gov.cn/gfbw/{section}/index.html",
            further=f"http://www.mod.gov.cn/gfbw/{section}/index_{{page}}.html",
            first=1,
            pages=9,
            every=timedelta(hours=2),
        )
        for section in _SECTIONS
    ),
    language="zh",
    zone="Asia/Shanghai",
    layout=UEDITOR,
)
