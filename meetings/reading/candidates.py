"""Where an article says that two sides met: the verbs of protocol, and who stands on either side of them.

The verb proposes, the posts of both heads dispose (domain model, section 3, rule 5).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from meetings import gazetteer
from meetings.encounter import Edition, Side, Status
from meetings.reading.people import PersonMention
from meetings.reading.story import Passage, Story
from meetings.reading.units import UnitMention, names_nation
from meetings.reading.vocabulary import alternation, pattern, vocabulary, words

Party = PersonMention | UnitMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One place in the text that tells of an encounter.

    `kind` is the one the words propose; `host` and `guest` are set where the words tell who is which.
    """

    kind: str
    passage: int
    start: int
    end: int
    parties: tuple[Party, ...]
    status: Status = "held"
    guest: Side | None = None
    edition: Edition | None = None

    def party(self, side: Side) -> Party | None:
        return next((p for p in self.parties if side_of(p) == side), None)


def side_of(party: Party) -> Side | None:
    return party.side


@cache
def _verbs() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"\b(?:{rule})\b", re.IGNORECASE), kind) for kind, rule in vocabulary()["verbs"])


@cache
def _nominal() -> re.Pattern[str]:
    return re.compile(rf"\b{alternation('nominal')}\s+(?:(?:cuộc|buổi|lễ|các)\s+)?$", re.IGNORECASE)


@cache
def _genitive() -> re.Pattern[str]:
    return re.compile(rf"\b{alternation('genitive')}\s+(?:(?:đồng chí|ông|ngài)\s+)?$", re.IGNORECASE)


_PAIR_NOUN = re.compile(r"^\s*(?:\S+\s+){0,3}?(?:giữa|với)\b", re.IGNORECASE)
_ELLIPTIC = re.compile(
    r"\bhai (?:bên|bộ trưởng|đoàn|nhà lãnh đạo|đồng chí|tư lệnh|tướng|trưởng đoàn|thứ trưởng)\b", re.IGNORECASE
)
_BOTH_MINISTERS = re.compile(
    r"\bBộ trưởng (?:Bộ )?Quốc phòng (?:hai nước|Việt(?: Nam)?\s?(?:-|và|,)\s?Trung(?: Quốc)?|Trung(?: Quốc)?\s?-\s?Việt(?: Nam)?)",
    re.IGNORECASE,
)


def protocol(story: Story) -> Iterator[Candidate]:
    """Encounters told by a verb of protocol, in the order of the text."""
    for passage in story.passages:
        if passage.background:
            continue
        taken: list[tuple[int, int]] = []
        for rule, kind in _verbs():
            for m in rule.finditer(passage.text):
                if any(m.start() < b and a < m.end() for a, b in taken):
                    continue
                taken.append(m.span())
                yield from _candidate(story, passage, kind, m)


def _candidate(story: Story, passage: Passage, kind: str, match: re.Match[str]) -> Iterator[Candidate]:
    start, end = passage.sentence.start + match.start(), passage.sentence.start + match.end()
    noun = bool(_nominal().search(passage.text[: match.start()]))
    if noun and not _PAIR_NOUN.search(passage.text[match.end() :]) and kind != "video_talks":
        if not _opens(passage.text[: match.start()]):
            return
    if is_speech(passage, start) and not noun:
        return
    for parties in _parties(story, passage, kind, start, end):
        if eligible(parties, passage):
            yield Candidate(
                kind=kind,
                passage=passage.index,
                start=start,
                end=end,
                parties=parties,
                status=status(passage, start),
                guest=_guest(kind, parties, start),
            )


def _opens(before: str) -> bool:
    """Whether the noun is the object of a verb that makes it happen: `đã có cuộc gặp`, `tiến hành hội đàm`."""
    return bool(re.search(r"\b(?:có|tiến hành|tổ chức|bắt đầu)\s+(?:một\s+)?(?:cuộc|buổi)\s+$", before, re.IGNORECASE))


def is_speech(passage: Passage, offset: int) -> bool:
    """Whether the words at an offset are what somebody said, not what the article reports."""
    before = passage.before(offset)
    if before.count('"') % 2:
        return True
    for m in pattern("speech").finditer(before):
        if not _TITLE_USE.search(before[: m.start()]) and not _CLAUSE_END.search(before[m.end() :]):
            return True
    return False


