"""The sample articles, as they were first published and as they were edited later."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from importlib.resources import files
from typing import Any

HOSTS = {
    "baotintuc": "baotintuc.vn",
    "baoquankhu7": "baoquankhu7.vn",
    "vnexpress": "vnexpress.net",
    "biengioilanhtho": "biengioilanhtho.gov.vn",
}
"""The outlets that have samples, and the host that each publishes under."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleArticle:
    """One version of one article; the words are ours, the facts are those of real meetings.

    `path` begins with a slash. `place` is the stamp before the lead, `captions[i]` stands after paragraph
    ``3 * i``. `updated` equals `published` until the article is edited.
    """

    outlet: str
    path: str
    published: datetime
    updated: datetime
    section: str
    title: str
    lead: str
    paragraphs: tuple[str, ...]
    captions: tuple[str, ...] = ()
    place: str | None = None
    byline: str | None = None
    credit: str | None = None

    @property
    def host(self) -> str:
        return HOSTS[self.outlet]

    @property
    def url(self) -> str:
        return f"https://{self.host}{self.path}"


def sample_articles() -> tuple[tuple[SampleArticle, ...], ...]:
    """Every article as its versions, first one first; newest article first, as outlets list them."""
    folder = files("hoidam.samples") / "articles"
    found = [_versions(tomllib.loads(file.read_text("utf-8"))) for file in folder.iterdir()]
    return tuple(sorted(found, key=lambda versions: versions[0].published, reverse=True))


def _versions(table: Mapping[str, Any]) -> tuple[SampleArticle, ...]:
    fields = {name: value for name, value in table.items() if name != "edits"}
    versions = [SampleArticle(**_typed({"updated": fields["published"], **fields}))]
    for edit in table.get("edits", ()):
        versions.append(replace(versions[-1], **_typed(edit)))
    return tuple(versions)


def _typed(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a version; `body` holds the paragraphs, an empty line between them."""
    typed = dict(fields)
    if "captions" in typed:
        typed["captions"] = tuple(typed["captions"])
    if "body" in typed:
        typed["paragraphs"] = tuple(typed.pop("body").strip().split("\n\n"))
    return typed
