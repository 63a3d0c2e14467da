"""Standing mechanisms in English, and which edition is meant (domain model, section 14)."""

import re
from calendar import month_abbr, month_name

from meetings.beat import OTHER, partner
from meetings.encounter import Edition
from meetings.reading.body import Sentence
from meetings.reading.en.words import kinds, names_nation
from meetings.reading.mechanisms import MechanismMention
from meetings.reading.spans import is_free
from meetings.series import counted_in_year, mechanism_kind, ordinal_meant

_UNITS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
]
_UNITS += ["fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"]
_TENS = {"twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50}
_TENS_OPEN = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_WORDS = "|".join(sorted([*_UNITS, *_TENS], key=len, reverse=True))
_COMPOUND = "|".join(_TENS_OPEN)
_MONTHS = [name for month in range(1, 13) for name in (month_name[month], f"{month_abbr[month]}.")]
_IS_DAY = "".join(rf"(?<!\b{re.escape(month)} )" for month in (*_MONTHS, "Sept."))
_IS_DATE = rf"(?! (?:of )?(?:{'|'.join(month_name[1:])})\b)"
"""`On August 30th`: no number of what is told behind it, nor is `30th August`."""
ORDINAL = re.compile(
    rf"\b{_IS_DAY}(?P<n>\d{{1,3}}(?= ?(?:st|nd|rd|th)\b{_IS_DATE})|(?:(?:{_COMPOUND})-)?(?:{_WORDS})\b)"
    r"(?: ?(?:st|nd|rd|th)\b)?",
    re.IGNORECASE,
)
_NOT_OF_IT = re.compile(
    r"^[- ]*(?:(?:founding )?anniversary|(?:National )?(?:Party )?Congress|century|time|round of|day"
    r"|meeting of the"
    r"|ASEAN|Army|Military|Division|Brigade|this year|of (?:its|the) kind|Central Committee|year)\b",
    re.IGNORECASE,
)
_OF_YEAR = re.compile(r"\b(?:(?:of|in|for) 20\d\d|(?:of|in) (?:the|this) year|this year)\b", re.IGNORECASE)
_NEAR_YEAR = 50
OFTEN = 4
"""Times a year that what is counted within years takes place at most."""


def ordinal_value(word: str) -> int | None:
    """The number an ordinal word means: `9`, `ninth`, `thirty-eighth`."""
    folded = word.casefold()
    if folded.isdigit():
        return int(folded)
    tens, _, unit = folded.rpartition("-")
    if folded in _TENS:
        return _TENS[folded]
    return _TENS_OPEN.get(tens, 0) + _UNITS.index(unit) + 1 if unit in _UNITS else None


def is_of_year(ordinal: re.Match[str], text: str, end: int) -> bool:
    """Whether an ordinal that ends there counts within a year: `their second joint patrol … in 2022`."""
    number = ordinal_value(next(filter(None, ordinal.groups())))
    reach = len(text) if number and number <= OFTEN else end + _NEAR_YEAR
    return _OF_YEAR.search(re.split("[.;]", text[end:reach], maxsplit=1)[0]) is not None


def _is_unnumbered(name: str) -> bool:
    """`The first joint army training` is praise and no number (domain model, section 17)."""
    return mechanism_kind(name) == "exercise"


def mechanisms(sentence: Sentence) -> list[MechanismMention]:
    """The mechanisms a sentence names, each with the ordinal nearest to it."""
    text = sentence.folded
    found: list[MechanismMention] = []
    for rule, name in kinds("mechanisms").that_may_match(text):
        for m in rule.finditer(text):
            start, end = sentence.start + m.start(), sentence.start + m.end()
            if not is_free(start, end, found):
                continue
            beside = text[max(0, m.start() - 45) : m.end() + 45]
            foreign = names_nation(beside, OTHER) and not names_nation(beside, partner("en"))
            ordinal, of_year = (None, None) if _is_unnumbered(name) else _nearest(text, m, name)
            edition = Edition(id=name, ordinal=ordinal_meant(name, "en", m[0], ordinal))
            found.append(
                MechanismMention(start=start, end=end, edition=edition, foreign=foreign, within_year=of_year)
            )
    return sorted(found, key=lambda f: f.start)


_REACH = 60


def _nearest(text: str, match: re.Match[str], name: str) -> tuple[int | None, int | None]:
    """The ordinal within the words of the mechanism, or right before them, up to the clause.

    And one that numbers it within its year.
    """
    opens = max(0, match.start() - _REACH)
    clause = re.split(r"[;.]|, | and (?=the )", text[opens : match.start()])[-1]
    window, begins = clause + text[match.start() : match.end()], match.start() - len(clause)
    numbers: dict[bool, int | None] = {}
    for m in ORDINAL.finditer(window):
        if not _NOT_OF_IT.match(window[m.end() :]):
            of_year = counted_in_year(name) and is_of_year(m, text, begins + m.end())
            numbers[of_year] = ordinal_value(m["n"])
    return numbers.get(False), numbers.get(True)