_TITLE_USE = re.compile(r"(?:Theo|theo|Ban|Bộ|Báo|báo)\s*$")
_CLAUSE_END = re.compile(r"[;]|\.\s|\bđồng thời\b(?=.*\bđã\b)|\),|, (?:sáng|chiều|tối|trưa|ngày|nhân dịp|tại)\b")


def status(passage: Passage, offset: int) -> Status:
    """What the clause before the verb says of it: planned, called off, or done."""
    clause = passage.before(offset)
    if pattern("postponed").search(passage.text):
        return "postponed"
    if pattern("cancelled").search(passage.text):
        return "cancelled"
    return "announced" if pattern("future").search(clause[-90:]) else "held"


def _parties(
    story: Story, passage: Passage, kind: str, start: int, end: int
) -> Iterator[tuple[Party, ...]]:
    before = [p for p in passage.people if p.tail <= start and not _is_genitive(passage, p)]
    after = [p for p in passage.people if p.start >= end and not _behind_clause(passage, end, p)]
    if any(p.nation == "OTHER" for p in after[:1]) or _foreign_object(passage, end, after):
        return
    subject = next((p for p in reversed(before) if p.nation != "OTHER"), None)
    pairs = list(_pairs(subject, before, after))
    if pairs:
        yield from pairs
    elif _BOTH_MINISTERS.search(passage.text) or (_ELLIPTIC.search(passage.before(start)) and kind in _MUTUAL):
        yield from _both(story, passage, kind)
    else:
        yield from _with_units(story, passage, kind, before, after, start)


_MUTUAL = {"talks", "video_talks", "phone", "meet", "sideline"}


def _pairs(
    subject: PersonMention | None, before: Sequence[PersonMention], after: Sequence[PersonMention]
) -> Iterator[tuple[Party, ...]]:
    """Subject and objects; both named before the verb; or both after it (`hội đàm giữa A và B`)."""
    if subject is not None and after:
        for i, other in enumerate(after):
            if i and other.start - after[i - 1].end > 6:  # noqa: PLR2004 - " và ", ", "
                break
            if pair := _opposed(subject, other):
                yield pair
        return
    group = list(before[-2:]) if before else list(after[:2])
    if len(group) == 2 and (pair := _opposed(group[0], group[1])):  # noqa: PLR2004 - a pair
        yield pair


def _opposed(a: PersonMention, b: PersonMention) -> tuple[Party, ...] | None:
    """Two people of the two sides, Vietnam's first; someone without a country is taken for the side left."""
    if a.nation == b.nation or "OTHER" in (a.nation, b.nation):
        return None
    if a.nation is None or b.nation is None:
        return _completed(a, b)
    return (a, b) if a.nation == "VN" else (b, a)


def _completed(a: PersonMention, b: PersonMention) -> tuple[Party, ...] | None:
    from dataclasses import replace

    known, unknown = (a, b) if a.nation else (b, a)
    if known.nation == "VN" or unknown.post is None and unknown.rank is None:
        return None
    return replace(unknown, nation="VN"), known


def _is_genitive(passage: Passage, person: PersonMention) -> bool:
    before = passage.before(person.start)
    return bool(_genitive().search(before)) and not re.search(r"(?:cuộc|buổi|hội đàm|phía)[^.;]{0,40}của\s+$", before)


_BEHIND = re.compile(r"\b(?:theo lời mời|nhận lời mời|nhân dịp|nhằm|để|về việc|do|của|thay mặt|chuyển lời)\b")


def _behind_clause(passage: Passage, end: int, person: PersonMention) -> bool:
    """Whether someone after the verb belongs to a later clause: an inviter, a well-wisher."""
    between = passage.text[end - passage.sentence.start : person.start - passage.sentence.start]
    found = _BEHIND.search(between)
    return bool(found) and not re.search(r"[Đđ]oàn\b.*\bdo\s", between)


def _foreign_object(passage: Passage, end: int, after: Sequence[PersonMention]) -> bool:
    """Whether the object of the verb is of another country: `hội đàm với Bộ trưởng Quốc phòng Lào`."""
    limit = after[0].start if after else passage.sentence.end
    text = passage.text[end - passage.sentence.start : limit - passage.sentence.start][:80]
    return names_nation(text, "OTHER") and not names_nation(text, "CN")


