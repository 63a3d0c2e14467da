"""Meetings as an Atom feed (RFC 4287)."""

from xml.etree import ElementTree as ET

from alerts.feed import Feed, Item, moment
from meetings.article import clean

NAME = "meetings.atom"
MEDIA_TYPE = "application/atom+xml"
_NAMESPACE = "http://www.w3.org/2005/Atom"


def atom(feed: Feed) -> bytes:
    """The whole document; its author is the program, for the words are."""
    root = ET.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": feed.language})
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    _add(root, "subtitle", feed.about)
    _add(root, "updated", moment(feed.updated))
    _add(_add(root, "author"), "name", feed.title)
    _add(root, "generator", "hoidam")
    if address := feed.address(NAME):
        _add(root, "link", rel="self", type=MEDIA_TYPE, href=address)
    for item in feed.items:
        _entry(_add(root, "entry"), item)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _entry(entry: ET.Element, item: Item) -> None:
    _add(entry, "id", item.id)
    _add(entry, "title", item.title)
    _add(entry, "updated", moment(item.updated))
    _add(entry, "published", moment(item.published))
    if item.link:
        _add(entry, "link", rel="alternate", href=item.link)
    for link in item.related:
        _add(entry, "link", rel="related", href=link)
    for tag in item.tags:
        _add(entry, "category", term=tag)
    _add(entry, "summary", item.sentence)
    _add(entry, "content", item.html, type="html")


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, name, {key: clean(value) for key, value in attributes.items()})
    element.text = None if text is None else clean(text)
    return element
