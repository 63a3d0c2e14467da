"""Which sentences of a Chinese article are about which encounter, where some are about other partners."""

import re
from collections.abc import Sequence
from functools import cache

from meetings.beat import OTHER, partner
from meetings.reading.draft import Draft, Shares
from meetings.reading.passage import Passage
from meetings.reading.rules import Rule
from meetings.reading.story import Story
from meetings.reading.vocabulary import either, vocabulary
from meetings.reading.zh.nations import names_nation
from meetings.reading.zh.words import alternation


def shared(story: Story, drafts: Sequence[Draft]) -> Shares:
    """From where an encounter is told to where the next one is, without what is said to other partners."""
    tellers: dict[int, list[Draft]] = {}
    for draft in drafts:
        for index in draft.group.passages:
            tellers.setdefault(index, []).append(draft)
    own: Shares = {draft: [] for draft in drafts}
    owner, ours, several = drafts[0], True, any(map(_lists_others, story.passages))
    for passage in story.passages:
        told = tellers.get(passage.index, [owner])
        owner = told[0]
        ours = not several or passage.index in tellers or _is_ours(passage, before=ours)
        for draft in told:
            own[draft] += [passage] if ours and not passage.sentence.caption else []
        ours = ours and not _lists_others(passage)
    return own


def _is_ours(passage: Passage, *, before: bool) -> bool:
    """Whether it goes on about the partner: another one who is met or spoken to turns it away."""
    if names_nation(passage.text, partner("zh")) or any(p.side == partner("zh") for p in passage.people):
        return True
    return before and not (_lists_others(passage) or _TO_ANOTHER.search(passage.text))


_TO_ANOTHER = re.compile(
    r"^(?:在)?(?:[^,。;]{2,12})?(?:会见|会晤|[同与和][^,。;]{2,20}(?:会谈|会见|会晤|见面))[^,。;]{0,16}时,"
    r"|^[^,。;]{0,12}对[^,。;的两双]{2,12}(?:表示(?![满欢祝感赞关慰])|说)"
)


@cache
def _of_another() -> Rule:
    """Whoever holds a post of another country: `柬埔寨国防大臣`."""
    heads = either((*vocabulary("zh")["posts_elsewhere"], "大臣"))
    return Rule(rf"{alternation('countries')}[^,。;、与和同]{{0,8}}?(?:{heads})")


def _lists_others(passage: Passage) -> bool:
    return any(names_nation(m[0], OTHER) for m in _of_another().finditer(passage.text))
