"""Places in Vietnamese sentences: towns, gates and provinces by name, capitals by their venues (section 8)."""

import re
from dataclasses import dataclass
from functools import cache

from meetings import gazetteer
from meetings.encounter import Place
from meetings.folding import tones
from meetings.reading.body import Sentence
from meetings.reading.vocabulary import vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place named or implied; `locative` when words such as `tại` or `ở` stand before it."""

    start: int
    end: int
    place: Place
    locative: bool


@cache
def _by_name() -> dict[str, str]:
    return {
        tones(name): place.id for place in gazetteer.places().values() for name in place.names.get("vi", ())
    }


@cache
def _names() -> re.Pattern[str]:
    names = sorted(_by_name(), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b")


_AT = re.compile(
    r"\b(?:tại|ở|đến|tới|sang|thăm|cập cảng|trên|giữa|từ|qua)\s+"
    r"(?:(?:cửa khẩu|khu vực|quốc tế|tỉnh|thành phố|TP\.?|huyện|xã|thị xã|thị trấn|thủ đô|cảng|quân cảng|vùng biển|"
    r"địa bàn|Khu tự trị dân tộc Choang|khu tự trị|biên giới|đồn biên phòng)\s+)*$",
    re.IGNORECASE,
)
_PART_OF_NAME = re.compile(
    r"(?:Diễn đàn Hương Sơn|Đại học|Học viện|Đồn Biên phòng|đại lộ|đường|(?<!thành )phố|Báo|báo|BĐBP(?: tỉnh)?|Biên phòng(?: tỉnh)?|"
    r"Quân khu(?: tỉnh)?|Tổng Lãnh sự quán|Hạm đội|Lãnh sự|Trạm|tàu|UBND(?: tỉnh)?|Tỉnh ủy|Bí thư|Chủ tịch)\s*$"
)


def places(sentence: Sentence) -> list[PlaceMention]:
    """The places of a sentence, in order."""
    found = [
        PlaceMention(
            start=sentence.start + m.start(),
            end=sentence.start + m.end(),
            place=_place(_by_name()[m[0]], m[0]),
            locative=bool(_AT.search(sentence.folded[: m.start()])),
        )
        for m in _names().finditer(sentence.folded)
        if not _PART_OF_NAME.search(sentence.folded[: m.start()])
    ]
    return sorted(found + _venues(sentence), key=lambda p: p.start)


def _place(identity: str, name: str) -> Place:
    return Place(id=identity, name=name, country=gazetteer.places()[identity].country)


@cache
def _venue_rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rule, re.IGNORECASE), place) for rule, place in vocabulary()["venues"])


def _venues(sentence: Sentence) -> list[PlaceMention]:
    """A venue gives the place when no city is named: the ministry's seat is in the capital."""
    return [
        PlaceMention(
            start=sentence.start + m.start(),
            end=sentence.start + m.end(),
            place=_place(place, gazetteer.place_label(place, "vi")),
            locative=True,
        )
        for rule, place in _venue_rules()
        if (m := rule.search(sentence.folded))
    ]


def is_border(place: Place) -> bool:
    """Whether a place lies in a province on the common border or is a gate, town or region there."""
    known = gazetteer.places()[place.id]
    border = set(vocabulary()["border_provinces"])
    return known.id in border or known.parent in border
