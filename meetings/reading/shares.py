"""Which sentences of an article are about which of its encounters."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from meetings.reading.draft import Draft
from meetings.reading.passage import Passage
from meetings.reading.story import Story

FRAMES = frozenset(("visit", "border_exchange"))
"""Kinds that others take place within, whose sentences are then theirs."""
BARE = {"visit", "port_call"}
"""Kinds that have no outcome of their own: what came of a visit came of its talks."""

Elsewhere = Callable[[Story, Sequence[Draft]], Iterable[int]]
"""The sentences about meetings with other partners, by their numbers."""
Occasion = Callable[[Passage], str | None]
"""The kind of what a sentence is about by its own words: `Tại hội đàm, …`."""


def own_passages(
    story: Story,
    drafts: Sequence[Draft],
    elsewhere: Elsewhere,
    frames: Collection[str] = FRAMES,
    occasion: Occasion = lambda _: None,
) -> list[list[Passage]]:
    """The sentences that may tell what came of each; nothing comes of a bare one, a frame has the rest."""
    within = [d for d in drafts if d.kind not in frames]
    own = _shared(story, within, elsewhere, occasion) if within else {}
    for draft in drafts:
        if draft.kind in frames and draft.kind not in BARE:
            beside = [d for d in drafts if d is draft or d in within]
            own[draft] = _shared(story, beside, elsewhere, occasion)[draft]
    return [[] if d.kind in BARE else own[d] for d in drafts]


def _shared(
    story: Story, drafts: Sequence[Draft], elsewhere: Elsewhere, occasion: Occasion
) -> dict[Draft, list[Passage]]:
    """A sentence is about whatever it tells of or whose people it names, or goes on with the one before."""
    own: dict[Draft, list[Passage]] = {d: [] for d in drafts}
    alone, owner, others = _alone(drafts), drafts[0], set(elsewhere(story, drafts))
    for passage in story.passages:
        owner = _owner(passage, drafts, alone, occasion(passage)) or owner
        if passage.index not in others and not passage.sentence.caption:
            own[owner].append(passage)
    return own


def _alone(drafts: Sequence[Draft]) -> dict[str, Draft]:
    """Those who stand in one draft and no other, by `PersonMention.key`."""
    times = Counter(key for d in drafts for key in d.group.keys)
    return {key: d for d in drafts for key in d.group.keys if times[key] == 1}


def _owner(
    passage: Passage, drafts: Sequence[Draft], alone: Mapping[str, Draft], kind: str | None
) -> Draft | None:
    """Whose sentence it is: of those told in it, of its kind, or whose people alone are named.

    None goes on as before.
    """
    told = [d for d in drafts if passage.index in d.group.passages]
    of_kind = [d for d in drafts if kind in {d.kind, *d.group.proposed()}]
    for found in (told, of_kind):
        if len(found) == 1:
            return found[0]
    named = [alone[m.key] for m in passage.people if m.key in alone]
    return named[0] if named and all(d is named[0] for d in named) else None
