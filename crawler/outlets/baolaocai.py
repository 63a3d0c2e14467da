"""Báo Lào Cai, of the province across the Red River from Hekou: one feed of everything."""

from crawler.families import CMS_BODY
from crawler.outlet import Feed, Outlet

OUTLET = Outlet(
    name="baolaocai",
    title="Báo Lào Cai",
    hosts=("baolaocai.vn",),
    article_path=r"/[a-z0-9-]+-post(?P<id>\d+)\.html",
    sources=(Feed("https://baolaocai.vn/rss/home.rss", wide=True),),
    layout=CMS_BODY,
)
