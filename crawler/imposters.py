"""What is answered in place of an article: challenges, apologies that answer 200, front pages, paywalls."""

import re
from urllib.parse import urlsplit

import lxml.html

from crawler.markup import first_words, links, select, words
from crawler.outlet import Layout, Outlet
from crawler.paragraphs import one_line
from meetings.errors import NotAnArticle

_LARGEST_CHALLENGE = 30_000
"""Characters; an article has more markup than that, or more words than these."""
_MOST_WORDS = 600
_LONGEST_APOLOGY = 800
_MOST_LINKED = 0.5
"""Of a text's characters; where more of them are links, the page is a listing."""
_MANY_ARTICLES = 5
_NAMES_ITSELF = ("link[rel='canonical']", "meta[property='og:url']")
_CHALLENGE = re.compile(
    r"cf[-_]chl|challenge-platform|<title>\s*just a moment|_incapsula_resource|acw_sc__v2|yunsuo_session"
    r"|window\.location\.reload\(|document\.cookie\s*=[^<]{0,400}location|checking your browser"
    r"|ddos protection by"
    r"|<title>[^<]*(?:captcha|access denied|attention required|security check|安全验证|人机验证)"
    r"|(?:re|h)?captcha|xác (?:minh|nhận|thực) (?:rằng )?bạn (?:là người|không phải)|不是机器人",
    re.IGNORECASE,
)
_UNSEEN = re.compile(r"<(?:script|style|noscript)\b", re.IGNORECASE)
_SEEN_AGAIN = re.compile(r"</(?:script|style|noscript)\s*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_NOT_FOUND = re.compile(
    r"^\W*(?:lỗi\s+)?404\b|\b404\b.{0,20}not found|(?:page|file|article) (?:was )?not found"
    r"|không tìm thấy (?:trang|nội dung|bài)"
    r"|(?:trang|bài viết|nội dung|đường dẫn)[^.]{0,40}không (?:còn )?tồn tại"
    r"|(?:bài viết|nội dung) đã (?:bị )?(?:xóa|xoá|gỡ)"
    r"|页面不存在|页面没有找到|找不到(?:该)?页面|无法找到(?:该)?页|文章不存在|内容已删除"
    r"|страница не найдена|page (?:introuvable|non trouvée)|seite (?:wurde )?nicht gefunden"
    r"|página no (?:encontrada|existe)|ページが見つかりません|페이지를 찾을 수 없",
    re.IGNORECASE,
)
_OUT_OF_ORDER = re.compile(
    r"^\W*(?:(?:error |lỗi |错误\s*)?5\d\d\b|internal server error|bad gateway"
    r"|service (?:temporarily )?unavailable|(?:error establishing a )?database (?:connection|error))"
    r"|(?:đang|tạm dừng để) (?:được )?bảo trì|(?:under|down for) maintenance|(?:系统|网站)维护"
    r"|технические работы|en maintenance|wartungsarbeiten|en mantenimiento|メンテナンス中|점검 중",
    re.IGNORECASE,
)
_FREE = re.compile(r'"isAccessibleForFree"\s*:\s*("?)(?P<free>true|false)\1', re.IGNORECASE)


def is_challenge(text: str) -> bool:
    """Whether a page wants a browser to prove itself: few words, and the marks of the known kinds."""
    if len(text) > _LARGEST_CHALLENGE or not _CHALLENGE.search(text):
        return False
    first, *others = _UNSEEN.split(text)
    seen = [first, *(part for other in others for part in _SEEN_AGAIN.split(other, maxsplit=1)[1:])]
    return len(one_line(_TAG.sub(" ", " ".join(seen)))) < _MOST_WORDS


def refuse_an_apology(title: str, tree: lxml.html.HtmlElement, body: str) -> None:
    """Raises `NotAnArticle` where a page says in its headline that there is none, or no server."""
    if len(body) > _LONGEST_APOLOGY:
        return
    headlines = (title, first_words(tree, ["h1", "h2"]), first_words(tree, ["title"]))
    if any(map(_NOT_FOUND.search, headlines)):
        raise NotAnArticle("says that there is no such page", outcome="not_found")
    if any(map(_OUT_OF_ORDER.search, headlines)):
        raise NotAnArticle("says that its server is out of order", outcome="server_error")


def refuse_a_paywall(tree: lxml.html.HtmlElement, layout: Layout) -> None:
    """Raises `NotAnArticle` where a page declares, or its layout shows, that one has to pay for the rest."""
    declared = (
        found["free"].lower()
        for script in select(tree, ["script[type='application/ld+json']"])
        if (found := _FREE.search(script.text_content()))
    )
    if "false" in declared or next(select(tree, layout.paywall), None) is not None:
        raise NotAnArticle("behind a paywall", outcome="paywall")


def refuse_a_front_page(tree: lxml.html.HtmlElement, url: str, outlet: Outlet) -> None:
    """Raises `NotAnArticle` where a page leads to many articles, and does not claim to be one."""
    if outlet.key(url) is not None and not _says_it_is_the_front_page(tree, outlet):
        return
    articles = {outlet.key(address) for address, _ in links(tree, url)} - {None}
    if len(articles) >= _MANY_ARTICLES:
        raise NotAnArticle("a listing", outcome="listing")


def _says_it_is_the_front_page(tree: lxml.html.HtmlElement, outlet: Outlet) -> bool:
    said = (named.get("href") or named.get("content") or "" for named in select(tree, _NAMES_ITSELF))
    return any(outlet.owns(address) and urlsplit(address).path in {"", "/"} for address in said)


def refuse_a_listing(tree: lxml.html.HtmlElement) -> None:
    """Raises `NotAnArticle` where most of the text is links."""
    said = len(words(next(tree.iter("body"), tree)))
    linked = sum(len(words(link)) for link in tree.iter("a"))
    if said and linked > _MOST_LINKED * said:
        raise NotAnArticle("a listing", outcome="listing")
