"""Báo Lào Cai, of the province across the Red River from Hekou: one feed of everything."""

from crawler.families import CMS_BODY, sitemap_of_a_month
from crawler.outlet import Feed, Outlet

OUTLET = Outlet(
    name="baolaocai",
    title="Báo Lào Cai",
    hosts=("baolaocai.vn",),
    article_path=r"/[a-z0-9-]+-post(?P<id>\d+)\.html",
    sources=(
        Feed("https://baolaocai.vn/rss/home.rss", wide=True),
        # A guess, by others on this editing system.
        sitemap_of_a_month("https://baolaocai.vn"),
    ),
    layout=CMS_BODY,
)
