"""Where a Vietnamese article says that two sides met: the verbs of protocol, and who stands on either side.

The verb proposes, the posts of both heads dispose (domain model, section 3, rule 5).
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from meetings.beat import opposite, sides
from meetings.encounter import Side
from meetings.reading.candidates import Candidate, framing
from meetings.reading.groups import AFAR
from meetings.reading.parties import Party
from meetings.reading.passage import Passage
from meetings.reading.people import PersonMention
from meetings.reading.rules import Rule, RuleList
from meetings.reading.story import Story
from meetings.reading.vi.clauses import status
from meetings.reading.vi.parties import eligible, parties_of
from meetings.reading.vi.visits import stay
from meetings.reading.vi.words import alternation, listed, pattern
from meetings.series import mechanism_kind


@cache
def verbs() -> RuleList[str]:
    """What leads to an encounter, and the kind it proposes."""
    return RuleList((Rule(rf"\b(?:{rule})\b", re.IGNORECASE), kind) for kind, rule in listed("verbs"))


@cache
def nominal() -> re.Pattern[str]:
    """What makes a noun of the verb behind it: `sau hội đàm`, `cuộc gặp`."""
    return re.compile(rf"\b{alternation('nominal')}\s+(?:(?:cuộc|buổi|lễ|các)\s+)?$", re.IGNORECASE)


_PAIR_NOUN = re.compile(r"^\s*(?:(?:\S+\s+){0,3}?với|[^,.;]{0,60}?\bgiữa)\b", re.IGNORECASE)


def names_a_meeting(passage: Passage) -> bool:
    """Whether a sentence has a verb of protocol, whoever meets."""
    return any(rule.search(passage.text) for rule, _ in verbs().that_may_match(passage.text))


def protocol(story: Story) -> Iterator[Candidate]:
    """Encounters told by a verb of protocol, in the order of the text."""
    for passage in story.passages:
        yield from told(story, passage)


def told(story: Story, passage: Passage) -> Iterator[Candidate]:
    """Those of one sentence."""
    acts = verbs().that_may_match(passage.text)
    if not acts or passage.sentence.caption or passage.background:
        return
    taken: list[tuple[int, int]] = []
    for rule, kind in acts:
        for m in rule.finditer(passage.text):
            if any(m.start() < b and a < m.end() for a, b in taken) or _names_a_station(passage, m):
                continue
            if kind == "call" and _is_of_a_guest(passage, m.start()):
                continue
            if _TOO.fullmatch(passage.text, 0, m.start()):
                continue
            taken.append(m.span())
            yield from _candidate(story, passage, _in_a_series(passage, m) or kind, m)


_STATION = re.compile(r"\btrạm\s+(?:[\w,]+\s+){0,2}$", re.IGNORECASE)


def _names_a_station(passage: Passage, match: re.Match[str]) -> bool:
    """`Trạm Hội đàm, hội ngộ Hà Khẩu` is where border forces meet, and tells of no talks."""
    return bool(_STATION.search(passage.text, max(0, match.start() - 30), match.start()))


def _in_a_series(passage: Passage, match: re.Match[str]) -> str | None:
    """`Hội nghị gặp gỡ công tác cấp cao lần thứ 9`: a verb within the name of a series is that."""
    at = passage.sentence.start + match.start()
    named = (mechanism_kind(m.edition.id) for m in passage.mechanisms if m.start <= at < m.end)
    return next((kind for kind in named if kind == "working_meeting"), None)


_RECEIVES = re.compile(r"\btiếp (?=[^.;]*$)")
_COMES = re.compile(r"\W*(?:đã )?(?:(?:đến|tới) )?")


def _is_of_a_guest(passage: Passage, at: int) -> bool:
    """`A tiếp B đến chào từ biệt`: what the guest came for is no second encounter."""
    received = _RECEIVES.search(passage.text[:at])
    guest = next((p for p in reversed(passage.people) if p.end <= passage.sentence.start + at), None)
    if received is None or guest is None or guest.start < passage.sentence.start + received.end():
        return False
    return bool(_COMES.fullmatch(passage.text, guest.end - passage.sentence.start, at))


_TOO = re.compile(r"\W*Cùng (?:(?:tham )?(?:gia|dự) )?(?:(?:cuộc|buổi) )?")
"""`Cùng tiếp đoàn có …`, `Cùng tham gia hội đàm có …`: who was there too."""
_BY_WHOM = re.compile(r"\s(?:(?:đồng chí|ông|ngài|bà) )?")


def _has_agent(passage: Passage, end: int) -> bool:
    """`A được B tiếp`: the host stands right behind the first word of the passive."""
    host = next((p for p in passage.people if p.start > end), None)
    return host is not None and bool(_BY_WHOM.fullmatch(passage.after(end)[: host.start - end]))


_PRESIDES = re.compile(r"\bchủ trì lễ đón, $")
"""`A chủ trì lễ đón, hội đàm với B`: he does both."""


def _candidate(story: Story, passage: Passage, kind: str, match: re.Match[str]) -> Iterator[Candidate]:
    start, end = passage.sentence.start + match.start(), passage.sentence.start + match.end()
    noun = bool(nominal().search(passage.before(start))) and not _PRESIDES.search(passage.before(start))
    paired = _PAIR_NOUN.search(passage.text[match.end() :]) or _opens(passage.text[: match.start()])
    paired = paired or any(p.start == end + 1 for p in passage.people) or _opens_sentence(passage, start, end)
    if noun and not (paired or kind == "receive" or _are_there(passage, start)):
        return
    if _RESULT.search(passage.before(start)) and not _are_behind(passage, end):
        return
    passive = match[0].casefold() == "được"
    if passive and not _has_agent(passage, end):
        return
    if (passage.is_speech(start) and not noun) or _is_of_many(passage, match):
        return
    aside = any(words in passage.text or (kind == "meet" and words in story.title) for words in MARGINS)
    for parties in parties_of(story, passage, kind, start, end):
        if eligible(parties, passage):
            yield Candidate(
                kind="sideline" if aside and kind not in AFAR else kind,
                passage=passage.index,
                start=start,
                end=end,
                parties=parties,
                status=status(passage, start),
                guest=_guest(passage, "call" if passive else kind, parties, start)
                or _visitor(passage)
                or _mourner(story, parties),
                edition=framing(passage, pattern("within")),
            )


MARGINS = ("bên lề", "tiếp xúc song phương", "gặp song phương", "tại Đối thoại Shangri")
"""What says that a meeting was held on the margins of a gathering of many."""
_IN_IT = re.compile(r"\W*(?:Trong|Tại) (?:cuộc|buổi) ")
_AFTER_IT = re.compile(
    r"(?:[^,.;]{0,25}, )?\W*(?:ngay )?sau (?:khi kết thúc )?(?:(?:cuộc|buổi) )?", re.IGNORECASE
)
_SOMEWHERE = re.compile(r"(?:(?!\b(?:với|giữa|của|hai)\b)[^,.;]){0,40}, ")


def _opens_sentence(passage: Passage, start: int, end: int) -> bool:
    """`Trong cuộc điện đàm chiều 3/6, A và B đã trao đổi …`: the first two behind it are those who met.

    `Ngay sau hội đàm tại Hà Nội, A và B chứng kiến lễ ký` too.
    """
    behind, before = [p for p in passage.people if p.start >= end][:2], passage.before(start)
    if not side_by_side(passage, behind):
        return False
    between = passage.after(end)[: behind[0].start - end]
    after = _AFTER_IT.fullmatch(before) and _SOMEWHERE.fullmatch(between)
    return bool(_IN_IT.fullmatch(before) or after)


def side_by_side(passage: Passage, people: Sequence[PersonMention]) -> bool:
    """`A và B`, `A bắt tay B`: one of either side."""
    if {p.side for p in people} != set(sides()):
        return False
    one, other = people
    between = passage.text[one.end - passage.sentence.start : other.start - passage.sentence.start]
    return bool(_TOGETHER.fullmatch(between))


_TOGETHER = re.compile(
    r",?\s*(?:và|cùng|với|(?:bắt tay|trao đổi|trò chuyện|chụp ảnh|gặp)(?: (?:cùng|với))?)"
    r"\s+(?:(?:đồng chí|ông|ngài|bà) )?"
)
_AT_IT = re.compile(r",?\s*(?:tại|trước|trong|sau|chủ trì)\s+(?:(?:cuộc|buổi)\s+)?")


def _are_there(passage: Passage, start: int) -> bool:
    """`A bắt tay B trước cuộc hội đàm`, as a caption says: who stands right before it are those who met."""
    before = [p for p in passage.people if p.end <= start][-2:]
    if len(passage.people) == len({p.side for p in before} & {*sides()}) == len(before) and _closes(
        passage, start
    ):
        return True
    if not side_by_side(passage, before):
        return False
    behind = passage.text[before[-1].end - passage.sentence.start : start - passage.sentence.start]
    return bool(_AT_IT.fullmatch(behind))


_RESULT = re.compile(r"\bkết quả (?:của )?(?:(?:các )?(?:cuộc|buổi) )?$", re.IGNORECASE)
"""`Đánh giá cao kết quả hội đàm giữa hai bên`: who says so was at no talks."""


def _are_behind(passage: Passage, offset: int) -> bool:
    behind = (p for named in (passage.people, passage.units) for p in named)
    return any(p.start >= offset for p in behind)


_IN_THE_END = re.compile(r"\b(?:trong|tại) (?:cuộc|buổi) $", re.IGNORECASE)
_WHEN_OR_WHERE = re.compile(
    r"(?:hội đàm|điện đàm|gặp|tiếp)(?: song phương| trực tuyến)?"
    r"\s*(?:[,.]|$|(?:hôm|ngày|sáng|chiều|tối|tại|ở)\b)"
)


def _closes(passage: Passage, start: int) -> bool:
    """`A mời B … trong cuộc điện đàm hôm 7/6`: no others are named, and no others are met."""
    return bool(_IN_THE_END.search(passage.before(start)) and _WHEN_OR_WHERE.match(passage.after(start)))


_MULTILATERAL = re.compile(r"(?:(?!bên lề|nhân dịp|khuôn khổ|\btại\b)[^,.;]){0,110}\bASEAN\b")


_OF_MANY = re.compile(r"\s*(?:ba|bốn|năm) (?:bên|nước)\b")
_MINISTERS_OF_MANY = re.compile(r"\bquốc phòng (?:các nước |các quốc gia )?ASEAN\b[^,.;]*$", re.IGNORECASE)


def _is_of_many(passage: Passage, match: re.Match[str]) -> bool:
    """Whether more than two meet: with ASEAN, as ASEAN, or `ba bên`."""
    before, after = passage.text[: match.start()], passage.text[match.end() :]
    return bool(_MULTILATERAL.match(after) or _OF_MANY.match(after) or _MINISTERS_OF_MANY.search(before))


def _opens(before: str) -> bool:
    """Whether a noun is the object of a verb that makes it happen: `đã có cuộc gặp`."""
    return bool(
        re.search(
            r"\b(?:có|tiến hành|tổ chức|bắt đầu|diễn ra)\s+(?:(?:một|các)\s+)?(?:cuộc|buổi)\s+$",
            before,
            re.IGNORECASE,
        )
    )


def _visitor(passage: Passage) -> Side | None:
    host = stay(passage)
    return opposite(host) if host else None


def _mourner(story: Story, parties: Sequence[Party]) -> Side | None:
    """Who comes to an embassy to condole is the guest there."""
    envoys = (
        p.side for p in parties if isinstance(p, PersonMention) and p.level in ("ambassador", "attache")
    )
    envoy = next(envoys, None)
    mourned = envoy and pattern("condolence").search(f"{story.title} {story.opening}")
    return opposite(envoy) if envoy and mourned else None


_RECEIVED_BY = re.compile(r"tiếp (?:và làm việc với )?đoàn[^,.;]{0,25} (?:có|gồm|là) ", re.IGNORECASE)
"""`Tiếp đoàn có Đại tá A`: the host stands behind the verb."""


def _guest(passage: Passage, kind: str, parties: Sequence[Party], verb: int) -> Side | None:
    """Who is the guest where the verb tells: the object of `tiếp`, the subject of `chào` (section 4)."""
    subject = max((p for p in parties if p.end and p.end <= verb), key=lambda p: p.end, default=None)
    if kind == "receive" and _RECEIVED_BY.match(passage.after(verb)):
        subject = next((p for p in parties if p.start > verb), subject)
    if subject is None or kind not in {"receive", "call"}:
        return None
    side = subject.side
    return opposite(side) if side and kind == "receive" else side
