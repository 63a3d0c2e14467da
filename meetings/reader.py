"""Read an article: the encounters it tells of, each field with the sentence that says so."""

from collections.abc import Iterable, Sequence

from meetings.article import Article
from meetings.encounter import Encounter
from meetings.reading.activities import activities, editions, visits
from meetings.reading.candidates import protocol
from meetings.reading.draft import Draft, draft, encounter, with_shared_places
from meetings.reading.groups import PROTOCOL, Group, grouped
from meetings.reading.story import Passage, Story, tell

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
    """The encounters of an article taken apart before."""
    groups = grouped([*protocol(story), *editions(story), *activities(story), *visits(story)])
    groups = [g for g in groups if not _is_item(g, groups)]
    stays = [d.when for d in (draft(story, g, None) for g in groups if g.first.kind == "visit") if d.when]
    drafts = with_shared_places([draft(story, g, stays[0] if stays else None) for g in groups])
    return [encounter(d, _own_passages(story, d, drafts)) for d in drafts]


_ITEMS = {
    "joint_patrol_sea",
    "joint_patrol_land",
    "exercise",
    "young_officers",
    "twinning",
    "working_meeting",
}


def _is_item(group: Group, groups: Iterable[Group]) -> bool:
    """Whether an activity is only an item of the talks or the exchange that the article is about."""
    if group.first.kind not in _ITEMS or group.first.parties:
        return False
    larger = [g.first for g in groups if g.first.kind in PROTOCOL or g.first.kind == "border_exchange"]
    return any(c.start < group.first.start or c.parties for c in larger if c is not group.first)


def _own_passages(story: Story, draft: Draft, drafts: Sequence[Draft]) -> list[Passage]:
    """The sentences about one encounter: those naming its people alone, else those from it to the next."""
    rivals = [d for d in drafts if d is not draft and d.kind not in ("visit", "border_exchange")]
    return [
        p
        for p in story.passages
        if not p.sentence.caption and (not rivals or _owner(p, [draft, *rivals]) is draft)
    ]


def _owner(passage: Passage, drafts: Sequence[Draft]) -> Draft:
    named = {m.key for m in passage.people}
    distinct = [d for d in drafts if named & (d.keys - {k for o in drafts if o is not d for k in o.keys})]
    if len(distinct) == 1:
        return distinct[0]
    before = [d for d in drafts if d.group.first.passage <= passage.index]
    return max(before, key=_place) if before else min(drafts, key=_place)


def _place(draft: Draft) -> int:
    return draft.group.first.passage
