"""Layouts and archives that several outlets share, since they come out of the same editing system."""

from dataclasses import fields

from crawler.outlet import DatedSitemap, Layout

CMS_BODY = Layout(
    headline=("h1.article__title", ".article__title"),
    lead=(".article__sapo", ".article__summary"),
    body=(".article__body",),
    date=(".article__meta time", ".article__header time", "time.time"),
    sign_off=(".article__body p[style*='right']", ".article__body .author", ".article__author .name"),
    prune=(
        "figure",
        "table:has(img)",
        ".caption",
        ".article__body .story",
        ".article__body [class*='relate']",
        ".article__tag",
    ),
)
"""Addresses end in ``-post<id>``; the body is ``article__body cms-body``."""

DATA_ROLE = Layout(
    headline=("[data-role=title]", "h1.detail-title", "h1"),
    lead=("[data-role=sapo]", "h2.detail-sapo", "h2.sapo"),
    body=("[data-role=content]", ".detail-content", "#main-detail-body"),
    date=("[data-role=publishdate]", ".detail-time", ".date-time"),
    sign_off=("p[style*='right']", "[data-role=author]", ".fck .author"),
    prune=("figure", ".VCSortableInPreviewMode", "[type=RelatedOneNews]"),
)
"""Addresses end in a number that tells the time; pictures and related boxes are ``VCSortable…``."""

QDND_EDITION = Layout(
    headline=("h1.post-title", "h1"),
    lead=(".post-summary",),
    body=("[itemprop=articleBody]", ".post-content"),
    date=(".post-subinfo span", ".post-subinfo", ".post-date"),
    sign_off=(".post-author", "[itemprop=articleBody] p[style*='right']"),
    prune=("table:has(img)", "figure", ".related-post", ".video-wrapper"),
)
"""The army's paper in other languages; addresses end in ``-<id>``."""

VIETNAMPLUS_EDITION = Layout(
    headline=("h1.article__title", ".details__headline", "h1"),
    lead=(".article__sapo", ".details__summary"),
    body=(".article__body", ".article-body"),
    date=(".article__meta time", ".article__meta", ".details__meta time", ".details__meta"),
    sign_off=(".article__author", ".article__body .author"),
    prune=("figure", "table:has(img)", ".article-photo", ".article__tag", "[class*='relate']", ".story"),
)
"""VietnamPlus in other languages, as it is and as it was; addresses end in ``-post<id>.vnp``."""

UEDITOR = Layout(
    headline=(".article-header h1", "h1"),
    body=("#article-content", ":has(> p.ueditor-text-p_display)"),
    date=(".pub-info dd", ".pub-info", ".info"),
    sign_off=(".pub-info dl:first-child", ".info span", ".article-editor"),
    prune=(
        ".ueditor-text-tushuo",
        "p[style*='center']",
        ".share",
        "#cm-player",
        "#mediaurl",
        ".page-num",
    ),
)
"""Sites of China's ministry and army; paragraphs are ``ueditor-text-p_display``."""


def sitemap_of_a_month(site: str) -> DatedSitemap:
    """That of sites with a `CMS_BODY`; seen on four of them in 2026."""
    return DatedSitemap(f"{site}/sitemaps/news-{{day.year}}-{{day.month}}.xml")


def sitemap_of_five_days(folder: str) -> DatedSitemap:
    """That of sites with a `DATA_ROLE`; seen on three of them in 2026."""
    return DatedSitemap(
        f"{folder}/sitemaps-{{day.year}}-{{day.month}}-{{first.day}}-{{last.day}}.xml", days=5
    )


def either(*layouts: Layout) -> Layout:
    """The layout of an outlet and those it had before, the first that fits a page."""
    return Layout(
        **{
            part.name: tuple(selector for layout in layouts for selector in getattr(layout, part.name))
            for part in fields(Layout)
        }
    )
