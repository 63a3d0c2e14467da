"""Standing mechanisms in Chinese sentences, and which edition is meant (domain model, section 14)."""

import re

from meetings.beat import OTHER, partner
from meetings.encounter import Edition
from meetings.reading.body import Sentence
from meetings.reading.mechanisms import MechanismMention
from meetings.reading.spans import is_free
from meetings.reading.zh.dates import number
from meetings.reading.zh.nations import names_nation
from meetings.reading.zh.words import kinds
from meetings.series import is_once_a_year, ordinal_meant

ORDINAL = re.compile(
    r"第\s?(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})\s?(?:次|届|轮)(?<!第一次(?=举行|开展|组织|进行))"
)
"""The number of an edition; `第一次举行` is no more than that it was never done before."""
_OF_YEAR = re.compile(r"(?:今年|本年|年内|年度|\d{4}\s?年)(?:的)?$")


def mechanisms(sentence: Sentence) -> list[MechanismMention]:
    """The mechanisms a sentence names, each with the ordinal nearest to it."""
    text = sentence.folded
    found: list[MechanismMention] = []
    for rule, name in kinds("mechanisms").that_may_match(text):
        for m in rule.finditer(text):
            start, end = sentence.start + m.start(), sentence.start + m.end()
            if not is_free(start, end, found):
                continue
            ordinal = _ordinal(text, m, yearly=is_once_a_year(name))
            beside = text[max(0, m.start() - 14) : m.end()]
            found.append(
                MechanismMention(
                    start=start,
                    end=end,
                    edition=Edition(id=name, ordinal=ordinal_meant(name, "zh", m[0], ordinal)),
                    foreign=names_nation(beside, OTHER) and not names_nation(beside, partner("zh")),
                )
            )
    return sorted(found, key=lambda f: f.start)


def _ordinal(text: str, match: re.Match[str], *, yearly: bool) -> int | None:
    """The ordinal within a phrase or near it; of what takes place yearly `2015年第二次` is its number."""
    within = ORDINAL.search(text, match.start(), match.end())
    return number(within["n"]) if within else ordinal_near(text, match.start(), match.end(), yearly=yearly)


def ordinal_near(text: str, start: int, end: int, *, yearly: bool = False) -> int | None:
    """The ordinal before a phrase, else the one right behind it; not one that counts within a year."""
    before = [m for m in ORDINAL.finditer(text, max(0, start - 30), start) if _reaches(text[m.end() : start])]
    behind = [m for m in ORDINAL.finditer(text, end, end + 16) if _close(text[end : m.start()])]
    for m in (*reversed(before), *behind):
        opening = text[max(0, m.start() - 16) : m.start()]
        if yearly or not _OF_YEAR.search(opening):
            return number(m["n"])
    return None


def _reaches(gap: str) -> bool:
    return len(gap) <= 22 and not _ENDS_THERE.search(gap)


_ENDS_THERE = re.compile(r"[,。;]|第|次会晤|(?:活动|交流|会[晤谈议]|磋商|对话)[、和与及]")


def _close(gap: str) -> bool:
    return not re.search(r"[。;,]", gap)
