"""Where an English article says that two sides met: the verbs of protocol, and whose encounter they tell.

The verb proposes, the posts of both heads dispose (domain model, section 3, rule 5).
"""

import re
from calendar import day_name, month_name
from collections.abc import Iterator
from functools import cache

from meetings.beat import OTHER, opposite, sides
from meetings.encounter import AT_SEA, Side, Status
from meetings.reading.candidates import Candidate, framing
from meetings.reading.en.context import THEIRS
from meetings.reading.en.parties import eligible, parties_of
from meetings.reading.en.words import kinds, names_nation, rule
from meetings.reading.mechanisms import MechanismMention
from meetings.reading.parties import Party
from meetings.reading.passage import Passage
from meetings.reading.people import PersonMention
from meetings.reading.story import LEAD, Story
from meetings.reading.untold import is_denied
from meetings.reading.vocabulary import either, of_side
from meetings.series import mechanism_kind

_NOUN = {"talks", "meetings", "meeting", "bilateral meeting", "bilateral meetings", "call", "calls"}
_OPENS = re.compile(
    r"\b(?:held|holds?|holding|ha[ds]|have|having|conduct(?:ed|s)?|co-?chair(?:ed|s)?|co-?hosted"
    r"|chair(?:ed|s)?|began|begin"
    r"|enter(?:ed)? into|sat down for|join(?:ed)?|for|in|into|convened|hosted|schedul\w+"
    r"|via|postpon\w+|cancell?(?:ed|ing)|call(?:ed|ing) off|put(?:ting)? off|delay(?:ed|ing))"
    r"\s+(?:[\w-]+ ){0,4}$",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"^(?:at|during|after|following|before|prior to|speaking at|speaking during|in|earlier,? in|concluding)\s"
    r"(?:the |their |his |these |a |an |this )?(?:[\w-]+ ){0,3}$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"^\s*(?:(?:[\w-]+ ){0,5}(?:with|between)|(?:on|via|by)[^;,]{0,40} (?:with|between))\b")
_ON_A_VISIT = re.compile(r"\b(?:state|official) visit\b")
"""`a bilateral meeting on the occasion of the state visit` is on no margins."""
_MARGINS = re.compile(
    r"\b(?:sidelines?|margins?|fringes?|on the occasion of (?:attending|(?:his|their) attendance)"
    r"|(?:with)?in the framework of (?:the )?(?:[\w-]+ ){0,2}(?:ASEAN|ADMM)"
    r"|(?:\b(?:is|are|was|were)|,) in [A-Z]\w+(?: [A-Z]\w+)? (?:for|to attend|to join) [^;,.]{0,60}?"
    r"(?:[Ss]ymposium|[Ff]orum|[Ss]ummit|[Ee]xhibition|[Ee]xpo)"
    r"|(?:while|when|as) (?:they |he |she |both )?(?:\w+ )?attend(?:ing|ed) (?:the |an? )?[^;,.]{0,60}?"
    r"(?:[Mm]eeting|[Ss]ymposium|[Ff]orum|[Cc]onference|[Dd]ialogue|[Ss]ummit|[Ee]xhibition|[Ee]xpo))\b",
    re.IGNORECASE,
)
_WITH_ASEAN = re.compile(
    r"\bASEAN(?:[- /+]+Chin\w+)? (?:\w+ )?(?:[Mm]inister|counterpart|colleague|[Mm]eeting)"
    r"|\bChina[- ]ASEAN\b|\bcounterparts from ASEAN\b"
)
"""What a minister does with those of a whole region is no meeting of two."""
_URGES = re.compile(r"^[^;,]{0,60}\bto (?:[a-z]+)\b")


def protocol(story: Story) -> Iterator[Candidate]:
    """Encounters told by a verb of protocol, in the order of the text."""
    for passage in story.passages:
        verbs = kinds("verbs").that_may_match(passage.text)
        if not verbs or passage.sentence.caption or passage.background:
            continue
        taken: list[tuple[int, int]] = []
        for words, kind in verbs:
            for m in words.finditer(passage.text):
                if any(m.start() < b and a < m.end() for a, b in taken):
                    continue
                taken.append(m.span())
                yield from _candidates(story, passage, kind, m)


def _candidates(story: Story, passage: Passage, kind: str, match: re.Match[str]) -> Iterator[Candidate]:
    before, after = passage.text[: match.start()], passage.text[match.end() :]
    word = match[0].casefold()
    noun = (word.split()[-1] in _NOUN or word in _NOUN) and not _WHEN.search(before)
    framed = _FRAME.match(before) or not _OPENS.search(before)
    told = _BETWEEN.match(after) or THEIRS.search(before) or _is_dated(before, after)
    if noun and framed and not told:
        return
    if (
        passage.is_speech(passage.sentence.start + match.start())
        or _BARE_OBJECT.match(after)
        or (_WITH_ASEAN.search(passage.text) and not _MARGINS.search(passage.text))
    ):
        return
    if word.startswith("call") and kind == "call" and _URGES.match(after) and "courtesy" not in word:
        return
    if (kind == "receive" and (_CEREMONY.search(before) or _A_SHIP.match(after))) or (
        kind == "meet" and _CHAIRED.search(before)
    ):
        return
    if kind == "receive" and word.startswith(("greet", "welcom")) and _ON_ARRIVAL.search(passage.text):
        return
    if kind == "receive" and _is_of_an_exchange(story, passage, word, after):
        return
    start, end = passage.sentence.start + match.start(), passage.sentence.start + match.end()
    passive = kind == "receive" and bool(_PASSIVE.match(after))
    for parties in parties_of(story, passage, kind, start, end):
        faceless = not any(isinstance(p, PersonMention) for p in parties)
        if faceless and noun and not _OPENS.search(before):
            continue
        if eligible(parties, passage):
            yield Candidate(
                kind=_told_kind(story, kind, passage, parties, after),
                passage=passage.index,
                start=start,
                end=end,
                parties=parties,
                status=status(passage, match.start()),
                guest=_guest(kind, passage, parties, start, passive=passive),
                edition=framing(passage, rule("within")),
            )


_AT = re.compile(r"[^,] (?:at|during|in) (?:(?:the|their) )?(?:[\w-]+ ){0,2}$")
_ON_A_DAY = re.compile(
    r" (?:held )?(?:(?:here|in [A-Z][\w ]{2,24}?) )?(?:(?:on|earlier) )?"
    rf"(?:{'|'.join((*day_name, *month_name[1:]))}|today|yesterday)\b"
)


def _is_dated(before: str, after: str) -> bool:
    """`A and B agreed on it at their talks in Hanoi on Friday`: told behind what came of it."""
    return bool(_AT.search(before) and _ON_A_DAY.match(after))


_CHAIRED = re.compile(r"\bchair(?:s|ed|ing)? the $")
"""`co-chaired the meeting`: one that was told before."""
_CEREMONY = re.compile(r"\bceremony\b.{0,150}\b(?:was|is|were) $")
"""A ceremony that is hosted by somebody is a part of a visit."""
_A_SHIP = re.compile(r" (?:the |an? |two )?(?:[\w-]+ ){0,5}(?:ships?|vessels?|frigates?|destroyers?)\b")
"""Who welcomes a ship welcomes it to a port, where it calls."""
_ON_ARRIVAL = re.compile(r"\b(?:up)?on (?:his |her |their )?arrival\b|\b[Aa]irport\b")
"""Who is welcomed as he lands begins a visit."""
_WELCOME = re.compile(r"\bceremony\b[^;]{0,12}\b(?:to|for) welcom\w+|\bwelcom\w+ ceremony\b", re.IGNORECASE)


def is_ceremony(text: str) -> bool:
    """Whether somebody is welcomed with a ceremony, as on the day of an exchange."""
    return bool(_WELCOME.search(text))


_TO_TAKE_PART = re.compile(r"[^;]{0,160}?\bto (?:participate in|take part in|attend|join)\b")


def _is_of_an_exchange(story: Story, passage: Passage, word: str, after: str) -> bool:
    """Whether the other minister is welcomed to an exchange: by a ceremony, at its opening, to take part."""
    welcomes = is_ceremony(passage.text) or word.startswith("welcom")
    if welcomes and any(map(_is_exchange, passage.mechanisms)):
        return True
    lead = (m for p in story.passages if p.lead for m in p.mechanisms)
    joins = _TO_TAKE_PART.match(after) or _AT_A_GATE.search(passage.text)
    return bool(joins) and any(map(_is_exchange, lead))


_AT_A_GATE = re.compile(r"\bborder (?:gate|crossing|line)\b|\bcrossing\b", re.IGNORECASE)


def _is_exchange(mention: MechanismMention) -> bool:
    return mechanism_kind(mention.edition.id) == "border_exchange" and not mention.foreign


_PASSIVE = re.compile(r" (?:\w+ )?(?:(?:in|at|on) [\w ]{2,30} ){0,2}by\b")
"""`was received in Nanning on May 9 by`."""
_WHEN = re.compile(r"\b(?:when|while|after|before|upon) $")
_BARE_OBJECT = re.compile(
    r"^ (?:about|the (?:needs?|requirements?|demands?|goals?|target)|of the (?:Standing|Political))\b"
)


def _kind(story: Story, kind: str, passage: Passage, parties: tuple[Party, ...]) -> str:
    """The kind proposed; talks are those of equals, never with a leader of the state."""
    if kind in ("phone", "video_talks"):
        return kind
    if _MARGINS.search(passage.text) or (kind == "meet" and _attends_a_forum(story, passage)):
        return "sideline"
    if kind == "sideline" and _ON_A_VISIT.search(passage.text):
        return "talks"
    leader = any(isinstance(p, PersonMention) and p.level == "leader" for p in parties)
    return "meet" if leader and kind == "talks" else kind


_ATTENDS = re.compile(
    r"\b(?:attend(?:ing|ed)|(?:is|are|was|were) in [A-Z]\w+ (?:to attend|for)) (?:the )?(?:[\w-]+ ){0,4}$"
)


def _attends_a_forum(story: Story, passage: Passage) -> bool:
    """`X, who is attending the Xiangshan Forum`: a mechanism of many countries, which has no kind."""
    first = passage.index - bool(_ON_THIS_OCCASION.match(passage.text))
    near = story.passages[max(0, first) : passage.index + 1]
    forums = ((p, m) for p in near for m in p.mechanisms if mechanism_kind(m.edition.id) is None)
    return any(_ATTENDS.search(p.before(m.start)) for p, m in forums)


_ON_THIS_OCCASION = re.compile(r"(?:On|At) (?:this|the) (?:occasion|event|forum)\b")


_MET_THERE = re.compile(
    r" (?:(?:again|briefly) )?(?:(?:in|at|on) (?!board)"
    r"|(?:and|to) (?:exchange|discuss|review|share)d? )"
)


_STAYS = re.compile(
    r"\b(?:now|is|are|was|were|while|currently|arrived) in "
    r"(?P<nation>(?:the )?[A-Z][\w.]+(?: [A-Z]\w+)?)"
    r" (?:to attend|for (?:the|an?)|attending|to join)\b"
)
"""`now in a third country for the ministers' meeting`."""
_IN = re.compile(r"\b(?:in|at) (?P<nation>[A-Z][\w.]+(?: [A-Z]\w+)?)$")


def _is_abroad(story: Story, passage: Passage) -> bool:
    """Whether those who meet are in a third country, by the headline or the words before."""
    if any(p.place.country not in (*sides(), AT_SEA) for p in story.headline.places):
        return True
    near = [p.text for p in story.passages[max(0, passage.index - LEAD) : passage.index + 1]]
    told = (m for text in near for m in _STAYS.finditer(text))
    stays = [m["nation"].removeprefix("the ") for m in told]
    stays += [m["nation"] for m in [_IN.search(story.title)] if m]
    return any(names_nation(nation, OTHER) for nation in stays)


def _told_kind(story: Story, kind: str, passage: Passage, parties: tuple[Party, ...], after: str) -> str:
    """The kind by what follows the verb: `via video link`; forces `met in Hanoi on May 5` at work."""
    if kind in {"talks", "meet"} and (remote := _REMOTE.match(after)):
        return "phone" if remote["phone"] else "video_talks"
    if kind == "cochair" and any(_ONLINE.search(p.text) for p in story.passages[: passage.index + 1]):
        return "video_talks"
    faceless = not any(isinstance(p, PersonMention) for p in parties)
    if kind == "meet" and not faceless and _is_abroad(story, passage):
        return "sideline"
    if kind == "meet" and faceless and passage.dates and (_MET_THERE.match(after) or _BETWEEN.match(after)):
        return "working_meeting"
    return _kind(story, kind, passage, parties)


_REMOTE = re.compile(
    r"[^;]{0,200}\b(?:(?:via|by|through) (?:a )?(?:video|tele(?!phone))\w*|online|virtually"
    r"|(?P<phone>(?:via|by|over|through) (?:the |an? )?(?:(?:tele)?phone|hotline)))\b"
)
"""`talks with its Vietnamese counterpart via video link`, `talked with X by phone`."""
_ONLINE = re.compile(
    r"\b(?:online|virtual|video) (?:\w+ ){0,2}(?:meeting|talks|conference|session|seminar)\b"
)
CALLED_OFF: tuple[Status, ...] = ("postponed", "cancelled")


def status(passage: Passage, offset: int) -> Status:
    for called_off in CALLED_OFF:
        m = rule(called_off).search(passage.text)
        if m and not is_denied(passage, passage.sentence.start + m.start(), "en"):
            return called_off
    if _MET.match(passage.text, offset):
        return "held"
    near = passage.text[max(0, offset - 110) : offset]
    return "announced" if rule("future").search(near) or rule("reported_future").search(near) else "held"


_MET = re.compile(r"met\b")
"""`inspected preparations for the exchange and met X`: whatever is to come, this took place."""


_VISITING = re.compile(r"\bvisiting (?:[\w']+ ){0,3}$")


@cache
def _in_country() -> re.Pattern[str]:
    """`who is on a four-day trip to X`, `during the state visit by Y to X`, `In X, he met`."""
    visit = r"(?:[\w-]+ ){0,5}?(?:visit|trip|tour)(?: by [^;]{3,120}?)? to"
    stay = rf"\b(?:on|during|of) (?:an?|his|her|their|the) {visit}"
    country = "|".join(f"(?P<{side}>{either(of_side(side, 'country', 'en'))})" for side in sides())
    return re.compile(rf"(?:{stay}|^In) (?:{country})\b")


def _hosting(passage: Passage) -> Side | None:
    """In whose country a sentence says that the others stay."""
    m = _in_country().search(passage.text)
    return m.lastgroup if m else None


def _guest(
    kind: str, passage: Passage, parties: tuple[Party, ...], verb: int, *, passive: bool
) -> Side | None:
    """Who is the guest where the words tell (domain model, section 4)."""
    for party in parties:
        if _VISITING.search(passage.before(party.start)):
            return party.side
    if host := _hosting(passage):
        return opposite(host)
    subject = max((p for p in parties if p.end and p.end <= verb), key=lambda p: p.end, default=None)
    if subject is None or kind not in {"receive", "call"}:
        return None
    if kind == "call" or passive:
        return subject.side
    return opposite(subject.side) if subject.side else None
