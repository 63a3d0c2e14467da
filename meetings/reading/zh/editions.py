"""Exchanges and dialogues that are themselves the news, in Chinese."""

import re
from collections.abc import Iterator
from dataclasses import replace

from meetings.beat import OTHER, partner
from meetings.reading.candidates import Candidate
from meetings.reading.editions import candidate_of, kind_of_edition
from meetings.reading.mechanisms import MechanismMention
from meetings.reading.passage import Passage, is_quoted
from meetings.reading.story import Story
from meetings.reading.zh.nations import names_nation
from meetings.reading.zh.protocol import SOON, called_off, is_told_by, status
from meetings.reading.zh.story import lead, numbered
from meetings.reading.zh.words import MASK, rule

_TAKES_PART = re.compile(r"(?:出席|参加|主持)(?:了)?[^,。;]{0,26}$")


def editions(story: Story) -> Iterator[Candidate]:
    """Editions told as news in the first sentences, or planned in any; what talks agree about one is not."""
    news = lead(story)
    planned = [p for p in story.passages if not p.lead and _is_planned(p)]
    found = [c for p in (*news, *planned) for c in _told(story, p, p)]
    yield from found or (_told(story, story.headline, news[0]) if news else ())


def _told(story: Story, passage: Passage, told_in: Passage) -> Iterator[Candidate]:
    """The first edition that a passage tells as news; a headline has to say that somebody takes part."""
    for mention in passage.mechanisms:
        kind = kind_of_edition(mention.edition)
        held = (
            passage is told_in
            or _TAKES_PART.search(passage.before(mention.start))
            or _opens(passage, mention)
        )
        if kind and held and _is_news(story, passage, mention):
            told = _edition_told(story, passage, _numbered(story, mention), kind)
            start, end = told_in.sentence.start, told_in.sentence.end
            yield told if passage is told_in else replace(told, passage=told_in.index, start=start, end=end)
            return


_THEME = re.compile(r"(?:活动)?:")


def _opens(passage: Passage, mention: MechanismMention) -> bool:
    """`第十次边境国防友好交流:两国防长种植友谊树`: what an edition is the headline of."""
    return passage.index < 0 and bool(_THEME.match(passage.after(mention.end)))


def _is_planned(passage: Passage) -> bool:
    """`两人将共同主持6月20日至22日举行的第四次……`: a numbered edition with days of its own."""
    if not passage.ahead or passage.background or passage.sentence.caption:
        return False
    return any(d.told for d in passage.dates) and any(m.edition.ordinal for m in passage.mechanisms)


_THIS = re.compile(r"(?:这是|此次|本次)[^,。;]{0,20}$")


def _numbered(story: Story, mention: MechanismMention) -> MechanismMention:
    """The edition with the number the headline or the next sentences give it: `这是两军第四次举行……`."""
    if mention.edition.ordinal:
        return mention
    this = [m for p in numbered(story) for m in p.mechanisms if _THIS.search(p.before(m.start))]
    told = (m.edition for m in (*story.headline.mechanisms, *this) if m.edition.ordinal and not m.foreign)
    edition = next((e for e in told if e.id == mention.edition.id), mention.edition)
    return replace(mention, edition=edition)


def framed(story: Story) -> Iterator[Candidate]:
    """An exchange whose day is told by what takes place within it: `在第五次交流活动框架内,11月20日……`."""
    for passage in lead(story):
        for mention in passage.mechanisms if passage.dates else ():
            within = _FRAME.match(passage.after(mention.end)) and mention.edition.ordinal
            if within and kind_of_edition(mention.edition) == "border_exchange" and not mention.foreign:
                yield candidate_of(passage, mention, "border_exchange", status(passage, mention.start))


_FRAME = re.compile(r"(?:活动)?(?:框架(?:内|下)|期间)")


