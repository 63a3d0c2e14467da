"""What came of an encounter, told in English: topics by layer, documents, invitations."""

import re
from collections.abc import Hashable, Sequence
from functools import cache

from meetings.documents import document_key
from meetings.encounter import Document, Invitation, Layer, Topic
from meetings.reading.en.words import listed, rule
from meetings.reading.found import Found
from meetings.reading.outcomes import Outcome
from meetings.reading.passage import Passage
from meetings.reading.rules import Rule, RuleList
from meetings.reading.vocabulary import of_sides

_LAYERS: tuple[Layer, ...] = ("agreed", "proposed", "reviewed")


def outcome(passages: list[Passage]) -> Outcome:
    return Outcome(
        topics=_topics(passages), documents=_documents(passages), invitations=_invitations(passages)
    )


@cache
def _topic_rules() -> RuleList[str]:
    topics: dict[str, list[str]] = listed("topics")
    return RuleList(
        (Rule(r"(?<!\w)(?:" + "|".join(cues) + r")(?!\w)", re.IGNORECASE), topic)
        for topic, cues in topics.items()
    )


def _layer(text: str, offset: int) -> Layer | None:
    """The layer by the nearest cue before a topic, else by any in the sentence."""
    best: tuple[int, Layer] | None = None
    for layer in _LAYERS:
        for m in rule(layer).finditer(text, 0, offset):
            if best is None or m.start() > best[0]:
                best = (m.start(), layer)
    if best:
        return best[1]
    return next((layer for layer in _LAYERS if rule(layer).search(text, offset)), None)


def _topics(passages: Sequence[Passage]) -> list[Found[Topic]]:
    """A topic agreed on is not told again as praised or proposed."""
    found: dict[str, Found[Topic]] = {}
    for passage in passages:
        if not any(rule(layer).search(passage.text) for layer in _LAYERS):
            continue
        for words, topic in _topic_rules().that_may_match(passage.text):
            m = words.search(passage.text)
            layer = _layer(passage.text, m.start()) if m else None
            if layer and (
                topic not in found or _LAYERS.index(layer) < _LAYERS.index(found[topic].value.layer)
            ):
                found[topic] = Found(value=Topic(id=topic, layer=layer), passages=(passage,))
    return list(found.values())


@cache
def _document() -> Rule:
    heads = "|".join(listed("documents"))
    return Rule(
        rf"\b(?P<title>(?:{heads})\b(?: (?:on|of|for|in|between|about|regarding) [^.;,\"]{{3,140}})?)"
    )


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(
        rf"\s+(?:and (?=[a-z]+ed\b)|during|at the|in (?:{of_sides('capitals', 'en')})|on (?:the occasion"
        r"|Monday|Tuesday|Wednesday|Thursday|Friday)|as well as|while|after|between the two).*$"
    )


_EARLIER = re.compile(
    r"\b(?:signed|inked)\b[^.;]{0,40}\b(?:in|between|since) (?:19|20)\d\d|already signed|previously"
    r"|signed (?:earlier|agreements|documents)",
    re.IGNORECASE,
)
_CARRIED_OUT = re.compile(
    r"\b(?:implement\w*|carr\w+ out|abid\w+ by|in line with|in accordance with|under|based on|realis\w+"
    r"|compl\w+ with|according to)"
    r"\b[^.;]{0,80}$",
    re.IGNORECASE,
)


def _documents(passages: Sequence[Passage]) -> list[Found[Document]]:
    """Documents signed here or to be signed soon; those carried out or recalled are background."""
    found: dict[Hashable, Found[Document]] = {}
    for passage in passages:
        for m in _document().finditer(passage.text):
            signed = _is_signed(passage, m)
            title = _tail().sub("", m["title"]).strip()
            if signed is None or passage.background or len(title.split()) < 2:
                continue
            document = Document(title=title[0].upper() + title[1:], signed=signed)
            key = document_key(document)
            if key not in found or (signed and not found[key].value.signed):
                found[key] = Found(value=document, passages=(passage,))
    return list(found.values())


def _is_signed(passage: Passage, match: re.Match[str]) -> bool | None:
    """True signed, False to be signed, None for neither (domain model, section 10)."""
    before = passage.text[: match.start()][-140:]
    after = passage.text[match.end() :][:40]
    if _EARLIER.search(passage.text):
        return None
    if rule("to_sign").search(before):
        return False
    if _CARRIED_OUT.search(before):
        return None
    if rule("signed").search(before) or re.match(r"\s*(?:was|were|has been) signed", after):
        return not rule("future").search(before)
    return None


_INVITE = Rule(
    r"\b(?:invited|invites|inviting|extended an invitation to)\s+(?P<invitee>[^.;]{3,90}?)\s+"
    r"(?P<event>to (?:soon )?(?:pay|visit|attend|participate|join|come|make|take part)\b[^.;]{0,140})"
)


def _invitations(passages: Sequence[Passage]) -> list[Found[Invitation]]:
    found: dict[tuple[str, str], Found[Invitation]] = {}
    for passage in passages:
        for m in _INVITE.finditer(passage.text):
            start, end = (
                passage.sentence.start + m.start("invitee"),
                passage.sentence.start + m.end("invitee"),
            )
            inviter = next(
                (
                    p.name
                    for p in reversed(passage.people)
                    if p.tail <= passage.sentence.start + m.start() and p.name
                ),
                None,
            )
            named = [p.name for p in passage.people if p.name and p.start < end and start <= p.tail]
            if inviter is not None:
                invitation = Invitation(
                    inviter=inviter,
                    invitee=named[0] if named else m["invitee"].strip(),
                    event=m["event"].strip(" ,"),
                )
                found.setdefault((inviter, invitation.invitee), Found(value=invitation, passages=(passage,)))
    return list(found.values())
