"""How newsrooms put their stories into pages, feeds, listings and sitemaps."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape

from benchmarks.newsrooms import Feed, Newsroom, Story

_NOTES = {"vi": "Cập nhật: số liệu đã được kiểm tra lại với ban tổ chức.", "en": "Update: the figures were checked again.", "zh": "更新：有关数据已经与主办方再次核对。"}  # fmt: skip
_PAGES = {
    "classic": """<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title></head><body>
<div class="menu"><a href="/">Trang chủ</a></div><h1>{title}</h1><span class="date">{date:%d/%m/%Y %H:%M}</span>
<div class="detail">{text}</div><p class="views">{views} lượt xem</p><div class="related"><ul>{related}</ul></div>
<p>In ngày {printed:%d/%m/%Y %H:%M}</p></body></html>""",
    "modern": """<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title></head><body>
<nav><a href="/">Home</a></nav><main><article><h1>{title}</h1><time datetime="{date:%Y-%m-%dT%H:%M:%S%z}"></time>
<div class="content">{text}</div></article><aside><ul>{related}</ul><b>{views}</b></aside></main></body></html>""",
    "old": """<html><head><meta charset="utf-8"><title>{title}</title></head><body><table>
<tr><td class="title">{title}</td></tr><tr><td class="when">{date:%Y-%m-%d %H:%M}</td></tr>
<tr><td id="content">{text}</td></tr></table><ul class="more">{related}</ul><p>{views} views</p></body></html>""",
    "redesigned": """<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title></head><body>
<header><a href="/">☰</a></header><h1>{title}</h1><div class="x-meta"><span>{date:%d/%m/%Y %H:%M}</span></div>
<section class="x-story">{text}</section><footer>{views}</footer></body></html>""",
}  # fmt: skip
_RSS = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'
_RSS_ITEM = "<item><title>{title}</title><link>{url}</link><guid>{guid}</guid><pubDate>{rfc}</pubDate></item>"
_ATOM = '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{title}</title>{items}</feed>'
_ATOM_ITEM = (
    '<entry><title>{title}</title><link href="{url}"/><id>{guid}</id><published>{iso}</published></entry>'
)
_RDF = (
    '<?xml version="1.0" encoding="utf-8"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="/">'
    "<title>{title}</title></channel>{items}</rdf:RDF>"
)
_RDF_ITEM = '<item rdf:about="{url}"><title>{title}</title><link>{url}</link><dc:date>{iso}</dc:date></item>'
_URLS = (
    '<?xml version="1.0" encoding="utf-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{items}</urlset>'
)
_NEWS_URL = (
    "<url><loc>{url}</loc><news:news><news:publication_date>{iso}</news:publication_date>"
    "<news:title>{title}</news:title></news:news></url>"
)
_DAY_URL = "<url><loc>{url}</loc><lastmod>{iso}</lastmod></url>"
_LISTING = '<html lang="vi"><head><meta charset="utf-8"><title>{title}</title></head><body><h1>Mới nhất</h1>{items}</body></html>'
_LISTING_ITEM = '<h3><a href="{url}">{title}</a></h3>'
_FORMS = {
    "rss": (_RSS, _RSS_ITEM), "atom": (_ATOM, _ATOM_ITEM), "rdf": (_RDF, _RDF_ITEM), "listing": (_LISTING, _LISTING_ITEM),
    "news_sitemap": (_URLS, _NEWS_URL), "dated_sitemap": (_URLS, _DAY_URL),
}  # fmt: skip
_BUMPED = (5, 11, 17)
"""Places of a feed whose items come again."""


def source(room: Newsroom, feed: Feed, stories: Sequence[Story], now: datetime, fault: str | None) -> str:
    """A feed, listing or sitemap of these stories."""
    whole, part = _FORMS[feed.form]
    host = f"m.{room.host}" if feed.twin else room.host
    dates = {story.number: story.said_at for story in stories}
    query = ""
    if fault == "redated":
        dates = dict.fromkeys(dates, now)
    if fault == "bumped" and feed.form != "listing":
        hour = now.replace(minute=0, second=0, microsecond=0)
        query = f"?utm_source=rss&utm_campaign={hour:%H}"
        bumped = [stories[place] for place in _BUMPED if place < len(stories)]
        dates |= dict.fromkeys((story.number for story in bumped), hour)
        stories = sorted(stories, key=lambda story: dates[story.number], reverse=True)
    items = "".join(
        part.format(
            title=escape(story.title_at(now)),
            url=escape(f"http://{host}{room.path(story)}{query}"),
            guid="1" if fault == "same_guid" else f"{room.host}-{story.number}",
            rfc=format_datetime(dates[story.number].astimezone(room.zone)),
            iso=dates[story.number].astimezone(room.zone).isoformat(timespec="seconds"),
        )
        for story in stories
    )
    return whole.format(title=room.host, items=items)


def page(room: Newsroom, story: Story, now: datetime, *, redesigned: bool) -> str:
    """An article with what turns around it: a counter, other headlines, the day of printing."""
    paragraphs = [*story.paragraphs, *([_NOTES[room.language]] if story.is_edited(now) else [])]
    others = [
        other for other in room.listed(Feed(path="/related", form="listing", size=6), now) if other != story
    ]
    related = "".join(f'<li><a href="{room.path(o)}">{escape(o.title)}</a></li>' for o in others[:5])
    return _PAGES["redesigned" if redesigned else room.template].format(
        lang=room.language,
        title=escape(story.title_at(now)),
        date=story.said_at.astimezone(room.zone),
        text="".join(f"<p>{escape(p)}</p>" for p in paragraphs),
        views=f"{int((now - story.published_at) / timedelta(seconds=7)):,}",
        related=related,
        printed=now.astimezone(room.zone),
    )


FRONT_PAGE = '<html><head><meta charset="utf-8"><title>{title}</title></head><body><h1>{title}</h1><p>Chào mừng bạn.</p></body></html>'
SOFT_404 = (
    '<html><head><meta charset="utf-8"><title>Không tìm thấy trang</title></head><body><h1>Không tìm thấy trang</h1>'
    "<p>Trang bạn tìm không tồn tại hoặc đã bị xóa.</p></body></html>"
)
CHALLENGE = (
    '<html><head><title>Just a moment...</title></head><body><script src="/cdn-cgi/challenge-platform/x.js"></script>'
    "<p>Checking your browser</p></body></html>"
)