def _both(story: Story, passage: Passage, kind: str) -> Iterator[tuple[Party, ...]]:
    """The two heads meant by `hai bên`, `hai Bộ trưởng`: equals come first, then the nearest."""
    if _BOTH_MINISTERS.search(passage.text):
        ministers = tuple(_minister(story, side) for side in ("VN", "CN"))
        if all(ministers):
            yield tuple(m for m in ministers if m)
            return
    near = [p for q in story.passages if abs(q.index - passage.index) <= 3 for p in q.people]  # noqa: PLR2004
    sides = {side: [p for p in near if p.side == side and is_defence(p)] for side in ("VN", "CN")}
    pairs = [(v, c) for v in sides["VN"] for c in sides["CN"]]
    if pairs:
        yield min(
            pairs,
            key=lambda pair: (
                kind == "talks" and pair[0].level != pair[1].level,
                sum(abs(p.start - passage.sentence.start) for p in pair),
            ),
        )


def _minister(story: Story, side: Side) -> PersonMention | None:
    post = "minister_of_national_defence"
    for person in story.best.values():
        if person.side == side and person.post == post:
            return person
    if story.anchor is None:
        return None
    holders = [p for p in gazetteer.people().values() if p.side == side and post in p.posts_at(story.anchor)]
    if len(holders) != 1:
        return None
    holder = holders[0]
    return PersonMention(
        start=0, end=0, anchor=0, tail=0, person=holder.id, name=holder.names["vi"][0], nation=side,
        rank=holder.rank_at(story.anchor), post=post,
    )  # fmt: skip


def _with_units(
    story: Story,
    passage: Passage,
    kind: str,
    before: Sequence[PersonMention],
    after: Sequence[PersonMention],
    start: int,
) -> Iterator[tuple[Party, ...]]:
    """A unit or delegation on one side or both."""
    subject: Party | None = next((p for p in reversed(before) if p.side), None)
    subject = subject or next((u for u in reversed(passage.units) if u.end <= start), None)
    others: list[Party] = [p for p in after if p.side] + [u for u in passage.units if u.start >= start]
    if subject is None and len(others) > 1 and kind in _MUTUAL:
        subject, others = others[0], others[1:]
    other = next((o for o in others if subject and side_of(o) != side_of(subject)), None)
    if subject and other:
        yield (subject, other) if side_of(subject) == "VN" else (other, subject)
    elif subject is None and others and kind in {"talks", "call", "receive"}:
        yield from _from_context(story, passage, others[0])


def _from_context(story: Story, passage: Passage, other: Party) -> Iterator[tuple[Party, ...]]:
    """The subject left out: the last one of the other side named shortly before."""
    for earlier in reversed(story.passages[max(0, passage.index - 2) : passage.index]):
        for person in reversed(earlier.people):
            if person.side and person.side != side_of(other) and is_defence(person):
                yield (person, other) if person.side == "VN" else (other, person)
                return


@cache
def _civil() -> frozenset[str]:
    return frozenset(vocabulary()["civil_posts"])


def is_defence(party: Party) -> bool:
    """Whether somebody stands for the armed forces (domain model, section 1)."""
    if isinstance(party, UnitMention):
        return True
    if party.post in _civil():
        return False
    if party.post is not None:
        return party.level not in ("leader", "ambassador")
    return party.rank is not None


def eligible(parties: Sequence[Party], passage: Passage) -> bool:
    """At least one head is of the defence family, and the other is too, or leads the state, or is an ambassador."""
    if len(parties) != 2:  # noqa: PLR2004 - a pair
        return False
    if any(isinstance(p, PersonMention) and p.post in _civil() for p in parties):
        return False
    if any(w in passage.text for w in words("police_words")) and not all(_has_defence_post(p) for p in parties):
        return False
    return any(is_defence(p) for p in parties)


def _has_defence_post(party: Party) -> bool:
    return isinstance(party, PersonMention) and party.post is not None and is_defence(party)


def _guest(kind: str, parties: Sequence[Party], verb: int) -> Side | None:
    """Who is the guest where the verb tells: the object of `tiếp`, the subject of `chào` (section 4)."""
    subject = max((p for p in parties if p.end and p.end <= verb), key=lambda p: p.end, default=None)
    if subject is None or kind not in {"receive", "call"}:
        return None
    side = side_of(subject)
    if kind == "receive":
        return "CN" if side == "VN" else "VN"
    return side
