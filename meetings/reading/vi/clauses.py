"""What the clause before some words says of them in Vietnamese: said by somebody, planned, called off."""

import re
from functools import cache

from meetings.encounter import Status
from meetings.reading.passage import Passage
from meetings.reading.vi.words import listed, pattern
from meetings.reading.vocabulary import either


def is_said(passage: Passage, offset: int) -> bool:
    """Whether a verb of speaking before an offset opens what somebody said."""
    before = passage.before(offset)
    if _receives_meanwhile(passage, offset):
        return False
    verbs = pattern("speech").finditer(passage.text, 0, len(before))
    return any(
        _opens_speech(verb[0].casefold(), before[: verb.start()], before[verb.end() :]) for verb in verbs
    )


_MEANWHILE = re.compile(r"(?<!từ )(?<!sau )(?<!trước )\bkhi $")


def _receives_meanwhile(passage: Passage, offset: int) -> bool:
    """`A khẳng định … khi tiếp B`: the host speaks, and nobody is told of behind his guest."""
    behind = sum(p.start >= offset for p in passage.people)
    received = passage.after(offset).startswith("tiếp ") and _MEANWHILE.search(passage.before(offset))
    return bool(received) and behind == 1 < len(passage.people)


def _opens_speech(verb: str, before: str, behind: str) -> bool:
    if verb in _MAKES_KNOWN and (_STATED_BY_OFFICE.match(before.rstrip()) or _BY_SPOKESMAN.search(before)):
        return False
    if verb == "dẫn lời" and _BY_SPOKESMAN.match(behind):
        return False
    if verb in _GLADLY and not behind.strip():
        return False
    if verb == "phát biểu" and _WHEN.match(behind):
        return False
    return not (_TITLE_USE.search(before) or _CLAUSE_END.search(behind))


_STATED_BY_OFFICE = re.compile(
    r"^(?:[^,.;]{0,40}, )?(?:Theo )?"
    r"(?:Bộ|Quân chủng|Hải quân|Cục|Sở|UBND|Ban|Báo|Hãng|Truyền thông|Tân Hoa|TTXVN|Reuters|AFP"
    r"|Người phát ngôn)"
    r"(?:(?!\b(?:trưởng|tướng|ông)\b)[^,.;]){0,60}$"
)
"""An office or a paper that makes a fact known, as against somebody who takes part and says something."""
_BY_SPOKESMAN = re.compile(r"\s*\bngười phát ngôn\b(?:(?!\b(?:rằng|khi)\b)[^,.;]){0,80}", re.IGNORECASE)
"""Who speaks for an office makes known what it does."""
_MAKES_KNOWN = {"cho biết", "thông báo", "tuyên bố"}
_GLADLY = {"vui mừng", "trân trọng"}
"""How somebody received a guest, `vui mừng tiếp …`, and nothing he said."""
_WHEN = re.compile(r"\s*(?:khi|tại|trong)\s+")
"""`Phát biểu khi tiếp …`: when somebody spoke; what he said stands behind another verb."""
_TITLE_USE = re.compile(r"(?:Theo|theo|Ban|Bộ|Báo|báo|sự|thăm,?|đến|tới)\s*$")
_CLAUSE_END = re.compile(
    r";(?=[^;]*\bđã\b)|\.\s|\bđồng thời\b(?=.*\bđã\b)|\),|, (?:sáng|chiều|tối|trưa|ngày|nhân dịp|tại)\b"
)


def is_afterwards(passage: Passage) -> bool:
    """Whether a sentence tells of what came after a visit: the way home, or who heard of its results."""
    return pattern("afterwards").search(passage.text) is not None


OCCASION = re.compile(
    r"^(?:Tại|Trong|Cuộc|Buổi|Kết thúc|Sau)\s+(?:cuộc |buổi )?(?P<occasion>hội đàm|hội kiến|gặp|tiếp)\b",
    re.IGNORECASE,
)
OCCASIONS = {"hội đàm": "talks", "hội kiến": "call", "gặp": "meet", "tiếp": "receive"}
_OF_EQUALS = re.compile(
    r"\bhai (?:bộ|thứ) trưởng\b|\bhai bên (?:đã |cùng |tiến hành )*(?:ký\b|chứng kiến lễ ký)", re.IGNORECASE
)
"""Who sign do so at their talks, and at no courtesy call beside them."""


def occasion(passage: Passage) -> str | None:
    """The kind of what a sentence is about by its words: `Tại hội đàm, …`, `hai Bộ trưởng …`."""
    if told := OCCASION.match(passage.text):
        return OCCASIONS[told["occasion"].casefold()]
    return "talks" if _OF_EQUALS.search(passage.text) else None


_BESIDES = re.compile(r"(?:^|, )(?:bên cạnh|ngoài)\b(?! ra\b)(?:(?!\bđã\b)[^.;])*$", re.IGNORECASE)


@cache
def _then_planned() -> re.Pattern[str]:
    """`Ngoài hội đàm với A, B sẽ …`: what stands before the verb is planned as what it tells."""
    return re.compile(rf"(?:(?!\bđã\b)[^.;])*?\b(?:{either(listed('future'))})\b", re.IGNORECASE)


_WILL = re.compile(r"\bsẽ\b(?:(?!\b(?:đã|vừa|nhằm|để)\b)[^.;])*$")
"""`Hai đoàn sẽ dự lễ chào cột mốc, …, hội đàm`: all that is listed is to come."""


def status(passage: Passage, offset: int) -> Status:
    """What the clause before the verb says of it: planned, called off, or done."""
    clause = passage.before(offset)
    if pattern("postponed").search(passage.text):
        return "postponed"
    if pattern("cancelled").search(passage.text):
        return "cancelled"
    planned = pattern("future").search(clause[-90:]) or pattern("briefing").search(clause)
    planned = planned or _WILL.search(clause)
    planned = planned or (_BESIDES.search(clause) and _then_planned().match(passage.after(offset)))
    return "announced" if planned else "held"
