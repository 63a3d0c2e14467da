"""What came of an encounter, in Vietnamese: topics by layer, documents, invitations."""

import re
from collections.abc import Hashable, Iterator
from functools import cache

from meetings.documents import document_key
from meetings.encounter import Document, Invitation, Layer, Topic
from meetings.reading.found import Found
from meetings.reading.outcomes import Outcome
from meetings.reading.passage import Passage
from meetings.reading.rules import Rule, RuleList
from meetings.reading.vi.words import alternation, listed, pattern

_LAYERS: tuple[Layer, ...] = ("agreed", "proposed", "reviewed")


def outcome(passages: list[Passage]) -> Outcome:
    """The outcome told by the sentences of one encounter."""
    return Outcome(topics=topics(passages), documents=documents(passages), invitations=invitations(passages))


@cache
def _cues() -> tuple[tuple[Rule, Layer], ...]:
    return tuple((pattern(layer), layer) for layer in _LAYERS)


@cache
def _topics() -> RuleList[str]:
    topics: dict[str, list[str]] = listed("topics")
    return RuleList(
        (Rule(r"(?<!\w)(?:" + "|".join(cues) + r")(?!\w)", re.IGNORECASE), topic)
        for topic, cues in topics.items()
    )


_BOTH = Rule(r"\bhai (?:bên|bộ trưởng|nước|đoàn|quân đội|bộ quốc phòng|nhà lãnh đạo)\b", re.IGNORECASE)
_ALSO = Rule(r"\b(?:hai bên|hai nước|hai bộ trưởng|bộ quốc phòng hai nước) cũng\b", re.IGNORECASE)


def layer_of(text: str, offset: int) -> Layer | None:
    """The layer of a topic by the nearest cue before it; agreement only when both sides are its subject."""
    if pattern("praise").search(text):
        return "reviewed"
    if (signed := pattern("signed").search(text, 0, offset)) and _document().search(text, 0, offset):
        return "proposed" if pattern("proposed").search(text, 0, signed.start()) else "agreed"
    if offset < _FRONTED and _ABOUT.match(text):
        offset = _end_of_first_cue(text, offset)
    best: tuple[int, Layer] | None = None
    for cue, layer in _cues():
        for m in cue.finditer(text, 0, offset):
            if best is None or m.start() > best[0]:
                best = (m.start(), layer)
    if (best is None or best[1] == "reviewed") and pattern("together").search(text, 0, offset):
        return "agreed"
    if best is None:
        return "reviewed" if _cues()[2][0].search(text) else None
    if best[1] == "proposed" and "agreed" in {
        layer for cue, layer in _cues() if cue.search(text, 0, best[0])
    }:
        before = text[: best[0]]
        return "agreed" if _BOTH.search(before) and not _one_speaks().search(before) else "proposed"
    return best[1]


@cache
def _one_speaks() -> re.Pattern[str]:
    """`Hai bên nhất trí …; Đại tướng A`: what is said next is said by one."""
    speaker = rf"{alternation('ranks')}|{alternation('honorifics')}|[Bb]ộ trưởng|[Tt]hứ trưởng|[Pp]hía"
    return re.compile(rf"[,;]\s+(?:(?:và|còn|trong khi|đồng thời)\s+)?(?:{speaker})\b[^,;]*$")


_FRONTED = 60
_ABOUT = re.compile(r"(?:Về|Đối với|Liên quan)\b")


def _end_of_first_cue(text: str, offset: int) -> int:
    """`Về vấn đề trên biển, hai bên nhất trí …`: what is said of a topic named first stands behind it."""
    behind = [m.end() for cue, _ in _cues() if (m := cue.search(text, offset))]
    return min(behind, default=offset)


def topics(passages: list[Passage]) -> list[Found[Topic]]:
    """The topics of some sentences; a topic agreed on is not told again as praised or proposed."""
    found: dict[str, Found[Topic]] = {}
    carried: Layer | None = None
    for passage in passages:
        for rule, topic in _topics().that_may_match(passage.text):
            m, layer = _first_told(rule, passage.text)
            if m and layer is None and _ALSO.search(passage.text[: m.start()]):
                layer = carried
            if layer and _LAYERS.index(layer) < _LAYERS.index(
                found[topic].value.layer if topic in found else "reviewed"
            ) + (topic not in found):
                found[topic] = Found(value=Topic(id=topic, layer=layer), passages=(passage,))
        carried = "agreed" if pattern("agreed").search(passage.text) and _BOTH.search(passage.text) else None
    return list(found.values())


def _first_told(rule: re.Pattern[str], text: str) -> tuple[re.Match[str] | None, Layer | None]:
    """The first place a topic is named with something said of it, else the first it is named at all."""
    told = ((m, layer) for m in rule.finditer(text) if (layer := layer_of(text, m.start())))
    return next(told, (rule.search(text), None))


