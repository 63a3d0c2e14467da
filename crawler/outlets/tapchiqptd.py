"""The army's journal of theory: listings; pages print today's date on top, the mobile twin American ones."""

from datetime import timedelta

from crawler.outlet import Listing, Outlet

OUTLET = Outlet(
    name="tapchiqptd",
    title="Tạp chí Quốc phòng toàn dân",
    hosts=("tapchiqptd.vn",),
    article_path=r"/vi/[a-z0-9-]+/[a-z0-9-]+[/-](?P<id>\d{3,9})\.html",
    sources=(
        Listing("https://tapchiqptd.vn/vi/default.html", every=timedelta(hours=3)),
        Listing(
            "https://tapchiqptd.vn/vi/nhung-chu-truong-cong-tac-lon-2.html",
            further="https://tapchiqptd.vn/vi/nhung-chu-truong-cong-tac-lon-2.html?pageindex={page}",
            pages=10,
            every=timedelta(days=1),
        ),
    ),
)
