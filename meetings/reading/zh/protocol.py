"""Where a Chinese article says that two sides met: the verbs of protocol, and what is planned or called off.

The verb proposes, the posts of both heads dispose (domain model, section 3, rule 5).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from meetings import gazetteer
from meetings.beat import opposite, sides
from meetings.encounter import Edition, Side, Status
from meetings.reading.candidates import Candidate
from meetings.reading.mechanisms import MechanismMention
from meetings.reading.parties import Party
from meetings.reading.passage import Passage, is_quoted
from meetings.reading.people import PersonMention
from meetings.reading.story import Story
from meetings.reading.zh.parties import eligible, parties_of, visiting_rule
from meetings.reading.zh.story import just_before
from meetings.reading.zh.words import kinds, rule
from meetings.series import mechanism_kind

_NOT_AN_ACT = re.compile(
    r"^时在座|^(?:时|中|后|上)?[,，]?(?:会晤|会谈)?(?:机制|精神|的?(?:成果|结果)|期待|纪要|规格|规模|次数|频率|氛围|室|厅|站|桥)|^[^,。;]{0,20}[上中时间后]所?达成的"
    r"|^(?:必将|必定|一定|定能|将会|能够?取得)"
)
_COMES = re.compile(r"(?:拜会)?的")
"""`接见了前来拜会的X`: why somebody came."""
_HABIT = re.compile(r"(?:定期|每季度|每年|每月|多次|经常|历次|不定期)[^,。;]{0,40}$")
_ATTENDING = re.compile(r"出席[^,。;]{0,40}的")
"""What only tells who somebody is: `出席东盟防长扩大会的梁光烈`."""
_ATTENDED = re.compile(r"(?:参加|出席|陪同)(?:了)?(?:本次|此次|上述)?$")
_OPENS = re.compile(r"^\s*$|在(?:这次|此次|本次|当日的)?$")
_SETTING = re.compile(r"(?:上(?![将校尉])|中(?![国方央越共将校尉])|后(?!勤)|期间|现场)")
"""`在会见中`, `会上`; whoever `在会见中国…` receives somebody."""
_UNTOLD = re.compile(
    r"(?:并非|如果|倘若)[^,。;]{0,40}$|回顾[^,。;]{0,40}$|(?:以下|下列)(?:内容|活动|任务)[:：][^。]*$|(?:这次|此次|本次)$|(?:希望|期待|建议|愿|呼吁|拒绝|寻求|没有|未能|未|不会|若|如果|可能|能否|有望)[^,。;]{0,16}$"
)


_EARLIER = re.compile(r"(?:^|[,。;是])(?P<since>继|自)[^,。;]{1,60}$")
_SINCE = {"继": re.compile(r"[^,。;]{0,24}后"), "自": re.compile(r"[^,。;]{0,40}以来")}
"""`继A会见B之后`, `自A访问以来`: what came before the news."""


def _came_before(before: str, after: str) -> bool:
    opens = _EARLIER.search(before)
    return opens is not None and bool(_SINCE[opens["since"]].match(after))


_FAILED = re.compile(r"未能[^,。;]{0,16}$")


def _is_untold(passage: Passage, before: str) -> bool:
    """Whether nobody met; that they did not because it was put off is news."""
    put_off = _FAILED.search(before) and rule("off").search(passage.text)
    return bool(_UNTOLD.search(before)) and not put_off


def protocol(story: Story) -> Iterator[Candidate]:
    """Encounters told by a verb of protocol, in the order of the text; failing that, of the headline."""
    news = (p for p in story.passages if not (p.background or p.sentence.caption))
    found = (c for p in news for c in _told(story, p, p))
    if first := next(found, None):
        yield from chain([first], found)
        return
    lead = next((p for p in story.passages if p.lead and not p.sentence.caption), None)
    exchange = any(_is_exchange(m) for p in story.passages if p.lead for m in p.mechanisms)
    yield from _told(story, story.headline, lead) if lead and not exchange else ()


def _told(story: Story, passage: Passage, told_in: Passage) -> Iterator[Candidate]:
    """The encounters of one passage; those of the headline are told in the first sentence."""
    taken: list[tuple[int, int]] = []
    for verb, named in kinds("verbs").that_may_match(passage.text):
        for m in verb.finditer(passage.text):
            if any(m.start() < b and a < m.end() for a, b in taken):
                continue
            taken.append(m.span())
            kind = "video_talks" if _BY_VIDEO.search(passage.text[: m.start()]) else named
            presided = _presided(story, passage, m)
            proposed = "working_meeting" if presided else kind
            for parties in _parties(story, passage, kind, m):
                start = told_in.sentence.start + (m.start() if told_in is passage else 0)
                yield Candidate(
                    kind=_proposed(proposed, parties, passage),
                    passage=told_in.index,
                    start=start,
                    end=min(start + len(m[0]), told_in.sentence.end),
                    parties=parties,
                    status=_status(story, passage, passage.sentence.start + m.start()),
                    edition=presided or _edition(kind, passage, passage.sentence.start + m.start()),
                    guest=_guest(kind, parties, passage, passage.sentence.start + m.start()),
                )


_BY_VIDEO = re.compile(r"(?:以|通过|采取|采用)(?:视频|线上|在线)[^。;]{0,40}$")


def _parties(story: Story, passage: Passage, kind: str, match: re.Match[str]) -> Iterator[tuple[Party, ...]]:
    before, after = passage.text[: match.start()], passage.text[match.end() :]
    if kind == "call" and _COMES.match(after):
        return
    if _NOT_AN_ACT.match(after) or _is_untold(passage, before) or _HABIT.search(before) or is_quoted(before):
        return
    if _came_before(before, after) or _is_other_ceremony(story, passage, match):
        return
    if _ATTENDED.search(before) or (_SETTING.match(after) and _OPENS.search(before)):
        return
    if _is_of_an_exchange(passage, passage.sentence.start + match.start()):
        return
    if rule("multilateral").search(_ATTENDING.sub("", passage.text)) and not rule("frames").search(
        passage.text
    ):
        return
    start, end = passage.sentence.start + match.start(), passage.sentence.start + match.end()
    for parties in parties_of(story, passage, kind, start=start, end=end):
        if eligible(parties, passage):
            yield parties


_CEREMONY = re.compile(r"(?:上述|该|此次|本次|参加|出席|主持|见证|了)仪式$")
_HANDS_OVER = re.compile(r"交付|交接|移交|捐赠|签署|签字|签约|签订")


def _is_other_ceremony(story: Story, passage: Passage, match: re.Match[str]) -> bool:
    """Whether somebody attends a ceremony, and none is told just before at which something is handed over."""
    told = (passage, *just_before(story, passage)[-1:], story.headline)
    return bool(_CEREMONY.search(match[0])) and not any(_HANDS_OVER.search(p.text) for p in told)


def _is_of_an_exchange(passage: Passage, verb: int) -> bool:
    """Whether a verb is part of the name of an exchange: `边境高层会晤`."""
    return any(m.start <= verb < m.end for m in passage.mechanisms if _is_exchange(m))


def _is_exchange(mention: MechanismMention) -> bool:
    return mechanism_kind(mention.edition.id) == "border_exchange"


def _is_meeting(mention: MechanismMention) -> bool:
    return mechanism_kind(mention.edition.id) == "working_meeting"


_TOLD_BY = re.compile(r"[^,。;]{1,16}(?:说|表示|指出|强调|认为)[,:]")


def is_told_by(passage: Passage, end: int | None = None) -> bool:
    """Whether somebody says the sentence, up to an offset of the text: `声明说,`."""
    return bool(_TOLD_BY.match(passage.text if end is None else passage.before(end)))


def _proposed(kind: str, parties: Sequence[Party], passage: Passage) -> str:
    """`会见` is said in both directions: whoever meets somebody above himself calls on him."""
    if kind in {"meet", "receive", "call", "talks"} and rule("forums").search(passage.text):
        return "sideline" if rule("frames").search(passage.text) or kind == "meet" else kind
    if kind != "receive":
        return kind
    people = sorted((p for p in parties if isinstance(p, PersonMention) and p.level), key=lambda p: p.start)
    orders = [gazetteer.level_order(p.level) for p in people]
    return "call" if len(orders) == len(sides()) and orders[0] > orders[1] else kind


_WITHIN = re.compile(r"(?:活动)?(?:框架|期间|之际)")


def _edition(kind: str, passage: Passage, verb: int) -> Edition | None:
    """The edition it is; of talks during an exchange, the edition of that exchange."""
    for mention in passage.mechanisms:
        told_before = mention.edition.ordinal and mention.end <= verb
        within = told_before and _WITHIN.match(passage.after(mention.end))
        if not mention.foreign and (within or (kind == "working_meeting" and _is_meeting(mention))):
            return mention.edition
    return None


_PRESIDES = re.compile(r"主持(?:召开)?(?:了)?(?:本次|此次)?$")


def _presided(story: Story, passage: Passage, match: re.Match[str]) -> Edition | None:
    """The working meeting told just before that somebody `主持会晤`."""
    if not _PRESIDES.search(passage.text[: match.start()]):
        return None
    near = just_before(story, passage)
    return next((m.edition for p in near for m in p.mechanisms if _is_meeting(m)), None)


def _guest(kind: str, parties: Sequence[Party], passage: Passage, verb: int) -> Side | None:
    """Who is the guest where the words tell: the object of `会见`, the subject of `拜会`, who is `来访`."""
    subject = max((p for p in parties if p.end and p.end <= verb), key=lambda p: p.end, default=None)
    if rule("forums").search(passage.text) or kind in ("phone", "video_talks"):
        return None
    if kind == "call" and subject:
        return subject.side
    visiting = [side for side in sides() if visiting_rule(side).search(passage.text)]
    if len(visiting) == 1:
        return visiting[0]
    placed = any(p.locative and p.place.country in sides() for p in passage.places)
    if kind == "receive" and subject and subject.side and not placed:
        return opposite(subject.side)
    return None


SOON = 4
"""In how many sentences what was cancelled may be said to be put off."""


def _status(story: Story, passage: Passage, offset: int) -> Status:
    told = status(passage, offset)
    soon = story.passages[max(0, passage.index) :][:SOON]
    later = any(rule("postponed").search(p.text) for p in soon)
    return "postponed" if told == "cancelled" and later else told


def called_off(story: Story, passage: Passage) -> Status | None:
    """What the next sentences say of a plan: `希望活动延期`."""
    soon = story.passages[max(0, passage.index) :][:SOON]
    names: tuple[Status, ...] = ("postponed", "cancelled")
    return next((n for n in names if any(rule(n).search(p.text) for p in soon)), None)


_ONCE = re.compile("(?:原定|原计划)[^。;]*(?:当时|曾|一度)")
"""`原定6月举行,不过当时取消了`: told of a first plan, where it took place after all."""


def status(passage: Passage, offset: int) -> Status:
    """What the sentence says of an act in it: planned, called off, or done."""
    before, verb = re.split(r"[;。]", passage.before(offset))[-1][-60:], passage.after(offset)
    ahead = any(m.end() <= len(before) + 4 for m in rule("future").finditer(before + verb[:8]))
    if rule("postponed").search(passage.text):
        return "postponed"
    if rule("cancelled").search(passage.text) and not _ONCE.search(passage.text):
        return "cancelled"
    return "announced" if ahead else "held"
