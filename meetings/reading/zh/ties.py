"""Whether a Chinese article that tells of no contact is about the defence relation of the two countries."""

import re
from collections.abc import Sequence
from functools import cache

from meetings.beat import OTHER, beat, home, partner
from meetings.reading.passage import Passage
from meetings.reading.story import Story
from meetings.reading.vocabulary import either, of_side
from meetings.reading.zh.nations import names_both, names_nation
from meetings.reading.zh.words import rule
from meetings.verdict import Reason, Verdict

OPENING = 220
"""How many characters of the text count beside the headline."""
RULES = ("defence", "contact")


def ties(story: Story) -> Verdict:
    """The partner, a word of defence and one of contact in headline and opening; no third, no dispute."""
    lead = [p for p in story.passages if p.sentence.start < OPENING and not p.sentence.caption]
    words = {beat().state(partner("zh")).label: _partner()} | {name: (rule(name),) for name in RULES}
    reasons = tuple(r for r in (_first(story, lead, name, rules) for name, rules in words.items()) if r)
    opening = "".join(p.text for p in lead)[:OPENING]
    head = f"{story.title} {opening}"
    told = names_nation(head, partner("zh")) and all(rule(name).search(head) for name in RULES)
    if told and _about_both(story.title, opening):
        return Verdict(label="ties", score=0.8, reasons=reasons)
    return Verdict(label="none", score=min(0.3, len(reasons) / 10), reasons=reasons)


@cache
def _partner() -> tuple[re.Pattern[str], ...]:
    """Its own names before those it shares."""
    return re.compile(either(of_side(partner("zh"), "nation", "zh"))), rule("both")


@cache
def _own_forces() -> re.Pattern[str]:
    return re.compile(either(of_side(home("zh"), "forces", "zh")))


def _first(story: Story, lead: list[Passage], name: str, rules: Sequence[re.Pattern[str]]) -> Reason | None:
    for passage in lead:
        if m := next(filter(None, (each.search(passage.text) for each in rules)), None):
            start, end = passage.sentence.start + m.start(), passage.sentence.start + m.end()
            return Reason(rule=name, quote=story.text[start:end], start=start, end=end)
    return None


_NOT_OURS = ("dispute", "police", "trade")


_OPINION = re.compile(r"^(?:学者|专家|分析|评论|社评|社论|观点)[:|]|[?？]$|解读|看点")


_THEIR_PARTY = re.compile(r"越共中央[^,。;]{0,30}")
"""`越共中央政治局委员、中央军委副书记`: offices of the other party, by words that also name ours."""


_OPINES = re.compile(r"(?!双方|两国)[^,。;]{1,12}(?:认为|评论说|分析说|撰文)")
"""`某学者认为,……`: an opinion that opens an article is what it is about."""


def _about_both(title: str, opening: str) -> bool:
    """Both countries are meant, the partner in the headline, no third one; it is military and of today."""
    military = rule("defence").search(title) or not rule("civil").search(title + opening)
    foreign = names_nation(title, OTHER) or any(rule(r).search(title) for r in _NOT_OURS)
    both = names_nation(title + opening, home("zh")) or _own_forces().search(
        _THEIR_PARTY.sub("", title + opening)
    )
    if _OPINION.search(title) or _OPINES.match(opening):
        return False
    forum = rule("forums").search(title) and not names_both(title)
    elsewhere = foreign or forum or rule("multilateral").search(title + opening) or _abroad(opening)
    past = rule("history").search(title + opening)
    named = names_nation(title, partner("zh")) or (
        rule("briefing").search(title) and rule("both_armies").search(opening)
    )
    return bool(named and military and both and not elsewhere and not past)


def _abroad(opening: str) -> bool:
    """Whether most of the first sentences name another country."""
    sentences = [s for s in opening.split("。") if s.strip()]
    return sum(names_nation(s, OTHER) for s in sentences) * 2 > len(sentences)
