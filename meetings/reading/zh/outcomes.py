"""What came of an encounter told in Chinese: topics by layer, documents, invitations (sections 9, 10, 15)."""

import re
from functools import cache

from meetings.encounter import Document, Invitation, Layer, Topic
from meetings.reading.found import Found
from meetings.reading.story import Passage
from meetings.reading.vocabulary import vocabulary
from meetings.reading.zh.words import longest, rule

_LAYERS: tuple[Layer, ...] = ("agreed", "proposed", "reviewed")


@cache
def _topics() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(longest(cues)), topic) for topic, cues in vocabulary("zh")["topics"].items())


@cache
def _any_topic() -> re.Pattern[str]:
    return re.compile(longest([cue for cues in vocabulary("zh")["topics"].values() for cue in cues]))


def topics(passages: list[Passage]) -> list[Found[Topic]]:
    """The topics of some sentences; a topic agreed on is not told again as proposed or praised."""
    found: dict[str, Found[Topic]] = {}
    for passage in passages:
        for named, topic in _topics() if _any_topic().search(passage.text) else ():
            m = named.search(passage.text)
            layer = layer_of(passage.text, m.start()) if m else None
            if layer is None:
                continue
            known = found.get(topic)
            if known is None or _LAYERS.index(layer) < _LAYERS.index(known.value.layer):
                found[topic] = Found(value=Topic(id=topic, layer=layer), passages=(passage,))
    return list(found.values())


def layer_of(text: str, offset: int) -> Layer | None:
    """The layer of a topic by the nearest cue before it; what is signed is agreed, what is praised past."""
    if rule("praise").search(text):
        return "reviewed"
    if _SIGNED.search(text, 0, offset):
        return "agreed"
    cues = [(m.start(), layer) for layer in _LAYERS for m in rule(layer).finditer(text, 0, offset)]
    if any(layer == "agreed" for _, layer in cues):
        return "agreed"
    if cues:
        return max(cues)[1]
    return "reviewed" if rule("reviewed").search(text) else None


_SIGNED = re.compile(r"签署|签订|签了")
_NOT_NOW = re.compile(r"(?:早日|尽快|推动|争取|将|拟|计划|准备|同意|商定)[^,。;]{0,14}$")
_EARLIER = re.compile(r"(?:此前|去年|前年|曾|\d{4}年|上月|已于)[^,。;]{0,16}$")


@cache
def _document() -> re.Pattern[str]:
    heads = longest(vocabulary("zh")["documents"])
    return re.compile(
        rf"《(?P<quoted>[^》\n]{{3,80}})》|(?P<title>(?:(?!签署|签订|签了|,|。|;|《|和|以及|、|等).){{2,40}}?{heads})(?!期|签字)"
    )


def documents(passages: list[Passage]) -> list[Found[Document]]:
    """Documents signed here or to be signed soon; those carried out or recalled are background."""
    found: dict[str, Found[Document]] = {}
    for passage in passages:
        for verb in _SIGNED.finditer(passage.text):
            before = passage.text[max(0, verb.start() - 24) : verb.start()]
            if passage.background or _EARLIER.search(before):
                continue
            clause = re.split(r"[。;]", passage.text[verb.end() : verb.end() + 160])[0]
            for m in _document().finditer(clause):
                title = re.sub(
                    r"^(?:了|有关|关于|一份|的|一系列|多项|相关|以及|两国防务部门)+",
                    "",
                    m["quoted"] or m["title"],
                )
                if len(title) > 3:
                    signed = not _NOT_NOW.search(before)
                    value = Document(title=title, signed=signed)
                    if title not in found or (signed and not found[title].value.signed):
                        found[title] = Found(value=value, passages=(passage,))
    return list(found.values())


_INVITE = re.compile(
    r"(?<!应)(?<!受)邀请(?P<invitee>[^,。;]{2,40}?)(?P<event>(?:今年|明年|早日|尽快|适时|年内|在方便时候|方便时|于[^,。;]{2,12})*"
    r"(?:再次|率团)?(?:访问|访华|访越|出席|参加|来华|赴华|赴越)[^,。;]{0,60})"
)


def invitations(passages: list[Passage]) -> list[Found[Invitation]]:
    """Who asked whom to come; `应邀` tells of an older invitation."""
    found: dict[tuple[str, str], Found[Invitation]] = {}
    for passage in passages:
        for m in _INVITE.finditer(passage.text):
            start = passage.sentence.start + m.start()
            inviters = [p for p in passage.people if p.tail <= start and p.name]
            inviter = inviters[-1].name if inviters else None
            if inviter is None or re.search(r"应[^,。;]{0,40}$", passage.text[: m.start()]):
                continue
            a, b = passage.sentence.start + m.start("invitee"), passage.sentence.start + m.end("invitee")
            named = [p.name for p in passage.people if p.name and p.start < b and a < p.end]
            invitee = named[0] if named else m["invitee"]
            if invitee:
                value = Invitation(inviter=inviter, invitee=invitee, event=m["event"])
                found.setdefault((inviter, invitee), Found(value=value, passages=(passage,)))
    return list(found.values())
