"""China Military Online, of PLA Daily, in English: lists with times; ``content_N`` numbers older ones."""

from crawler.families import UEDITOR
from crawler.outlet import Listing, Outlet

OUTLET = Outlet(
    name="chinamil",
    title="China Military Online",
    hosts=("eng.chinamil.com.cn", "english.chinamil.com.cn"),
    article_path=(
        r"/(?:[A-Za-z0-9_]+/)+(?P<id>\d{6,9})\.html|/[a-z]+/\d{4}-\d{2}/\d{2}/content_(?P<old>\d+)\.htm"
    ),
    sources=tuple(
        Listing(
            f"http://eng.chinamil.com.cn/2025xb/{section}/index.html",
            further=f"http://eng.chinamil.com.cn/2025xb/{section}/index_{{page}}.html",
            first=1,
            pages=9,
        )
        for section in ("C_251453/EC", "H_251454/L_251456")
    ),
    language="en",
    zone="Asia/Shanghai",
    layout=UEDITOR,
)
