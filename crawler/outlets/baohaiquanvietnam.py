"""The Navy's paper: no feed known; an address has no number, so its words are the identity."""

from crawler.outlet import Listing, Outlet

OUTLET = Outlet(
    name="baohaiquanvietnam",
    title="Báo Hải quân Việt Nam",
    hosts=("baohaiquanvietnam.vn",),
    article_path=r"/tin-tuc/(?P<id>[a-z0-9]+(?:-[a-z0-9]+){3,})",
    sources=(Listing("https://baohaiquanvietnam.vn/"),),
)
