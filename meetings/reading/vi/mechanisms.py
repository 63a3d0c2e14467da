"""Standing mechanisms in Vietnamese, and which edition is meant (domain model, section 14)."""

import re
from collections.abc import Iterator
from functools import cache

from meetings.beat import home
from meetings.encounter import Edition
from meetings.reading.body import Sentence
from meetings.reading.mechanisms import MechanismMention
from meetings.reading.rules import Rule, RuleList
from meetings.reading.spans import is_free
from meetings.reading.vi.words import alternation, listed
from meetings.reading.vocabulary import either, of_side
from meetings.series import counted_in_year, ordinal_meant

_WORDS = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"]
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_ORDINAL = Rule(
    r"\b(?:lần thứ|lần|thứ|vòng)\s+(?P<n>\d{1,3}|(?:mười\s+)?(?:"
    + "|".join(_WORDS)
    + r"|một|lăm)|[IVXL]{1,6})\b",
    re.IGNORECASE,
)
_NOT_ORDINAL = re.compile(
    r"(?:Đại hội|khóa|kỷ niệm|năm|hôm|sáng|trưa|chiều|tối|(?:trước|sau) (?:cuộc họp|phiên họp|hội nghị))\s*$",
    re.IGNORECASE,
)
_REACH = 75
_BETWEEN = re.compile(r"[ ,]*(?:(?:của )?(?:cơ chế|chương trình|sự kiện) )?", re.IGNORECASE)
"""What may stand between an ordinal and its mechanism: `Hội nghị lần thứ nhất Cơ chế đối thoại`."""


def ordinal_value(text: str) -> int | None:
    """The number an ordinal word means: `10`, `mười`, `VIII`."""
    folded = re.sub(r"\s+", " ", text.strip().casefold())
    if folded.isdigit():
        return int(folded)
    if folded.startswith("mười ") and folded != "mười":
        unit = folded.removeprefix("mười ")
        values = {"một": 1, "lăm": 5, **{w: i for i, w in enumerate(_WORDS, 1)}}
        return 10 + values[unit] if unit in values else None
    if folded in _WORDS:
        return _WORDS.index(folded) + 1
    return _roman(text.strip().upper())


def _roman(text: str) -> int | None:
    if not text or any(c not in _ROMAN for c in text):
        return None
    values = [_ROMAN[c] for c in text]
    return sum(-v if v < max(values[i + 1 :], default=0) else v for i, v in enumerate(values))


@cache
def _rules() -> RuleList[str]:
    return RuleList((Rule(rf"\b(?:{rule})\b", re.IGNORECASE), name) for name, rule in listed("mechanisms"))


@cache
def _partner() -> Rule:
    others, ours = alternation("countries"), either(of_side(home("vi"), "short", "vi"))
    return Rule(
        rf"\b(?:(?:{ours}|quốc tế)\s*(?:-|và|,)\s*(?:{others})|(?:{others})\s*-\s*(?:{ours}))\b",
        re.IGNORECASE,
    )


@cache
def _others() -> tuple[tuple[str, Rule], ...]:
    return tuple((name, Rule(rf"\b(?:{rule})\b", re.IGNORECASE)) for name, rule in listed("no_mechanisms"))


def _is_of_others(name: str, text: str) -> bool:
    """Whether forces are named that have meetings of the same name, and not this mechanism."""
    return any(name == other and rule.search(text) for other, rule in _others())


def mechanisms(sentence: Sentence) -> list[MechanismMention]:
    """The mechanisms a sentence names, each with the ordinal nearest to it."""
    text = sentence.folded
    found: list[MechanismMention] = []
    for rule, name in _rules().that_may_match(text):
        for m in rule.finditer(text):
            start, end = sentence.start + m.start(), sentence.start + m.end()
            if not is_free(start, end, found) or _is_of_others(name, text):
                continue
            beside = text[max(0, m.start() - 20) : m.end() + 60]
            number, of_year = nearest(text, m.start(), m.end(), yearly=counted_in_year(name))
            found.append(
                MechanismMention(
                    start=start,
                    end=end,
                    edition=Edition(id=name, ordinal=ordinal_meant(name, "vi", m[0], number)),
                    foreign=bool(_partner().search(beside)),
                    within_year=of_year,
                )
            )
    return sorted(found, key=lambda f: f.start)


OF_YEAR = re.compile(
    r"(?:(?!kể từ|\btừ\b)[^.;]){0,35}?(?:,|\b(?:trong|của|vào))? năm(?: \d{4}| nay| này)?\b(?! (?:thứ|ngày))"
)
"""What makes an ordinal one of its year: `lần thứ hai ở Vịnh Bắc Bộ trong năm`."""


_SINCE = re.compile(r"(?:(?!\blần\b)[^.;,]){0,30}?\b(?:kể từ|từ (?:khi|năm|tháng|ngày))\b")
"""What makes an ordinal one of the whole series: `lần thứ 28 kể từ năm 2006`."""


def nearest(text: str, start: int, end: int, *, yearly: bool) -> tuple[int | None, int | None]:
    """The ordinal that follows within reach, up to the next clause, else the one directly before.

    And the one that follows as a number within a year, told beside one since the series began.
    """
    behind = list(_behind(re.split(r"[;.]", text[end : end + 3 * _REACH])[0]))
    since = [n for n, until, after in behind if _SINCE.match(after, until)]
    of_year = [n for n, until, after in behind if (yearly or since) and OF_YEAR.match(after, until)]
    if told := since or [n for n, *_ in behind if n not in of_year]:
        return told[0], next(iter(of_year), None)
    before = [
        m
        for m in _ORDINAL.finditer(text, max(0, start - 40), start)
        if _BETWEEN.fullmatch(text, m.end(), start)
    ]
    return (ordinal_value(before[-1]["n"]) if before else None), next(iter(of_year), None)


def _behind(after: str) -> Iterator[tuple[int | None, int, str]]:
    """The ordinals within reach of a name or of each other, where they end, and the words."""
    reach = _REACH
    for m in _ORDINAL.finditer(after):
        if m.start() < reach and not _NOT_ORDINAL.search(after[: m.start()]):
            reach = m.end() + _REACH
            yield ordinal_value(m["n"]), m.end(), after
