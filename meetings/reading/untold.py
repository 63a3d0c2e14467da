"""Contact that was refused, denied, recalled or is only supposed: words of an encounter that tell of none."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from meetings.reading.candidates import Candidate
from meetings.reading.passage import Passage
from meetings.reading.rules import Rule
from meetings.reading.story import Story
from meetings.reading.vocabulary import either, vocabulary

_NEXT_WORD = 12
"""Characters within which the day stands behind `until`."""


def reported(story: Story, told: Iterable[Candidate], language: str) -> Iterator[Candidate]:
    """Those that happen or are announced; what was called off is news too."""
    words = _words(language)
    return (c for c in told if c.status in {"postponed", "cancelled"} or not _untold(story, c, words))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """What stands right before the words of an encounter, somewhere before them, or behind."""

    undone: Rule
    recalled: Rule
    long_ago: Rule
    not_before: Rule
    possible: Rule
    denied: Rule
    supposed: Rule
    conditional: Rule
    expected: Rule
    rumoured: Rule
    false: Rule
    no_more: Rule


@cache
def _words(language: str) -> _Words:
    listed = {name: either(found) for name, found in vocabulary(language)["untold"].items()}
    right_before = rf"(?: (?:{listed['light']}))*\s+$"
    in_clause = r"\b[^,.;]*$"
    in_scope = rf"\b(?:(?!\b(?:{listed['breaks']})\b)[^,.;])*$"
    return _Words(
        undone=Rule(rf"\b(?:{listed['undone']}){right_before}", re.IGNORECASE),
        recalled=Rule(rf"\b(?:{listed['recalled']}){in_clause}", re.IGNORECASE),
        long_ago=Rule(rf"[^,.;]{{0,60}}\b(?:{listed['long_ago']})\b", re.IGNORECASE),
        not_before=Rule(rf"[^.;]{{0,120}}\b(?:{listed['not_before']})\b", re.IGNORECASE),
        possible=Rule(rf"\b(?:{listed['possible']}){right_before}"),
        denied=Rule(rf"\b(?:{listed['denied']}){in_scope}", re.IGNORECASE),
        supposed=Rule(rf"\b(?:{listed['supposed']}){in_clause}", re.IGNORECASE),
        conditional=Rule(rf"\A\W*(?:{listed['supposed']})\b", re.IGNORECASE),
        expected=Rule(rf"\b(?:{listed['expected']}){in_clause}", re.IGNORECASE),
        rumoured=Rule(rf"\b(?:{listed['rumoured']}){in_scope}", re.IGNORECASE),
        false=Rule(rf"\b(?:{listed['false']})\b", re.IGNORECASE),
        no_more=Rule(rf"\A[^,.;]*\b(?:{listed['no_more']})\b", re.IGNORECASE),
    )


def is_denied(passage: Passage, offset: int, language: str) -> bool:
    """Whether the words at an offset of the article are what somebody denies: `dismissed reports that …`."""
    return _words(language).denied.search(_without_names(passage, offset)) is not None


def _untold(story: Story, candidate: Candidate, words: _Words) -> bool:
    passage = story.passages[candidate.passage]
    before, after = _without_names(passage, candidate.start), passage.after(candidate.end)
    undone = words.undone.search(before) and not _is_delayed(passage, candidate.end, words)
    if undone or any(rule.search(before) for rule in (words.denied, words.supposed, words.recalled)):
        return True
    if _was_long_ago(passage, candidate, words):
        return True
    if candidate.status == "announced" and words.conditional.match(passage.text):
        return True
    if words.no_more.search(after) or (words.rumoured.search(before) and words.false.search(after)):
        return True
    possible = words.possible.search(before) or words.expected.search(before)
    return bool(possible) and not _is_ahead(story, passage)


def _was_long_ago(passage: Passage, candidate: Candidate, words: _Words) -> bool:
    """`cuộc gặp giữa A và B hồi tháng 3`, whatever else the sentence tells."""
    end = max((p.end for p in candidate.parties if p.start >= candidate.end), default=candidate.end)
    return words.long_ago.match(passage.after(end)) is not None


def _is_delayed(passage: Passage, end: int, words: _Words) -> bool:
    """`did not meet until June 5`: done, on that day."""
    until = words.not_before.match(passage.after(end))
    return until is not None and any(0 <= d.start - end - until.end() <= _NEXT_WORD for d in passage.dates)


def _without_names(passage: Passage, offset: int) -> str:
    """The sentence up to an offset; the commas in `Phan Van Giang, the defence minister,` end no clause."""
    text, parts, start = passage.before(offset), [], 0
    for person in passage.people:
        first, end = person.start - passage.sentence.start, person.end - passage.sentence.start
        if start <= first < end <= len(text):
            parts.append(text[start:first])
            start = end + ("," in text[first:end] and text.startswith(",", end))
    return "–".join((*parts, text[start:]))


def _is_ahead(story: Story, passage: Passage) -> bool:
    """Whether a day to come is named: `may meet on June 5`, which is announced."""
    return story.anchor is not None and any(d.told and d.last > story.anchor for d in passage.dates)
