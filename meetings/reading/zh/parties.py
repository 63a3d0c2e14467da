"""Who meets whom around a Chinese verb of protocol."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from meetings import gazetteer
from meetings.beat import OTHER, home, opposite, partner, sides
from meetings.encounter import Side
from meetings.reading.parties import Party, in_order, is_civil, is_defence, may_lead, may_meet, ministers
from meetings.reading.passage import Passage
from meetings.reading.people import PersonMention
from meetings.reading.story import Story
from meetings.reading.vocabulary import either, of_side
from meetings.reading.zh.nations import names_nation
from meetings.reading.zh.people import belonging
from meetings.reading.zh.story import just_before
from meetings.reading.zh.words import alternation, rule
from meetings.series import mechanisms_with_police

MUTUAL = {"talks", "video_talks", "phone", "meet", "sideline", "working_meeting", "cochair"}


@cache
def _both_ministers() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation('both')}|两国)(?:两国)?(?:国防部(?:部)?长|防长)")


@cache
def visiting_rule(side: Side) -> re.Pattern[str]:
    """Words that make somebody of a side the guest: `访越`."""
    return re.compile(either(of_side(side, "visiting", "zh")))


_INVITING = re.compile(r"(?:应|受)[^,。;]{0,40}$")
_ON_BEHALF = re.compile(r"(?:代表(?!团)|转达|转交|致函|祝贺|问候|感谢)[^,。;]{0,30}$")
_OBJECT = re.compile(
    r"^(?:了|过)?(?:[^,。;]{0,60}的(?:[^,。;]{0,40}、)?|由[^,。;]{0,24}|以|正在[^,。;]{0,20}|来[^,。;]{0,12})?(?:一行|新任|即将离任的|候任)?$"
)
_LIST = re.compile(r"^[^,。;]{0,14}(?:、|和|及|以及|与)[^,。;]{0,3}$|^$")
_ELLIPTIC = re.compile(
    r"(?:双方|两国(?:防长|国防部长)|两位(?:防长|部长)|两军领导人|两国国防部领导|两国(?:高级)?(?:军事)?代表团)[^,。;]{0,20}$"
)
_WITH = re.compile(r"[与同和跟][^,。;]{0,60}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Verb:
    """A verb of protocol from `start` to `end`, and who stands before and behind it."""

    story: Story
    passage: Passage
    start: int
    end: int
    before: tuple[PersonMention, ...]
    after: tuple[PersonMention, ...]

    def gap(self, start: int, end: int) -> str:
        offset = self.passage.sentence.start
        return self.passage.text[max(0, start - offset) : max(0, end - offset)]

    def opposed(self, a: PersonMention, b: PersonMention) -> tuple[Party, ...] | None:
        """Two people of the two sides, the first first; someone without a country is of the side left."""
        if a.nation == b.nation or OTHER in (a.nation, b.nation):
            return None
        if a.nation and b.nation:
            return in_order(a, b)
        known, unknown = (a, b) if a.nation else (b, a)
        side = opposite(known.nation or home("zh"))
        if not (self._is_officer(unknown) and self._is_of(unknown, side)):
            return None
        return in_order(known, belonging(unknown, side))

    def _is_officer(self, person: PersonMention) -> bool:
        """Whether somebody has a post or a rank, or a title of forces: `边防团团长X`."""
        return bool(person.post or person.rank or _is_of_forces(person, self.passage))

    def _is_of(self, person: PersonMention, side: Side) -> bool:
        """Whether the sentence names the country; the press leaves out its own."""
        text = self.passage.text
        if names_nation(text, side) or (is_defence(person) and visiting_rule(side).search(text)):
            return True
        if side != home("zh") or names_nation(text, OTHER):
            return False
        civil = is_civil(person) or person.level in ("leader", "ambassador")
        return not civil or any(p.locative and p.place.country == side for p in self.passage.places)

    def pairs(self, person: PersonMention) -> Iterator[tuple[Party, ...]]:
        """Somebody with whoever of the other side stands before: the last, or those joined with him."""
        hosts = (p for p in reversed(self.before) if p.end <= person.start)
        if last := next((p for p in hosts if self.opposed(p, person)), None):
            met = self._of_list(last, self.gap(last.end, min(self.start, person.start)))
            yield from filter(None, (self.opposed(host, person) for host in met))

    def joined(self) -> list[PersonMention]:
        """The last before the verb, or those joined with him."""
        last = self.before[-1]
        ahead = _ONE_BY_ONE.search(self.passage.before(last.start))
        return self._of_list(last, ahead[0] if ahead else self.gap(last.end, self.start))

    def _of_list(self, last: PersonMention, told: str) -> list[PersonMention]:
        """Of the list that ends there all, if `told` says `分别`, else who leads those of the same side."""
        listed = [last]
        for person in reversed([p for p in self.before if p.end <= last.start]):
            if not _JOINED.match(self.gap(person.end, listed[0].start)):
                break
            listed.insert(0, person)
        if _APART.search(told):
            return listed
        offices = {p.key for p in listed if is_civil(p) and p.level != "ambassador"}
        own = [p for p in listed if p.nation == last.nation and p.key not in offices] or [last]
        return [min(own, key=lambda p: gazetteer.level_order(p.level))]


_OF_FORCES = re.compile(r"(?:边防|海警|军分?区|部队|人武部|军委|国防部|人民军|解放军)[^,。;、]{0,12}$")
_APART = re.compile(r"分别|先后")
_ONE_BY_ONE = re.compile(r"(?:分别|先后)[与同和][^,。;]*$")
_JOINED = re.compile(r"^(?:\([^()]*\))?(?:、|和|及|以及|与)$")


def parties_of(
    story: Story, passage: Passage, kind: str, *, start: int, end: int
) -> Iterator[tuple[Party, ...]]:
    """The pairs of heads around a verb that spans `start` to `end`, the first side first."""
    people = [p for p in passage.people if not _is_aside(passage, p)]
    verb = _Verb(
        story=story,
        passage=passage,
        start=start,
        end=end,
        before=tuple(p for p in people if p.tail <= start),
        after=tuple(p for p in people if p.start >= end),
    )
    yield from _mutual(story, verb) if kind in MUTUAL else _receiving(story, verb)


def _is_aside(passage: Passage, person: PersonMention) -> bool:
    """Whether somebody only invited, is spoken for or sends greetings."""
    before = passage.before(person.start)
    invited = _INVITING.search(before) and re.match(r"[^,。;]{0,24}邀请", passage.after(person.end))
    return bool(invited or _ON_BEHALF.search(before[-34:]))


def _mutual(story: Story, verb: _Verb) -> Iterator[tuple[Party, ...]]:
    """`X与Y会谈`, `X会晤Y`, `双方举行会谈`, `中越防长会晤`."""
    told = verb.passage.before(verb.start)
    behind = verb.gap(verb.end, verb.after[0].start) if verb.after else None
    if _both_ministers().search(told[-40:]) and _of_the_two(story, verb.passage):
        if met := ministers(story):
            yield met
    elif len(verb.before) > 1 and (pairs := list(_joined(verb))):
        yield from pairs
    elif verb.before and behind is not None and _OBJECT.match(behind):
        yield from verb.pairs(verb.after[0])
    elif len(verb.after) > 1 and _NEXT.match(behind or ""):
        yield from filter(None, [verb.opposed(verb.after[0], verb.after[1])])
    elif _ELLIPTIC.search(told) and not verb.passage.units:
        yield from _told_before(story, verb.passage)
    elif _OF_DELEGATION.search(told):
        yield from _head_told_before(story, verb)
    else:
        yield from _with_units(verb)


_NEXT = re.compile(r"^(?:由|在)?[^,。;]{0,6}$")


def _joined(verb: _Verb) -> Iterator[tuple[Party, ...]]:
    """Those before the verb joined by `与`, with the other side before them; `与A、B分别会见` are two."""
    for person in verb.joined() if verb.before else ():
        if person.nation != OTHER and _WITH.search(verb.passage.before(person.start)):
            yield from verb.pairs(person)


_DELEGATION = re.compile(r"(?:了)?(?:该|来访的?)?(?:高级)?(?:军事)?代表团(?:一行)?(?=[,。;]|$)")

_OF_DELEGATION = re.compile(
    r"(?:^|[,;])(?:(?:该|来访的?)?(?:高级)?(?:军事)?代表团(?!团长)(?:[^。;与同和]{0,40},)?|(?:访问|其|此访)期间,(?:还|并|又)?)"
    r"[^,。;与同和]{0,16}[与同和][^,。;]*$"
    r"|欢迎仪式,?[并后][^,。;与同和]{0,8}$"
)


def _head_told_before(story: Story, verb: _Verb) -> Iterator[tuple[Party, ...]]:
    """`X会见了代表团`, `代表团与X会谈`: who of the other side was told of last, standing where it does."""
    near = [*(p for q in just_before(story, verb.passage) for p in q.people), *verb.before]
    for host in verb.joined() if verb.before else ():
        others = (replace(p, start=verb.end, end=verb.end) for p in reversed(near) if may_lead(p))
        met = (parties for p in others if (parties := verb.opposed(host, p)))
        yield from islice(met, 1)


def _receiving(story: Story, verb: _Verb) -> Iterator[tuple[Party, ...]]:
    """`X会见Y`: the object stands right behind the verb; a list of objects gives as many encounters."""
    objects: list[PersonMention] = []
    train = _IN_TRAIN.match(verb.passage.text, verb.end - verb.passage.sentence.start)
    start = verb.passage.sentence.start + train.end() if train else verb.end
    for person in (p for p in verb.after if p.start >= start):
        gap = verb.gap(objects[-1].end if objects else start, person.start)
        if not (_LIST.match(gap) if objects else _OBJECT.match(gap) or _of_several().fullmatch(gap)):
            break
        objects.append(person)
    for person in objects:
        yield from verb.pairs(person)
    if not objects and (pairs := list(_joined(verb))):
        yield from pairs
    elif not objects and _DELEGATION.match(verb.passage.text, verb.end - verb.passage.sentence.start):
        yield from _head_told_before(story, verb)
    elif not objects and _NOBODY.match(verb.passage.text, verb.end - verb.passage.sentence.start):
        for host in verb.joined() if verb.before else ():
            yield from verb.pairs(host)
    elif not objects:
        yield from _received_unit(verb)


_NOBODY = re.compile(r"(?:了)?(?:他|其)?(?:[,。;]|$)")
"""`X访问越南,期间Y、Z分别会见`: whoever was told of before is met."""
_IN_TRAIN = re.compile(r"(?:了)?(?:随|陪同)[^,。;]{2,30}[访来][^,。;]{0,6}的")
"""`会见随总书记访华的X`: whom X came with is not met."""


@cache
def _of_several() -> re.Pattern[str]:
    """`会见了新加坡、印尼和越南防长`."""
    return re.compile(rf"(?:了)?(?:{alternation('countries')}(?:、|和|及|与))+")


def _received_unit(verb: _Verb) -> Iterator[tuple[Party, ...]]:
    unit = next((u for u in verb.passage.units if u.start >= verb.end), None)
    if unit and _OBJECT.match(verb.gap(verb.end, unit.start)):
        hosts = (p for p in reversed(verb.before) if p.side not in (None, unit.side))
        yield from (in_order(host, unit) for host in islice(hosts, 1))


def _with_units(verb: _Verb) -> Iterator[tuple[Party, ...]]:
    """Forces on one side or both: `中越海警举行高层工作会晤`, `李尚福推迟与越南国防官员的会晤`."""
    near = [u for u in verb.passage.units if u.end <= verb.start or verb.end <= u.start <= verb.end + 12]
    units = [u for u in near if not any(p.start <= u.start and u.end <= p.end for p in verb.before)]
    parties: list[Party] = sorted([*verb.before, *units], key=lambda p: p.start)
    ours, theirs = ([p for p in parties if p.side == side] for side in sides())
    alone = units and not verb.before
    if ours and theirs and not (alone and names_nation(verb.passage.text, OTHER)):
        yield ours[-1], theirs[-1]


def _told_before(story: Story, passage: Passage) -> Iterator[tuple[Party, ...]]:
    """The two heads meant by `双方`: the last of each side named shortly before, equals first."""
    near = [p for q in (*just_before(story, passage), passage) for p in q.people]
    ours, theirs = ([p for p in near if p.side == side and may_lead(p)] for side in sides())
    if pairs := [(a, b) for a in ours for b in theirs]:
        yield next((p for p in reversed(pairs) if p[0].level == p[1].level), pairs[-1])


def _of_the_two(story: Story, passage: Passage) -> bool:
    """Whether `两国` are the two: the partner is named, and no other country."""
    text = f"{story.title}。{passage.text}"
    return names_nation(text, partner("zh")) and not names_nation(text, OTHER)


def eligible(parties: Sequence[Party], passage: Passage) -> bool:
    """Whether they may meet; a mechanism that police take part in says nothing against it."""
    within = any(m.edition.id in mechanisms_with_police() for m in passage.mechanisms)
    police = not within and bool(rule("police").search(passage.text))
    told = may_meet(parties, police=police)
    return told or (not police and all(_is_of_forces(p, passage) for p in parties))


def _is_of_forces(party: Party, passage: Passage) -> bool:
    """Whether only the body before his title tells that somebody is of the forces: `国防部装备局局长X`."""
    if not isinstance(party, PersonMention) or party.post or not party.name:
        return False
    return bool(_OF_FORCES.search(passage.before(party.anchor)))
