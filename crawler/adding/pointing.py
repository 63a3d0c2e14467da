"""A selector that points at one element of a page, and likely at the same one on the outlet's other pages."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from crawler.markup import select

_NAME = re.compile(r"[A-Za-z](?!.*\d{3})[\w-]{0,60}", re.ASCII)
"""Of a class or an id; numbers in it are most often those of one article."""
_TAG = re.compile(r"[a-z][a-z0-9-]*", re.ASCII)
_ROLES = ("data-role", "itemprop")
_LEVELS = 4


class Pointer:
    """Knows which classes of a page are rare: they say most of what they stand at."""

    def __init__(self, tree: HtmlElement) -> None:
        self._tree = tree
        self._classes = Counter(name for element in tree.iter() for name in class_names(element))

    def at(self, element: HtmlElement) -> str | None:
        """The shortest of its kind that finds this element before any other; None when there is none."""
        found = (s for s in self._selectors(element) if next(select(self._tree, [s]), None) is element)
        return next(found, None)

    def _selectors(self, element: HtmlElement) -> Iterator[str]:
        own = list(self._names(element))
        yield from own
        yield tag_of(element)
        for around in islice(element.iterancestors(), _LEVELS):
            for name in self._names(around):
                yield from (f"{name} {inner}" for inner in own)
                yield f"{name} {tag_of(element)}"
                yield f"{name} > {tag_of(element)}"

    def _names(self, element: HtmlElement) -> Iterator[str]:
        """By its role, its rarest class, its id."""
        for role in _ROLES:
            if _NAME.fullmatch(said := element.get(role, "")):
                yield f"[{role}={said}]"
        classes = sorted(class_names(element), key=lambda name: self._classes[name])
        yield from (f"{tag_of(element)}.{name}" for name in classes)
        if _NAME.fullmatch(said := element.get("id", "")):
            yield f"#{said}"


def tag_of(element: HtmlElement) -> str:
    """Its tag, or any where the markup is broken."""
    return element.tag if _TAG.fullmatch(element.tag) else "*"


def class_names(element: HtmlElement) -> list[str]:
    """Those that other pages of the outlet are likely to have."""
    names = element.get("class", "").split() if isinstance(element.tag, str) else []
    return [name for name in names if _NAME.fullmatch(name)]
