"""The Ministry of National Defence, off: articles have no number, and their layout is not known."""

from crawler.outlet import Listing, Outlet

OUTLET = Outlet(
    name="bqp",
    title="Cổng thông tin điện tử Bộ Quốc phòng",
    hosts=("bqp.vn", "mod.gov.vn"),
    article_path=r"/(?:vn/chi-tiet|wcm/connect/mod/sa-mod-site)/sa-ttsk/(?P<id>sa-tt-[a-z]+/[a-z0-9-]+)/?",
    sources=(Listing("https://bqp.vn/"),),
    off="it answers with a challenge of scripts and cookies; whether to let us in is for its owner to decide",
)
