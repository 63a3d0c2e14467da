"""Read an article: the encounters it tells of, each field with the sentence that says so."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from meetings.article import Article
from meetings.encounter import Encounter, Place
from meetings.reading import fields, outcomes
from meetings.reading.activities import activities, editions, visits
from meetings.reading.candidates import protocol
from meetings.reading.fields import Found, When
from meetings.reading.groups import PROTOCOL, Group, grouped, kind_of
from meetings.reading.story import Passage, Story, tell
from meetings.verdict import Quote

LANGUAGES = ("vi",)


def read(article: Article) -> list[Encounter]:
    """The encounters an article reports, announces or calls off, in the order of the text.

    Languages not read yet give none. Every field that is not empty has its sentences in `evidence`, with
    offsets into ``article.text``.
    """
    if article.language not in LANGUAGES:
        return []
    return encounters(tell(article))


def encounters(story: Story) -> list[Encounter]:
    groups = grouped([*protocol(story), *editions(story), *activities(story), *visits(story)])
    groups = [g for g in groups if not _is_part(g, groups)]
    told: list[Found[When]] = []
    drafts = [_Draft(story, group, told) for group in sorted(groups, key=_containers_first)]
    drafts.sort(key=lambda d: d.group.first.start)
    _share(drafts)
    return [draft.encounter(_own_passages(story, draft, drafts)) for draft in drafts]


def _containers_first(group: Group) -> tuple[bool, int]:
    return group.first.kind != "visit", group.first.start


_PARTS = {"joint_patrol_sea", "joint_patrol_land", "exercise", "young_officers", "twinning", "working_meeting"}


def _is_part(group: Group, groups: Iterable[Group]) -> bool:
    """Whether an activity is only an item of the talks or the exchange that the article is about."""
    if group.first.kind not in _PARTS or group.first.kind in PROTOCOL and group.first.parties:
        return False
    larger = [g for g in groups if g is not group and (g.first.kind in PROTOCOL or g.first.kind == "border_exchange")]
    return any(g.first.start < group.first.start or g.first.parties for g in larger)


class _Draft:
    """An encounter being put together from one group of candidates."""

    def __init__(self, story: Story, group: Group, told: list[Found[When]]) -> None:
        self.story, self.group = story, group
        guess = fields.places(story, group, group.first.kind)
        self.kind = kind_of(group, story, guess.value[0].country if guess.value else None)
        self.people = fields.participants(story, group)
        self.when = fields.when(story, group, self.kind, told)
        self.where = fields.places(story, group, self.kind)
        if group.first.kind == "visit" and self.when:
            told.append(self.when)

    @property
    def told(self) -> list[Passage]:
        return fields.of_group(self.story, self.group)

    def encounter(self, own: list[Passage]) -> Encounter:
        topics = outcomes.topics(self.story, own) if self.kind not in ("visit", "port_call") else []
        documents = outcomes.documents(own) if self.kind != "visit" else []
        invitations = outcomes.invitations(own) if self.kind != "visit" else []
        edition = next((c.edition for c in self.group.candidates if c.edition and c.edition.ordinal), None)
        edition = edition or next((c.edition for c in self.group.candidates if c.edition), None)
        host = fields.host_side(self.group, self.kind, self.where.value)
        level = fields.level(self.kind, self.people.value, self.group.first.parties)
        found = Encounter(
            kind=self.kind,
            status=self._status(),
            start=self.when.value.first if self.when else None,
            end=self.when.value.last if self.when else None,
            date_precision=self.when.value.precision if self.when else "day",
            places=self.where.value,
            host_side=host,
            level=level,
            participants=self.people.value,
            mechanism=edition or self._frame(),
            topics=tuple(t.value for t in topics),
            documents=tuple(d.value for d in documents),
            invitations=tuple(i.value for i in invitations),
        )
        return replace(found, evidence=self._evidence(found, topics, documents, invitations))

    def _status(self) -> str:  # type: ignore[return]
        told = [c.status for c in self.group.candidates]
        for status in ("postponed", "cancelled"):
            if status in told:
                return status
        future = self.when and self.story.anchor and self.when.value.first > self.story.anchor
        return "announced" if "announced" in told and ("held" not in told or future) else "held"

    def _frame(self):  # type: ignore[no-untyped-def]
        """The edition of an exchange the talks are part of, when told in the same sentence."""
        if self.kind not in PROTOCOL and self.kind != "talks":
            return None
        for passage in self.told:
            for mention in passage.mechanisms:
                if mention.edition.ordinal and mention.edition.id == "border_defence_friendship_exchange" and not mention.foreign:
                    return mention.edition
        return None

    def _evidence(self, found, topics, documents, invitations):  # type: ignore[no-untyped-def]
        told = fields.quotes(self.story, self.told)
        evidence: dict[str, tuple[Quote, ...]] = {"kind": told, "status": told}
        if found.start and self.when:
            evidence["start"] = evidence["end"] = fields.quotes(self.story, self.when.passages) or told
        if found.places:
            evidence["places"] = fields.quotes(self.story, self.where.passages)
        if found.host_side:
            evidence["host_side"] = fields.quotes(self.story, self.where.passages) or told
        if found.level:
            evidence["level"] = fields.quotes(self.story, self.people.passages) or told
        if found.participants:
            evidence["participants"] = fields.quotes(self.story, self.people.passages) or told
        if found.mechanism:
            evidence["mechanism"] = told
        for name, items in (("topics", topics), ("documents", documents), ("invitations", invitations)):
            if items:
                spans = dict.fromkeys(p for item in items for p in item.passages)
                evidence[name] = tuple(q for p in spans for q in fields.quotes(self.story, [p]))
        return evidence


def _share(drafts: list[_Draft]) -> None:
    """One guest's encounters in one country share its place where theirs is not told."""
    for draft in drafts:
        if draft.where.value or draft.kind in ("phone", "video_talks"):
            continue
        for other in drafts:
            if other is not draft and other.where.value and _same_guest(draft, other):
                place: Place = other.where.value[0]
                draft.where = Found(value=(place,), passages=other.where.passages)
                break


def _same_guest(a: _Draft, b: _Draft) -> bool:
    people = {p.person or p.name for p in a.people.value if p.role == "head"}
    return bool(people & {p.person or p.name for p in b.people.value if p.role == "head"})


def _own_passages(story: Story, draft: _Draft, drafts: list[_Draft]) -> list[Passage]:
    """The sentences about what came of one encounter: those naming its people, else those between it and the next."""
    rivals = [d for d in drafts if d is not draft and d.kind not in ("visit", "border_exchange")]
    if not rivals or draft.kind in ("visit",):
        return [p for p in story.passages if not p.sentence.caption]
    return [p for p in story.passages if _owner(p, [draft, *rivals]) is draft]


def _owner(passage: Passage, drafts: list[_Draft]) -> _Draft:
    named = {m.key for m in passage.people}
    distinct = [d for d in drafts if named & _own_keys(d, drafts)]
    if len(distinct) == 1:
        return distinct[0]
    before = [d for d in drafts if d.group.first.passage <= passage.index]
    return max(before or drafts, key=lambda d: d.group.first.passage if before else -d.group.first.passage)


def _own_keys(draft: _Draft, drafts: list[_Draft]) -> set[str]:
    others = {k for d in drafts if d is not draft for k in _keys(d)}
    return _keys(draft) - others


def _keys(draft: _Draft) -> set[str]:
    return {p.key for c in draft.group.candidates for p in c.parties}


