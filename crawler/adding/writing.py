"""An outlet in writing: as a file of `crawler.outlets`, or as a table of the configuration."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields

from crawler.outlet import Feed, Layout, Outlet, Source, zone_of

_WIDTH = 110
_KINDS = ("Feed", "Layout", "Listing", "Outlet")


def as_module(outlet: Outlet) -> str:
    """The file, formatted like those beside it; of sources it knows feeds and listings."""
    lines = "\n".join(f"    {line}" for line in _arguments(outlet))
    text = f"OUTLET = Outlet(\n{lines}\n)\n"
    used = ", ".join(kind for kind in _KINDS if f"{kind}(" in text)
    return f'"""{_summary(outlet)}."""\n\nfrom crawler.outlet import {used}\n\n{text}'


def as_toml(outlet: Outlet) -> str:
    """The table, ready to be pasted at the end of a configuration."""
    said = {
        "name": _basic(outlet.name),
        "title": _basic(outlet.title),
        "hosts": _list(outlet.hosts),
        "article": _literal(outlet.article_path),
        "language": _basic(outlet.language),
        "zone": "" if outlet.zone == zone_of(outlet.host, outlet.language) else _basic(outlet.zone),
        "feeds": _list(source.url for source in outlet.sources if _is_feed(source, wide=False)),
        "wide_feeds": _list(source.url for source in outlet.sources if _is_feed(source, wide=True)),
        "listings": _list(source.url for source in outlet.sources if not isinstance(source, Feed)),
        "prefixes": _list(outlet.prefixes),
    }
    layout = {name: _list(selectors) for name, selectors in _selectors(outlet.layout)}
    return "".join([*_table("[[outlets]]", said), *_table("[outlets.layout]", layout)])


def _table(head: str, settings: dict[str, str]) -> Iterator[str]:
    yield f"{head}\n"
    yield from (f"{name} = {value}\n" for name, value in settings.items() if value not in {"", "[]"})


def _is_feed(source: Source, *, wide: bool) -> bool:
    return isinstance(source, Feed) and source.wide == wide


def _list(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(_basic, texts))}]"


def _basic(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _literal(text: str) -> str:
    return f"'{text}'" if "'" not in text and text.isprintable() else _basic(text)


def _summary(outlet: Outlet) -> str:
    feeds = sum(isinstance(source, Feed) for source in outlet.sources)
    where = f"{feeds} feeds" if feeds > 1 else "one feed" if feeds else "no feed known, so the home page"
    lead = "; the lead stands outside of the body" if outlet.layout.lead else ""
    title = outlet.title.replace("\\", "").replace('"', "")
    return f"{title}: {where}{lead}"


def _arguments(outlet: Outlet) -> Iterator[str]:
    yield f"name={_quoted(outlet.name)},"
    yield f"title={_quoted(outlet.title)},"
    yield from _tuple("hosts", map(_quoted, outlet.hosts))
    yield f"article_path={_raw(outlet.article_path)},"
    yield from _tuple("sources", map(_source, outlet.sources), apart=len(outlet.sources) > 1)
    if outlet.language != "vi":
        yield f"language={_quoted(outlet.language)},"
    if outlet.zone != zone_of("", "vi"):
        yield f"zone={_quoted(outlet.zone)},"
    yield from _layout(outlet.layout)
    if outlet.prefixes:
        yield from _tuple("prefixes", map(_quoted, outlet.prefixes))


def _layout(layout: Layout) -> Iterator[str]:
    yield "layout=Layout("
    for name, selectors in _selectors(layout):
        yield from (f"    {line}" for line in _tuple(name, map(_quoted, selectors), indent=8))
    yield "),"


def _selectors(layout: Layout) -> Iterator[tuple[str, tuple[str, ...]]]:
    said = ((field.name, getattr(layout, field.name)) for field in fields(layout))
    yield from ((name, selectors) for name, selectors in said if selectors)


def _tuple(name: str, members: Iterable[str], *, indent: int = 4, apart: bool = False) -> Iterator[str]:
    """In one line where it fits, else a line for each."""
    listed = list(members)
    line = f"{name}=({', '.join(listed)}{',' if len(listed) == 1 else ''}),"
    if not apart and indent + len(line) <= _WIDTH:
        yield line
        return
    yield f"{name}=("
    yield from (f"    {member}," for member in listed)
    yield "),"


def _source(source: Source) -> str:
    wide = ", wide=True" if isinstance(source, Feed) and source.wide else ""
    return f"{type(source).__name__}({_quoted(source.url)}{wide})"


def _quoted(text: str) -> str:
    """As the formatter of the code would have it."""
    written = repr(text)
    return written if '"' in text or written.startswith('"') else f'"{written[1:-1]}"'


def _raw(text: str) -> str:
    return f'r"{text}"' if '"' not in text and text.isprintable() else _quoted(text)
