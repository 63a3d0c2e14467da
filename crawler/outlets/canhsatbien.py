"""The Coast Guard's portal, off: its pages seem to come out of scripts; addresses end in two numbers."""

from crawler.outlet import Listing, Outlet

OUTLET = Outlet(
    name="canhsatbien",
    title="Cảnh sát biển Việt Nam",
    hosts=("canhsatbien.vn",),
    article_path=r"/[a-z0-9-]+/(?P<id>\d{2,7})/\d{1,4}/?",
    sources=(Listing("https://canhsatbien.vn/"),),
    off="its pages seem to be written by scripts in a browser; nobody has seen the server answer with text",
)
