"""Which sentences of an article are about which of its encounters."""

from collections.abc import Callable, Collection, Iterable, Sequence

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
    owners, owner, others = _Owners(drafts), drafts[0], set(elsewhere(story, drafts))
    for passage in story.passages:
        owner = owners.of(passage, occasion(passage)) or owner
        if passage.index not in others and not passage.sentence.caption:
            own[owner].append(passage)
    return own


class _Owners:
    """Drafts by what shows that a sentence is theirs."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._told: dict[int, list[Draft]] = {}
        self._of_kind: dict[str | None, list[Draft]] = {}
        self._naming: dict[str, list[Draft]] = {}
        for draft in drafts:
            for number in draft.group.passages:
                self._told.setdefault(number, []).append(draft)
            for kind in {draft.kind, *draft.group.proposed()}:
                self._of_kind.setdefault(kind, []).append(draft)
            for key in draft.group.keys:
                self._naming.setdefault(key, []).append(draft)

    def of(self, passage: Passage, kind: str | None) -> Draft | None:
        """Whose sentence it is: of those told in it, of its kind, or whose people alone are named.

        None goes on as before.
        """
        for found in (self._told.get(passage.index, ()), self._of_kind.get(kind, ())):
            if len(found) == 1:
                return found[0]
        named = [self._naming.get(m.key, ()) for m in passage.people]
        alone = {drafts[0] for drafts in named if len(drafts) == 1}
        return alone.pop() if len(alone) == 1 else None
