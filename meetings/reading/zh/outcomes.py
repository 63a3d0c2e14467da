"""What came of an encounter told in Chinese: topics by layer, documents, invitations (sections 9, 10, 15)."""

import re
from collections.abc import Iterator
from functools import cache

from meetings.beat import sides
from meetings.encounter import Document, Invitation, Layer, Topic
from meetings.reading.found import Found
from meetings.reading.passage import Passage
from meetings.reading.rules import Rule, RuleList
from meetings.reading.vocabulary import either, longest, of_side, vocabulary
from meetings.reading.zh.words import rule

_LAYERS: tuple[Layer, ...] = ("agreed", "proposed", "reviewed")


@cache
def _topics() -> RuleList[str]:
    return RuleList((Rule(longest(cues)), topic) for topic, cues in vocabulary("zh")["topics"].items())


def topics(passages: list[Passage]) -> list[Found[Topic]]:
    """The topics of some sentences; a topic agreed on is not told again as proposed or praised."""
    found: dict[str, Found[Topic]] = {}
    for passage in passages:
        for named, topic in _topics().that_may_match(passage.text):
            m = named.search(passage.text)
            layer = layer_of(passage.text, m.start()) if m else None
            if layer is None:
                continue
            known = found.get(topic)
            if known is None or _LAYERS.index(layer) < _LAYERS.index(known.value.layer):
                found[topic] = Found(value=Topic(id=topic, layer=layer), passages=(passage,))
    return list(found.values())


def layer_of(text: str, offset: int) -> Layer | None:
    """The layer of a topic by the cues before it, since the last praise: `高度评价A，同意加强B`."""
    if _SIGNED.search(text, 0, offset):
        return "agreed"
    praised = max((m.end() for m in rule("praise").finditer(text, 0, offset)), default=0)
    cues = [(m.start(), layer) for layer in _LAYERS for m in rule(layer).finditer(text, praised, offset)]
    agreed = max((at for at, layer in cues if layer == "agreed"), default=None)
    if agreed is not None:
        return "proposed" if _SUGGESTS.search(text, agreed, offset) else "agreed"
    if cues:
        return max(cues)[1]
    return "reviewed" if praised or rule("reviewed").search(text) else None


_SUGGESTS = re.compile(r"[,;][^,;]{0,12}(?:建议|提议|呼吁|主张)")
"""A clause with a verb of its own behind what is agreed: `双方同意A,并建议B`."""
_SIGNED = re.compile(r"签署|签订|签了|签字(?=仪式)")
_NOT_NOW = re.compile(r"(?:早日|尽快|推动|争取|(?<![上中少大])将|拟|计划|准备|同意|商定)[^,。;]{0,14}$")
_EARLIER = re.compile(r"(?:此前|去年|前年|曾|\d{4}年|上月|已于)[^,。;]{0,16}$")


@cache
def _document() -> re.Pattern[str]:
    heads = longest(vocabulary("zh")["documents"])
    return re.compile(
        rf"《(?P<quoted>[^》\n]{{3,80}})》|(?P<title>(?:(?!签署|签订|签了|,|。|;|《|(?<![维共])和|以及|、|等).){{2,40}}?{heads})(?!期|签字)"
    )


def as_written(words: str, passage: Passage, text: str) -> str:
    """Words of a folded passage as they stand in the article's text."""
    at = passage.sentence.start + passage.text.find(words)
    return text[at : at + len(words)] if words in passage.text else words


def documents(passages: list[Passage], text: str) -> list[Found[Document]]:
    """Documents signed here or soon, titled as in `text`; those carried out or recalled are background."""
    found: dict[str, Found[Document]] = {}
    for passage in passages:
        for verb in _SIGNED.finditer(passage.text):
            before = passage.text[max(0, verb.start() - 24) : verb.start()]
            if passage.background or _EARLIER.search(before):
                continue
            signed = not _NOT_NOW.search(before)
            for title in _titles(passage.text, verb):
                if title not in found or (signed and not found[title].value.signed):
                    value = Document(title=as_written(title, passage, text), signed=signed)
                    found[title] = Found(value=value, passages=(passage,))
    return list(found.values())


def _titles(text: str, verb: re.Match[str]) -> Iterator[str]:
    """What a verb signs: behind it, or right before it as in `《……备忘录》签署仪式`."""
    clause = re.split(r"[。;]", text[verb.end() : verb.end() + 160])[0]
    for m in _document().finditer(clause):
        told = m["quoted"] or m["title"]
        if told in vocabulary("zh")["documents"]:
            told = "".join(_OF_WHAT.findall(clause[: m.start()])) + told
        title = re.sub(r"^(?:了|有关|关于|一份|的|一系列|多项|相关|以及|两国防务部门)+", "", told)
        if len(title) > SHORT:
            yield title
    if before := _BEFORE.search(text, 0, verb.start()):
        yield before["quoted"]


SHORT = 3
"""Characters; `备忘录` alone is no title."""
_OF_WHAT = re.compile(r"[^,。;:《》、]{2,40}$")
_BEFORE = re.compile(r"《(?P<quoted>[^》\n]{4,80})》(?:的)?$")


@cache
def _invite() -> Rule:
    comings = either(word for side in sides() for word in of_side(side, "invited", "zh"))
    return Rule(
        r"(?<!应)(?<!受)邀请(?P<invitee>[^,。;]{2,40}?)(?P<event>(?:今年|明年|早日|尽快|适时|年内|在方便时候|方便时|于[^,。;]{2,12})*"
        rf"(?:再次|率团)?(?:访问|出席|参加|{comings})[^,。;]{{0,60}})"
    )


def invitations(passages: list[Passage], text: str) -> list[Found[Invitation]]:
    """Who asked whom to come; `应邀` tells of an older invitation."""
    found: dict[tuple[str, str], Found[Invitation]] = {}
    for passage in passages:
        for m in _invite().finditer(passage.text):
            start = passage.sentence.start + m.start()
            inviters = [p for p in passage.people if p.tail <= start and p.name]
            inviter = inviters[-1].name if inviters else None
            if inviter is None or re.search(r"应[^,。;]{0,40}$", passage.text[: m.start()]):
                continue
            a, b = passage.sentence.start + m.start("invitee"), passage.sentence.start + m.end("invitee")
            named = [p.name for p in passage.people if p.name and p.start < b and a < p.end]
            invitee = named[0] if named else m["invitee"]
            if invitee:
                value = Invitation(
                    inviter=inviter, invitee=invitee, event=as_written(m["event"], passage, text)
                )
                found.setdefault((inviter, invitee), Found(value=value, passages=(passage,)))
    return list(found.values())
