"""People's Daily Online in English: numbered sections; no feed of those passed around still answers."""

from datetime import timedelta

from crawler.outlet import Layout, Listing, Outlet

OUTLET = Outlet(
    name="people_en",
    title="People's Daily Online",
    hosts=("en.people.cn", "english.people.com.cn", "english.peopledaily.com.cn"),
    article_path=r"/n3?/\d{4}/\d{4}/c\d+-(?P<id>\d+)\.html|/(?:\d{5,6}/)+(?P<old>\d{7})\.html",
    sources=tuple(
        Listing(
            f"http://en.people.cn/{section}/index.html",
            further=f"http://en.people.cn/{section}/index{{page}}.html",
            pages=10,
            every=every,
        )
        for section, every in (
            ("90786", timedelta(hours=1)),
            ("90785", timedelta(hours=2)),
            ("90777", timedelta(hours=2)),
        )
    ),
    language="en",
    zone="Asia/Shanghai",
    layout=Layout(
        headline=("h1",),
        body=(".d2txtCon", "#p_content"),
        date=(".origin", ".d2txt_1"),
        sign_off=(".origin", ".d2txt_1", ".editor"),
        prune=(".share_text", ".path", "p[style*='center']", "table:has(img)", ".pictext", "h1"),
    ),
)
