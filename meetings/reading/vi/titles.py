"""Ranks, posts, party titles and names in a Vietnamese sentence, and which of them belong to one person.

Titles are stacked (domain model, 5.2): a new rank or a new name begins the next person, commas do not.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from meetings import gazetteer
from meetings.beat import beat, partner, sides
from meetings.reading.rules import Rule
from meetings.reading.spans import undisputed
from meetings.reading.titles import Token, in_groups
from meetings.reading.vi.posts import country_of, nation_told, post_names
from meetings.reading.vi.words import SYLLABLE, alternation, bordered, listed, nation_words, words
from meetings.reading.vocabulary import either, longest, of_side

_TITLE_OPENS = (
    r"(?:Chỉ huy|Chính (?:ủy|trị)|Tham mưu|Tư lệnh|Chủ nhiệm|Bí thư|Ủy viên"
    r"|(?:Bộ|Thứ|Cục|Viện|Trạm|Đồn|Đội|Vụ) trưởng|Trưởng (?:đoàn|phòng|ban|trạm)|Phó [a-zđ])"
)
_NAME = rf"{SYLLABLE}(?: A(?= ))?(?: (?!{_TITLE_OPENS}){SYLLABLE}){{1,3}}"  # `Giàng A Sùng` too
_WORDS_OF_TITLES = (
    "Bộ", "Quân", "Ủy", "Phó", "Tổng", "Tư", "Chủ", "Bí", "Hải", "Cảnh", "Đoàn", "Thứ",
    "Tham", "Chính", "Đại", "Tùy", "Trưởng", "Cục", "Viện", "Học", "Vùng", "Nhà", "Đảng",
    "Trạm", "Đồn", "Chi", "Phân", "Lữ",
)  # fmt: skip


@cache
def _not_names() -> str:
    """What no name begins with: words of titles, and of the names of the two countries."""
    return "|".join((*_WORDS_OF_TITLES, *(state.name("vi").split()[0] for state in beat().states)))


@cache
def people_by_name() -> dict[str, tuple[gazetteer.Person, ...]]:
    """People by their names; those of the other side also as the world writes them: `Dong Jun`."""
    abroad = gazetteer.people_by_name("en").items()
    theirs = {name: people for name, people in abroad if all(p.side == partner("vi") for p in people)}
    return theirs | gazetteer.people_by_name("vi")


@cache
def _known_names() -> Rule:
    names = longest(people_by_name())
    titles = _not_names()
    longer = rf"(?! (?!(?:{titles})\b){SYLLABLE}\b)"
    again = r"(?<!\()"  # `Đổng Quân (Dong Jun)` is one person
    return Rule(rf"\b{again}{names}\b{longer}")


@cache
def _titles() -> Rule:
    return Rule(rf"\b{alternation('party_titles')}(?: (?:{nation_words()}))?\b", re.IGNORECASE)


@cache
def unit_posts() -> Rule:
    """Who commands a unit of any name: `ông A, Chi đội trưởng`."""
    return bordered(listed("unit_posts"), flags=0)


@cache
def _ranks() -> Rule:
    """A rank, with the degrees of learning that may stand behind it: `Trung tướng, PGS, TS …`."""
    degree = rf"(?-i:{either(listed('degrees'))})"
    return Rule(
        rf"\b(?P<rank>{alternation('ranks')})\b(?:,? {degree}(?:[., ]{{1,2}}{degree})*)?", re.IGNORECASE
    )


@cache
def _ranked_name() -> re.Pattern[str]:
    first = rf"(?!(?:{_not_names()})\b(?! {SYLLABLE} {SYLLABLE}\b))"
    return re.compile(rf"(?<= )(?:{first}{_NAME})")


def tokens(text: str) -> list[Token]:
    return undisputed(_candidates(text))


def _candidates(text: str) -> Iterator[Token]:
    """Tokens in order of trust: what comes first keeps its place."""
    for m in _known_names().finditer(text):
        yield Token("name", m.start(), m.end(), m[0])
    posts = list(post_names().finditer(text))
    for m in (post for post in posts if _is_held(text, post)):
        former = bool(_FORMER.search(text[: m.start()]))
        yield Token("title" if former else "post", m.start(), m.end(), m[0])
    titles = [*_titles().finditer(text), *unit_posts().finditer(text)]
    for m in titles:
        yield Token("title", m.start(), m.end(), m[0])
    for m in _ranks().finditer(text):
        yield Token("rank", m.start(), m.end(), m["rank"])
        if name := _ranked_name().match(text, m.end() + 1):
            yield Token("unknown", name.start(), name.end(), name[0])
    for name in _unknown(text, posts, titles):
        yield Token("unknown", name.start(), name.end(), name[0])


def _unknown(
    text: str, posts: Sequence[re.Match[str]], titles: Sequence[re.Match[str]]
) -> Iterator[re.Match[str]]:
    """Names behind a post, behind `do đồng chí`, and behind `ông` and the like beside an office."""
    found = [_name_behind(text, m) for m in (*posts, *titles)]
    found += [_ranked_name().match(text, m.end()) for m in _led_by_comrade().finditer(text)]
    yield from filter(None, found)
    offices = [*posts, *titles, *(m for m in _ranks().finditer(text) if text[m.end() :].startswith(","))]
    for m in _ADDRESSED.finditer(text):
        name = _ranked_name().match(text, m.end())
        if name and name[0] not in _places() and any(_beside(text, name, office) for office in offices):
            yield name


def _beside(text: str, name: re.Match[str], office: re.Match[str]) -> bool:
    """Whether only glue stands between a name and what may be its post."""
    between = text[name.end() : office.start()] or text[office.end() : name.start()]
    return 0 < len(between) < _NEAR and bool(_GLUE.match(between))


@cache
def _places() -> frozenset[str]:
    return frozenset(name for place in gazetteer.places().values() for name in place.names.get("vi", ()))


def _name_behind(text: str, office: re.Match[str]) -> re.Match[str] | None:
    """A name behind a post, behind the embassy it is held at, or behind the unit that stands under it."""
    if unit := _unit_under(text, office[0], office.end()):
        return _ranked_name().match(text, unit.end() + 1)
    if not post_names().fullmatch(office[0]) or _NAMED_UNIT.search(office[0]):
        return None
    embassy = _embassy().match(text[office.end() :])
    return _ranked_name().match(text, office.end() + (embassy.end() if embassy else 0) + 1)


def _unit_under(text: str, office: str, end: int) -> re.Match[str] | None:
    """The name of a unit behind who commands it, up to the place it is of: `Chỉ huy trưởng BĐBP Hà Giang`."""
    if unit_posts().fullmatch(office):
        return _unit().match(text, end)
    return _seat().match(text, end) if _SEATED.search(office) else None


@cache
def _seat() -> re.Pattern[str]:
    area, nation = r"(?:tỉnh|khu vực|khu|thành phố|TP)", nation_words()
    return re.compile(rf"(?: {area})? {longest(_places())}(?:,? {nation}| \({nation}\))?(?= )")


@cache
def _unit() -> re.Pattern[str]:
    """`Chi đội trưởng Chi đội Quản lý biên giới Văn Sơn (Trung Quốc)`."""
    sorts = r"(?:Chi đội|Tổng trạm|Phân trạm|Trạm|Đồn|Đại đội|Tiểu đoàn|Trung đoàn|Lữ đoàn)"
    return re.compile(rf" {sorts}(?: [^\s.;()]+){{0,7}}?{_seat().pattern}")


@cache
def _embassy() -> re.Pattern[str]:
    return re.compile(rf"^(?: (?:tại )?Đại sứ quán (?:{nation_words()}))?(?: tại (?:{nation_words()}))?\b")


def _is_held(text: str, post: re.Match[str]) -> bool:
    return not _STAFF.search(text, max(0, post.start() - 4), post.end())


_SEATED = re.compile(r"(?:Biên phòng|BĐBP|Quân khu)(?: tỉnh)?$", re.IGNORECASE)
_NAMED_UNIT = re.compile(r"(?:Biên phòng|BĐBP)(?: tỉnh)?$", re.IGNORECASE)
"""A post whose unit has a name of its own: `Đồn trưởng Đồn Biên phòng Tả Gia Khâu`."""


@cache
def _led_by_comrade() -> Rule:
    """A name before which no rank of an army stands; a grade of police may."""
    grade = rf"(?:{either(listed('grades'))}) "
    return Rule(
        rf"\bdo (?:(?:đồng chí|ông|bà) (?:{grade})?|{grade})"
        r"(?=[^.;]{0,80}(?:trưởng đoàn|dẫn đầu|chủ trì|chỉ huy|(?:đội|tổ) trưởng))"
        rf"|\btrưởng đoàn(?: là| (?:phía )?(?:{nation_words()})) (?:(?:đồng chí|ông|bà) )?(?:{grade})?"
        r"|^(?:về )?phía [^,.;]{4,24}, (?:(?:đồng chí|ông|bà) )?(?=[^.;]{0,100}\blàm trưởng đoàn\b)",
        re.IGNORECASE,
    )


_NEAR = 20
_ADDRESSED = Rule(r"\b(?:đồng chí|ông|bà|ngài|với|gặp|tiếp|đón) ", re.IGNORECASE)
"""What leads to a name whose post stands beside it: `tiếp ông Vương Cường, Đại sứ …`."""
_STAFF = re.compile(r"\bBộ tư lệnh\b", re.IGNORECASE)
"""A command, and nobody: `Phó tư lệnh Vùng 2 (Bộ tư lệnh Cảnh sát biển Việt Nam)`."""
_FORMER = re.compile(r"\b(?:nguyên|cựu|phó)\s+$", re.IGNORECASE)
"""Who held an office, or is the deputy of who holds it, does not hold it."""


@cache
def _organisation() -> re.Pattern[str]:
    states = "|".join(word for side in sides() for word in of_side(side, "nation", "vi"))
    return re.compile(
        r"^(?: (?:Ban Chấp hành|Quân ủy|Trung ương|Đảng|Cộng sản|Quân đội|[Nn]hân dân|QĐND|Quân Giải phóng"
        rf"|nước|{states}|CHND|Cộng hòa|xã hội chủ nghĩa|của|thuộc|Bộ Quốc phòng|khóa [IVX]+))+(?=,| )"
    )


_GLUE = re.compile(r"^[\s,;()\-]*(?:(?:đồng chí|ông|bà|ngài|nguyên|tân|là|kiêm|và|cùng|nước|quyền)[\s,]*)?$")


def groups(text: str) -> Iterator[list[Token]]:
    """The titles and names of a folded sentence, person by person."""
    return in_groups(tokens(text), lambda group, token: _continues(text, group, token))


def _continues(text: str, group: Sequence[Token], token: Token) -> bool:
    gap = text[group[-1].end : token.start]
    gap = _embassy().sub("", gap) if group[-1].kind == "post" else gap
    if unit := _unit_under(text, group[-1].value, group[-1].end):
        gap = text[unit.end() : token.start]
    gap = _organisation().sub("", gap)
    if not _GLUE.match(gap) or len(gap) > 14:
        return False
    kinds = {t.kind for t in group}
    named = bool(kinds & {"name", "unknown"})
    if token.kind in ("name", "unknown"):
        return not named and ("," not in gap or (bool(_ADDRESSED.search(gap)) and _ends(text, token)))
    joined = bool(re.search(r"\b(?:và|cùng)\b", gap))
    if token.kind == "rank":
        apart = text[token.end :].startswith(",")
        if _ranks_another(text, group, token):
            return False
        return "rank" not in kinds and not (joined and "post" in kinds) and (not named or apart)
    if (joined and named) or (token.kind == "post" and _of_two_nations(group, token)):
        return False
    return not (named and _opens_next(text, token))


def _ranks_another(text: str, group: Sequence[Token], rank: Token) -> bool:
    """`với Bộ trưởng Quốc phòng Trung Quốc, Đại tướng A`: A, who is of the other side, is another."""
    name = _known_names().match(text, rank.end + 1)
    told = nation_told(group)
    return bool(told and name) and told not in {p.side for p in people_by_name()[name[0] if name else ""]}


def _of_two_nations(group: Sequence[Token], post: Token) -> bool:
    """`Bộ trưởng Quốc phòng Nhật Bản, Bộ trưởng Quốc phòng Trung Quốc A`: who is told next is another."""
    before = {country_of(t.value) for t in group if t.kind == "post"} - {None}
    return bool(before) and country_of(post.value) not in {None, *before}


def _ends(text: str, name: Token) -> bool:
    """Whether no post of its own stands behind a name."""
    return not any(_GLUE.match(text[name.end : m.start()]) for m in post_names().finditer(text, name.end))


def _opens_next(text: str, token: Token) -> bool:
    """Whether a post stands directly before the next name, and so belongs to it."""
    if _NAMED_UNIT.search(token.value):
        return False
    rest = text[token.end :]
    ahead = _known_names().match(rest, 1) or _ranked_name().match(rest, 1)
    return bool(ahead) and rest[:1] == " "


def rank_word(rank: str) -> str:
    """A rank as the vocabulary spells it."""
    return _rank_words()[rank.casefold()]


@cache
def _rank_words() -> dict[str, str]:
    return {word.casefold(): word for word in reversed(words("ranks"))}
