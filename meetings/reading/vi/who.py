"""Who met, as Vietnamese words tell: who leads, presides, commands or speaks, and who was with them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from meetings.beat import home, order, sides
from meetings.encounter import Participant, Side
from meetings.reading.found import Found, of_group
from meetings.reading.groups import PROTOCOL, Group
from meetings.reading.parties import is_defence, may_lead
from meetings.reading.passage import Passage
from meetings.reading.people import PersonMention
from meetings.reading.story import Story
from meetings.reading.units import UnitMention
from meetings.reading.vi.clauses import OCCASIONS
from meetings.reading.vi.parties import joined, one_by_one
from meetings.reading.vi.words import bordered, pattern
from meetings.reading.who import heads_of, highest, is_above, participant, titled

NEAR = 8
"""In how many sentences from the start the heads of an exchange are looked for."""


def participants(story: Story, group: Group, kind: str) -> Found[tuple[Participant, ...]]:
    """The heads of both sides, then those who were with them."""
    heads = heads_of(group)
    passages = of_group(story, group)
    if not heads and (not group.first.parties or kind in PROTOCOL):
        heads, passages = _in_order_of_units(story, group) or _heads_around(story, group)
    if kind in _FORCES and group.first.status == "held":
        heads, passages = _with_speakers(story, heads, passages)
    heads += [found for side in sides() if (found := _head_nearby(story, group, side, heads))]
    if kind == "border_exchange":
        heads += titled(story, heads)
    keys = {h.key for h in heads}
    present = [*_together(story, group), *_members(story, group)]
    members = {m.key: m for m in present if m.key not in keys and m.side}.values() if heads else ()
    people = [participant(story, p, "head") for p in heads]
    people += [participant(story, p, "member") for p in members]
    return Found(value=tuple(people), passages=tuple(passages))


_SCHOOL = re.compile(r"Đại học|Học viện")
"""Who is named beside a school is met apart from it."""
_LINE = 40
"""Characters; what is shorter is a caption or a heading, and no sentence of the report."""


def _head_nearby(
    story: Story, group: Group, side: Side, heads: Sequence[PersonMention]
) -> PersonMention | None:
    """Who leads a side told of as a delegation or unit: its highest named soon after."""
    unit = group.party(side)
    if not isinstance(unit, UnitMention) or any(h.side == side for h in heads) or not heads:
        return None
    if _SCHOOL.match(unit.name):
        return None
    named_in = (p.index for p in story.passages if p.sentence.start <= unit.start < p.sentence.end)
    behind = story.passages[min(group.passages[0], next(named_in, group.passages[0])) :]
    told = [p for p in behind if not (p.sentence.caption or _is_relayed(p)) and len(p.text) > _LINE][:4]
    named = [m for p in told for m in p.people if m.side == side and m.name and is_defence(m)]
    named = named or [m for p in behind[:4] for m in p.people if m.side == side and _leads(p, m)]
    return highest(named) if named else _told_before(story, unit)


def _told_before(story: Story, delegation: UnitMention) -> PersonMention | None:
    """`A hội đàm với B. … Đoàn … chào xã giao C`: who came with a delegation, where no other came."""
    before = [p for p in story.passages if p.sentence.end <= delegation.start and not p.background]
    found = [m for p in before for m in p.people if m.side == delegation.side and m.name and is_defence(m)]
    alone = len({m.key for m in found}) == 1 and _DELEGATION.match(delegation.name)
    return found[0] if alone else None


_DELEGATION = re.compile(r"[Đđ]oàn\b")


def _heads_around(story: Story, group: Group) -> tuple[list[PersonMention], list[Passage]]:
    """The heads of an exchange or dialogue: the highest of each side named together where it is told."""
    near = [
        p
        for p in story.passages
        if not p.background
        and (p.index < NEAR or p.index in group.passages or _presides(p))
        and not _BRIEFS.search(p.text)
        and not (group.first.kind == "port_call" and _COCHAIRED.search(p.text))
    ]
    for passage in sorted(near, key=lambda p: (not _presides(p), p.index not in group.passages, p.index)):
        leading = [m for m in passage.people if may_lead(m) and not is_above(group, m)]
        named = {side: [m for m in leading if m.side == side] for side in sides()}
        met_apart = group.first.kind == "dialogue" and _MEETS.search(passage.text)
        if all(named.values()) and not (_is_relayed(passage) or met_apart):
            return [highest(found) for found in named.values()], [passage]
    return _heads_apart(group, near)


_JOINTLY = re.compile(r"\b(?:ký|trao|(?:đồng |cùng )?chủ trì|(?:cùng )?chỉ huy)\b")


def _in_order_of_units(story: Story, group: Group) -> tuple[list[PersonMention], list[Passage]] | None:
    """`Đồn A và Trạm B kết nghĩa. X, Đồn trưởng và Y, Trạm trưởng ký …`: X is of A, and Y of B."""
    told = story.passages[group.passages[0]]
    in_order = list(dict.fromkeys(u.side for u in told.units))
    for passage in story.passages[told.index + 1 : told.index + 3] if len(in_order) == len(sides()) else ():
        named = [m for m in passage.people if m.name and (m.rank or m.commands)]
        fitting = [m.nation in (None, side) for m, side in zip(named, in_order, strict=False)]
        if len(named) == len(in_order) and all(fitting) and _JOINTLY.search(passage.text):
            heads = [replace(m, nation=side) for m, side in zip(named, in_order, strict=True)]
            return sorted(heads, key=lambda m: order(m.side)), [passage]
    return None


def _heads_apart(group: Group, near: Sequence[Passage]) -> tuple[list[PersonMention], list[Passage]]:
    """Heads in sentences of their own: `Đoàn Việt Nam do … làm Trưởng đoàn. Đoàn Trung Quốc do …`."""
    heads, passages = [], []
    for side in sides():
        for passage in near:
            led = [
                m for m in passage.people if m.side == side and _leads(passage, m) and not is_above(group, m)
            ]
            if led:
                heads.append(highest(led))
                passages.append(passage)
                break
    return heads, passages


_FORCES = {"joint_patrol_sea", "joint_patrol_land", "port_call", "exercise"}
_SPEAKS = re.compile(
    r"[^.;:]{0,150}?\b(?:cho biết|cho rằng|phát biểu|bắt tay|trao đổi|khẳng định|nhấn mạnh|đánh giá|chia sẻ"
    r"|bày tỏ|cảm ơn|dự (?:lễ )?(?:khai mạc|bế mạc))\b"
)
_COMMANDS = re.compile(
    r"[^.;:]{0,200}?\b(?:chỉ huy|phụ trách|dẫn đầu|làm (?:đội|tổ) trưởng)\b(?! (?:phó|sở))"
)
_CALLED = re.compile(
    r"\b(?:chỉ huy|trưởng đoàn|(?:đội|tổ) trưởng)\b[^.]{0,120}\blà\s+$|\btham dự của\s+$", re.IGNORECASE
)


def _with_speakers(
    story: Story, heads: list[PersonMention], passages: list[Passage]
) -> tuple[list[PersonMention], list[Passage]]:
    """Of a side without a head, the officer who leads or speaks: `Trung tá A, Đồn trưởng …, cho biết`."""
    told = [p for p in story.passages[:NEAR] if not (p.background or p.sentence.caption)]
    for side in (s for s in sides() if s not in {h.side for h in heads}):
        named = [(p, m) for p in told for m in p.people if m.side == side and m.name]
        officers = [(p, m) for p, m in named if m.rank or _commands(p, m)]
        found = next(((p, m) for p, m in officers if _commands(p, m) or (m.post and _speaks(p, m))), None)
        if found:
            heads, passages = [*heads, found[1]], [*passages, found[0]]
    return heads, passages


def _speaks(passage: Passage, person: PersonMention) -> bool:
    """Whether the next verb behind somebody, before anybody else, is one of speaking."""
    next_ = min((p.start for p in passage.people if p.start >= person.end), default=passage.sentence.end)
    return bool(_SPEAKS.match(passage.after(person.end)[: next_ - person.end]))


def _commands(passage: Passage, person: PersonMention) -> bool:
    """`… do Thiếu tá A và Thiếu tá B, Trạm trưởng …, chỉ huy`, `đội trưởng … là Thiếu tá A`."""
    called = _CALLED.search(passage.before(person.start))
    return bool(called or _COMMANDS.match(passage.after(person.end)))


def _leads(passage: Passage, person: PersonMention) -> bool:
    """Whether a sentence says who leads; who is called head of a delegation needs no rank."""
    named = person.name is not None and "trưởng đoàn" in passage.text.casefold()
    return bool(_LEADS.search(passage.text)) and (may_lead(person) or named)


_LEADS = bordered(
    ("trưởng đoàn", "dẫn đầu", "chủ trì", "làm đại diện", "làm (?:chỉ huy|biên đội|hải đội) trưởng")
)
_PRESIDES = bordered(("đồng chủ trì", "cùng chủ trì", "hội đàm", "làm trưởng đoàn"))
_COCHAIRED = bordered(("(?:đồng|cùng) chủ trì(?! (?:buổi )?lễ)",))
"""Who preside over a meeting, and no welcome, do not command the ship that calls beside it."""
_BRIEFS = bordered(("họp báo", "báo chí", "chủ trì buổi gặp mặt"))
"""Who briefs the press about an exchange does not lead it."""
_MEETS = re.compile(r"\b(?:cuộc|buổi) (?:gặp|tiếp)\b|\b(?:đã|có) tiếp\b", re.IGNORECASE)
"""Who is received at the time of a dialogue does not hold it with his host."""
_RELAYED = bordered(("chuyển lời", "lời thăm hỏi", "(?<!lời )mời"))
"""Who sends his greetings or is invited need not be there."""


def _presides(passage: Passage) -> bool:
    return bool(_PRESIDES.search(passage.text))


def _is_relayed(passage: Passage) -> bool:
    return bool(_RELAYED.search(passage.text))


def _together(story: Story, group: Group) -> Iterator[PersonMention]:
    """`A và B tiếp …`: who does it together with the first of them."""
    for told in group.candidates:
        passage = story.passages[told.passage]
        last = next((p for p in told.parties if isinstance(p, PersonMention) and p.end <= told.start), None)
        apart = last is None or one_by_one(passage, last, told.start)
        for person in () if apart else passage.people:
            if (
                last
                and last.end <= person.start
                and person.end <= told.start
                and joined(passage, last, person)
            ):
                last = person
                if person.name and is_defence(person):
                    yield person


_ATTENDED = re.compile(
    r"(?:Cùng|Tham|Có mặt|Tháp tùng|Thành phần|Dự)\b[^.;]{0,40}?\b(?P<act>hội đàm|hội kiến|tiếp|gặp|đoàn)\b"
)


def _attends(passage: Passage, group: Group) -> bool:
    """`Cùng dự buổi tiếp có …`, `Tham gia đoàn có …`: what a report ends with, wherever the act was told."""
    told = _ATTENDED.match(passage.text) if group.first.kind in PROTOCOL else None
    return told is not None and (told["act"] == "đoàn" or OCCASIONS[told["act"]] in group.proposed())


_ON_THE_OTHER_SIDE = re.compile(r"(?:Về )?[Pp]hía [^,.;]{2,40}\bcó\b")


def _members(story: Story, group: Group) -> Iterator[PersonMention]:
    """Who is named as present beside the heads, next to where the encounter is told or at the end.

    Who is of no country told is of ours.
    """
    near = {i + shift for i in group.passages for shift in (0, 1, 2)}
    verbs = {c.passage: story.passages[c.passage].before(c.start) for c in reversed(group.candidates)}
    listing = False
    for passage in story.passages:
        told = not passage.background and (passage.index in near or _attends(passage, group))
        cue = pattern("members").search(passage.text, len(verbs.get(passage.index, ""))) if told else None
        if listing and not cue:
            cue = _ON_THE_OTHER_SIDE.match(passage.text)
        listing = cue is not None
        if cue:
            named = (p for p in passage.people if p.start >= passage.sentence.start + cue.start())
            yield from (replace(p, nation=p.nation or home("vi")) for p in named if p.name and is_defence(p))
