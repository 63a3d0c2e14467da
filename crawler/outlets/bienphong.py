"""Báo Biên phòng, of the Border Guard: the front page and its sections, and feeds that are not verified."""

from datetime import timedelta

from crawler.families import sitemap_of_a_month
from crawler.outlet import Feed, Layout, Listing, Outlet

OUTLET = Outlet(
    name="bienphong",
    title="Báo Biên phòng",
    hosts=("bienphong.com.vn",),
    article_path=r"/[a-z0-9-]+-post(?P<id>\d+)\.html",
    sources=(
        Listing(
            "https://www.bienphong.com.vn/",
            sections=("Chính trị", "Quân sự - Quốc phòng", "Biên phòng toàn dân"),
        ),
        Feed("https://www.bienphong.com.vn/rss/chinh-tri.rss", every=timedelta(hours=1)),
        Feed("https://www.bienphong.com.vn/rss/quan-su-quoc-phong.rss", every=timedelta(hours=1)),
        # A guess, by others whose addresses look like this.
        sitemap_of_a_month("https://www.bienphong.com.vn"),
    ),
    layout=Layout(
        headline=(".title--big", "h1.bp-detail-content-title-h1", "h1"),
        lead=(".article-content-intro", "p.bp-detail-sapo"),
        body=(".article-content-main", "#divcontent", ".bp-detail-text-content"),
        date=(".article-date", "span.bp-date-time"),
        sign_off=(".article-content-main p[style*='right']", ".bp-detail-text-content p[style*='right']"),
        prune=("figure", "table:has(img)", ".bp-detail-text-content p[style*='center']", ".article-related"),
    ),
    prefixes=("Biên phòng -", "Biên phòng –"),
)
