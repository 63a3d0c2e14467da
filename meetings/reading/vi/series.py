"""Of which series what forces do together is an edition, and which, in Vietnamese."""

import re
from collections.abc import Sequence
from functools import cache

from meetings.encounter import Edition
from meetings.reading.passage import Passage
from meetings.reading.rules import Rule
from meetings.reading.story import Story
from meetings.reading.vi.mechanisms import OF_YEAR, nearest, ordinal_value
from meetings.reading.vi.words import listed
from meetings.series import mechanism_kind


def edition_of(story: Story, passage: Passage, kind: str) -> Edition | None:
    """The edition that a sentence, the first ones or the headline name, of a series of that kind."""
    near = [passage, *story.passages[:4], story.headline]
    found = [m.edition for p in near for m in p.mechanisms if mechanism_kind(m.edition.id) == kind]
    edition = next((e for e in found if e.ordinal), found[0] if found else None)
    if kind != "joint_patrol_sea":
        return edition
    edition = edition or _unnamed(story, near)
    if edition is None:
        return None
    return Edition(id=_told_apart(edition.id, near), ordinal=edition.ordinal or _patrol_ordinal(story))


@cache
def _apart() -> tuple[tuple[str, str, Rule], ...]:
    return tuple((a, b, Rule(rf"\b(?:{rule})\b", re.IGNORECASE)) for a, b, rule in listed("told_apart"))


def _told_apart(named: str, near: Sequence[Passage]) -> str:
    """The series meant by a text that names one, and waters of another."""
    meant = (b for a, b, rule in _apart() if a == named and any(rule.search(p.text) for p in near))
    return next(meant, named)


def _unnamed(story: Story, near: Sequence[Passage]) -> Edition | None:
    """The series of a numbered patrol, where its waters and those who sail stand apart."""
    text = " ".join(p.text for p in near).casefold()
    series = (name for name, rule in listed("patrols") if re.search(rule, text))
    return next((Edition(id=name) for name in series), None) if _patrol_ordinal(story) else None


_PATROL = Rule(r"\b(?:tuần tra (?:chung|liên hợp)|kiểm tra liên hợp)", re.IGNORECASE)
_NTH_PATROL = Rule(r"lần (?:thứ )?(\w+)[^.;]{0,40}?tuần tra (?:chung|liên hợp)", re.IGNORECASE)


def _patrol_ordinal(story: Story) -> int | None:
    for passage in (story.headline, *story.passages):
        if not passage.lead and passage.background:
            continue
        for m in _PATROL.finditer(passage.text):
            if ordinal := nearest(passage.text, m.start(), m.end(), yearly=True)[0]:
                return ordinal
        for m in _NTH_PATROL.finditer(passage.text):
            ordinal = ordinal_value(m[1])
            if ordinal and not OF_YEAR.match(passage.text, m.end(1)):
                return ordinal
    return None
