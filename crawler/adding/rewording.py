"""A page as a sample for tests: its markup and its dates, with words of our own in place of its own."""

import json
import re
from typing import Any

import lxml.html
from lxml.html import HtmlElement

from crawler.adding.wordplay import Wordplay, address_in_our_words
from crawler.extract import tree_of
from crawler.outlet import Outlet
from meetings.article import Page
from meetings.web_address import web_address

_KEPT = {
    "id", "class", "rel", "type", "name", "property", "itemprop", "itemscope", "itemtype", "http-equiv",
    "charset", "lang", "datetime", "style", "media", "role", "dir", "colspan", "rowspan",
}  # fmt: skip
_ADDRESSES = {"href", "src"}
_SAID = {"alt", "title"}
_LONGEST = 200
_TELLING = {"viewport", "robots", "og:type", "og:locale"}
_PLAIN = re.compile(r"[\w-]{0,40}", re.ASCII)
_MOMENT = re.compile(r"(?:[\d\s:+./,TZ-]|GMT|UTC|[AP]M)*")
_DECLARED = {"datePublished", "dateModified", "dateCreated", "isAccessibleForFree"}


def reworded(page: Page, outlet: Outlet, credit: str | None) -> str:
    """The page; programs, styles, comments and what only browsers need are gone."""
    tree, play = tree_of(page), Wordplay(outlet.language, (*outlet.prefixes, credit or ""))
    for element in list(tree.iter()):
        if not isinstance(element.tag, str):
            element.drop_tree()
            continue
        if element.tag == "script":
            element.text = _declared(element, play)
        elif element.tag == "style":
            element.text = None
        elif element.text:
            element.text = play.text(element.text)
        if element.tail:
            element.tail = play.text(element.tail)
        _reword_attributes(element, play)
    return str(lxml.html.tostring(tree, encoding="unicode", doctype="<!DOCTYPE html>")) + "\n"


def _reword_attributes(element: HtmlElement, play: Wordplay) -> None:
    said = dict(element.attrib)
    element.attrib.clear()
    for name, value in said.items():
        kept = _attribute(name, value, said, play)
        if kept is not None and len(kept) <= _LONGEST:
            element.set(name, kept)


def _attribute(name: str, value: str, beside: dict[str, str], play: Wordplay) -> str | None:
    if name in _KEPT or (name.startswith("data-") and _PLAIN.fullmatch(value)):
        return value
    if name in _ADDRESSES:
        return None if re.match(r"\s*(?:javascript|data):", value) else address_in_our_words(value)
    if name in _SAID:
        return play.text(value)
    if name == "content":
        is_form = "http-equiv" in beside or (beside.get("name") or beside.get("property")) in _TELLING
        return value if is_form else _value(value, play)
    return None


def _declared(script: HtmlElement, play: Wordplay) -> str | None:
    """What a page declares for search engines; other programs say nothing."""
    if script.get("type", "").lower() != "application/ld+json":
        return None
    try:
        return json.dumps(_within(json.loads(script.text or ""), "", play), ensure_ascii=False)
    except (ValueError, RecursionError):
        return None


def _within(value: Any, key: str, play: Wordplay) -> Any:
    if isinstance(value, dict):
        return {name: _within(inner, name, play) for name, inner in value.items()}
    if isinstance(value, list):
        return [_within(inner, key, play) for inner in value]
    if not isinstance(value, str) or key in _DECLARED or key in {"@type", "@context"}:
        return value
    return _value(value, play)


def _value(value: str, play: Wordplay) -> str:
    if _MOMENT.fullmatch(value):
        return value
    return address_in_our_words(value) if web_address(value) else play.text(value)