@cache
def _document() -> Rule:
    heads = "|".join(listed("documents"))
    in_title = r"(?:(?! và (?:sẽ|sớm|tiếp tục|đang|tiến tới|chuẩn bị|xem xét|thúc đẩy|hướng tới)\b)[^.;,\"])"
    return Rule(rf"[\"']?\s?\b(?P<title>(?:{heads})\b{in_title}{{0,170}})", re.IGNORECASE)


_SIGNED_TEXT = Rule(
    r"\b(?:việc ký kết|ký kết|lễ ký|ký) (?:các )?(?:văn bản|văn kiện|tuyên bố|bản ghi nhớ)\b", re.IGNORECASE
)
_TAIL = re.compile(
    r"\s+(?:nhằm|và chứng kiến|trong khuôn khổ|là|tại buổi|tại cuộc|để|cũng như"
    r"|(?:cùng|và) (?:một số|các|nhiều)|giữa hai Bộ Quốc phòng$).*$"
)


def documents(passages: list[Passage]) -> list[Found[Document]]:
    """Documents signed here or to be signed soon; those carried out or recalled are background."""
    found: dict[Hashable, Found[Document]] = {}
    for passage in passages:
        for m, title in _titles(passage):
            if len(title.split()) < 3 or passage.background:
                continue
            signed = _is_signed(passage, m.start(), passages)
            if signed is None:
                continue
            document = Document(title=title, signed=signed)
            key = document_key(document)
            if key not in found or (signed and not found[key].value.signed):
                found[key] = Found(value=document, passages=(passage,))
    return list(found.values())


def _titles(passage: Passage) -> Iterator[tuple[re.Match[str], str]]:
    """The documents a sentence names; two joined by `và` are two."""
    for m in _document().finditer(passage.text):
        for part in re.split(rf"\s+và\s+(?=(?:{'|'.join(listed('documents'))})\b)", m["title"]):
            yield m, _title(part)


def _title(text: str) -> str:
    title = re.sub(r"\s+", " ", _TAIL.sub("", text)).strip(" :-")
    return title[0].upper() + title[1:]


def _is_signed(passage: Passage, offset: int, passages: list[Passage]) -> bool | None:
    """True signed, False to be signed, None for neither (domain model, section 10)."""
    before = passage.text[:offset]
    if pattern("signed_before").search(before):
        return None
    clause = _clause(before)[-120:]
    if pattern("to_sign").search(clause):
        return False
    if re.search(
        r"\b(?:triển khai|thực hiện|tuân thủ|trên cơ sở|phản ánh|theo|căn cứ|phù hợp)\b[^,;]{0,90}$",
        clause,
        re.IGNORECASE,
    ):
        later = [p for p in passages if 0 <= p.index - passage.index <= 3]
        return True if any(_SIGNED_TEXT.search(p.text) for p in later) else None
    if pattern("signed").search(clause):
        return not pattern("future").search(clause)
    return None


def _clause(before: str) -> str:
    """What governs a document: of a list, `ký A; B; C`, what stands before its first."""
    parts = before.split(";")
    while len(parts) > 1 and (not parts[-1].strip() or _document().match(parts[-1].lstrip())):
        parts.pop()
    return parts[-1]


_INVITE = Rule(
    r"(?<!lời )(?<!nhận lời )\bmời\s+(?P<invitee>(?:(?!\bmời\b)[^.;]){3,140}?)\s+"
    r"(?P<event>(?:sớm\s+|sẽ\s+)?(?:(?:sang |đến |tới )?thăm|tham gia|tham dự|(?:sang )?dự)\b[^.;]{0,140})"
)


def invitations(passages: list[Passage]) -> list[Found[Invitation]]:
    """Who asked whom to come; `theo lời mời` tells of an older invitation."""
    found: dict[tuple[str, str], Found[Invitation]] = {}
    for before, passage in zip([None, *passages], passages, strict=False):
        for m in _INVITE.finditer(passage.text):
            invitee = _short(passage, m)
            inviter = _inviter(passage, passage.sentence.start + m.start(), before, invitee)
            if inviter is None or re.search(r"(?:được|giấy|thư|khách)\s+$", passage.text[: m.start()]):
                continue
            invitation = Invitation(inviter=inviter, invitee=invitee, event=m["event"].strip(" ,"))
            found.setdefault((inviter, invitee), Found(value=invitation, passages=(passage,)))
    return list(found.values())


def _inviter(passage: Passage, offset: int, before: Passage | None, invitee: str) -> str | None:
    """The last person before the verb; of `Bộ trưởng cũng mời`, the subject of the sentence before.

    `A nhất trí với B và mời B`: nobody invites himself.
    """
    people = [p.name for p in passage.people if p.tail <= offset and p.name != invitee]
    people = people[::-1] or [p.name for p in (before.people if before else ()) if p.name != invitee]
    return next(iter(people), None)


def _short(passage: Passage, match: re.Match[str]) -> str:
    start = passage.sentence.start + match.start("invitee")
    end = passage.sentence.start + match.end("invitee")
    named = [p.name for p in passage.people if p.name and p.start < end and start <= p.tail]
    return named[0] if named else match["invitee"].strip()
