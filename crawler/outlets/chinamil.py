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
    sources=(
        Listing("http://eng.chinamil.com.cn/2025xb/C_251453/EC/index.html"),
        Listing("http://eng.chinamil.com.cn/2025xb/H_251454/L_251456/index.html"),
    ),
    language="en",
    zone="Asia/Shanghai",
    layout=UEDITOR,
)