def _is_news(story: Story, passage: Passage, mention: MechanismMention) -> bool:
    before, after = passage.before(mention.start), passage.after(mention.end)
    quoted = is_quoted(before) and not _IS_NAME.search(f"{before[-8:]}{MASK}{after[:8]}")
    if mention.foreign or quoted or not names_nation(f"{story.title}{passage.text}", partner("zh")):
        return False
    if names_nation(story.title, OTHER):
        return False
    off = bool(rule("off").search(passage.text))
    said = is_told_by(passage, mention.start) or _is_said_on(story, passage)
    if (
        (said and not off)
        or _COUNT.search(before)
        or (_AGREED.match(after) and not _PREPARES.match(after))
        or _AGREED_ON.search(before)
        or _INVITED.search(before)
        or _is_of_a_person(passage, mention)
        or _FRAME.match(after)
    ):
        return False
    happens = rule("happened").search(after[:40]) or rule("happened").search(before[-24:])
    held = bool(happens or _TAKES_PART.search(before) or off or _opens(passage, mention))
    numbered = mention.edition.ordinal is not None
    titled = any(m.edition.id == mention.edition.id for m in story.headline.mechanisms)
    return (held or titled) and (numbered or (held and titled) or bool(passage.dates))


_IS_NAME = re.compile(rf'"[^",。;]*{MASK}[^",。;]*"')
_INVITED = re.compile(r"邀请[^,。;]{1,24}(?:出席|参加|主持)[^,。;]{0,16}$")
_AGREED_ON = re.compile(r"(?:商定|同意|约定|择机)[^,。;]{0,24}$")
_AGREED = re.compile(r"(?:活动)?的?(?:相关)?(?:安排|共识|纪要|成果|总结|筹备|准备|一项|内容之一)")


def _is_said_on(story: Story, passage: Passage) -> bool:
    """Whether somebody goes on speaking: a sentence without a day, behind `X说` in its paragraph."""
    earlier = story.passages[passage.index - 1 : passage.index] if passage.index > 0 else ()
    return not passage.dates and any(
        p.sentence.paragraph == passage.sentence.paragraph and is_told_by(p) for p in earlier
    )


_COUNT = re.compile(r"(?<![第\d一二三四五六七八九十])(?:\d{1,2}|[一二两三四五六七八九十]{1,3})次$")


def _is_of_a_person(passage: Passage, mention: MechanismMention) -> bool:
    """Whether it only tells who somebody is: `会见出席第三次会晤的中国国防部长`, or `的代表团`."""
    if _TELLS_OF_DELEGATION.match(passage.after(mention.end)):
        return True
    later = (p.start - mention.end for p in passage.people if p.start >= mention.end)
    behind = (passage.after(mention.end)[:gap] for gap in later)
    return any(_TELLS_WHO.fullmatch(gap) for gap in behind)


_TELLS_WHO = re.compile(
    r"(?:机制)?(?:首次|第[^,。;]{1,3}次)?(?:副?部长级)?(?:活动|会[议晤])?(?:并[^,。;]{0,12})?的(?:[^,。;]{2,12}、)*"
)

_TELLS_OF_DELEGATION = re.compile(rf"{_TELLS_WHO.pattern}[^,。;、与和同]{{0,12}}代表团(?:[,。;]|$)")


_PREPARES = re.compile(r"(?:活动)?的?(?:举行|召开)?(?:第[^,。;]{1,3}次)?(?:筹备|准备|预备)(?:工作)?会")


def _announced(story: Story, passage: Passage) -> Passage | None:
    """Where a press conference on an edition tells when it is to take place: `活动将于4月16日……`."""
    if not rule("briefing").search(passage.text):
        return None
    soon = story.passages[passage.index :][:SOON]
    return next((p for p in soon if p.dates and rule("future").search(p.text)), None)


def _edition_told(story: Story, passage: Passage, mention: MechanismMention, kind: str) -> Candidate:
    if _PREPARES.match(passage.after(mention.end)):
        held = candidate_of(passage, mention, "working_meeting", status(passage, mention.start))
        return replace(held, edition=None)
    if plan := _announced(story, passage):
        ahead = candidate_of(plan, mention, kind, "announced")
        return replace(ahead, start=plan.sentence.start, end=plan.sentence.end)
    told = status(passage, mention.start)
    after = passage.after(mention.end)[:24]
    if told == "held" and rule("future").search(after):
        told = "announced"
    if told == "announced":
        told = called_off(story, passage) or told
    return candidate_of(passage, mention, kind, told)
