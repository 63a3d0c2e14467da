"""Which sentences of a Chinese article are about meetings with other partners."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from meetings.beat import OTHER, partner
from meetings.reading.draft import Draft
from meetings.reading.passage import Passage
from meetings.reading.rules import Rule
from meetings.reading.story import Story
from meetings.reading.vocabulary import either, vocabulary
from meetings.reading.zh.nations import names_nation
from meetings.reading.zh.words import alternation


def with_others(story: Story, drafts: Sequence[Draft]) -> Iterator[int]:
    """From where another partner is met or spoken to, up to where ours is."""
    told = {i for d in drafts for i in d.group.passages}
    ours, several = True, any(map(_lists_others, story.passages))
    for passage in story.passages if several else ():
        ours = passage.index in told or _is_ours(passage, before=ours)
        if not ours:
            yield passage.index
        ours = ours and not _lists_others(passage)


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
