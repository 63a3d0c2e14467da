"""VOV World in Chinese, the edition with a section on ties with China: the host belongs to one outlet."""

from crawler.outlet import Layout, Listing, Outlet

OUTLET = Outlet(
    name="vovworld",
    title="越南之声 (VOV World)",
    hosts=("vovworld.vn",),
    article_path=r"/zh-CN/[^/]+/[^/]+-(?P<id>\d+)\.vov",
    sources=(
        Listing("https://vovworld.vn/zh-CN/%E8%B6%8A%E4%B8%AD%E5%85%B3%E7%B3%BB/292.vov"),
        Listing("https://vovworld.vn/zh-CN/%E6%96%B0%E9%97%BB/404.vov"),
    ),
    language="zh",
    layout=Layout(
        headline=("h1.article__title", "h1"),
        lead=(".article__sapo",),
        body=(".article__body",),
        date=(".article__meta time", "time"),
        sign_off=(".article__author",),
        prune=("figure", "table:has(img)", ".article__tag", "[class*='relate']", ".story"),
    ),
    prefixes=("(VOVWORLD)", "（VOVWORLD）", "(VOV5)"),
)
