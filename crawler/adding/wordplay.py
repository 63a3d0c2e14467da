"""Text and addresses with words of our own in place of those of others: of one shape, and of no meaning."""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from importlib.resources import files
from urllib.parse import quote, unquote, urlsplit
from zlib import crc32

from crawler.paragraphs import follows_the_report, is_offer, one_line
from crawler.wording import any_of

_CHINESE = r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
_LETTER = r"[^\W\d_\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
_PHRASES = (
    "Theo|theo|Nguồn|Báo|báo|điện tử|Ban [Bb]iên tập|Tòa soạn|Phóng viên|PV|Tin|tin|Bài|bài|và|ảnh|Ảnh|ẢNH"
    "|Đồ họa|Video|Clip|Photos?|photo|courtesy of|by|Enditem|[Nn]gày|[Tt]háng|[Nn]ăm|GMT|UTC|ICT|AM|PM|SA|CH"
    "|am|pm|Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    "|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
    "|[Mm]ời (?:quý vị|(?:quý )?(?:độc giả|bạn đọc|khán giả|thính giả))"
)
_CREDITS = any_of("agencies", "credits", "authors", "editors", "others")
_SIGNS = "记者|通讯员|图片来源|图片说明|图为|供图|资料图|资料照|[年月日时分秒摄图电完]"
_HOST = r"(?<![\w.])[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]+)+"
_LONGEST_HEADING = 60
_HEADLINE = 3
"""Words in a part of an address that are a headline; two may name a section."""


def _by_length() -> dict[str, dict[int, list[str]]]:
    lists = json.loads(files("crawler.adding").joinpath("words.json").read_text(encoding="utf-8"))
    found: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for language, words in lists.items():
        for word in words.split():
            found[language][len(word)].append(word)
    return found


_WORDS = _by_length()


class Wordplay:
    """Finds other words for those of a page; `kept` are phrases that stay, such as the mark before a lead."""

    def __init__(self, language: str, kept: Iterable[str] = ()) -> None:
        self._language = language
        own = "|".join(map(re.escape, sorted(filter(None, kept), key=len, reverse=True))) or "(?!)"
        whole = rf"(?<!{_LETTER})(?:{_CREDITS}|{_PHRASES})(?!{_LETTER})"
        self._token = re.compile(
            rf"(?P<kept>https?://\S+|{_HOST}|{own}|{whole}|{_SIGNS})|{_CHINESE}|{_LETTER}+"
        )

    def text(self, said: str) -> str:
        """The same numbers, marks, capitals and lengths; agencies, dates, credits and headings of boxes stay.

        A word becomes the same one wherever it stands.
        """
        composed = unicodedata.normalize("NFC", said)
        line = one_line(composed)
        if len(line) <= _LONGEST_HEADING and (follows_the_report(line) or is_offer(line)):
            return composed
        return self._token.sub(self._other, composed)

    def _other(self, token: re.Match[str]) -> str:
        return token[0] if token["kept"] else _ours(token[0], self._language)


def address_in_our_words(address: str) -> str:
    """An address without its query, and with other words where its path repeats a headline."""
    if address.startswith("#"):
        return address
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    path = "/".join(map(_part_in_our_words, parts.path.split("/")))
    return parts._replace(path=path, query="", fragment="").geturl()


def _part_in_our_words(part: str) -> str:
    plain = unquote(part)
    words = re.findall(r"(?<![^-_])[^\W\d_]{2,}(?![^-_])", plain)
    if len(words) < _HEADLINE and plain.isascii():
        return part
    said = re.sub(r"(?<![^-_])[^\W\d_]+(?![^-_])", lambda word: _ours(word[0], "en"), plain)
    return quote(said, safe="-_.~") if plain != part else said


def _ours(word: str, language: str) -> str:
    if re.match(_CHINESE, word):
        return "".join(_chosen(character, "zh", 1) for character in word)
    found = _chosen(word, "vi" if language == "vi" else "en", len(word))
    return "".join(
        ours.upper() if theirs.isupper() else ours for ours, theirs in zip(found, word, strict=True)
    )


def _chosen(word: str, language: str, length: int) -> str:
    number = crc32(word.casefold().encode("utf-8", "replace"))
    options = _WORDS[language].get(length) or _WORDS["en"].get(length)
    if options:
        return options[number % len(options)]
    return (_WORDS["en"][8][number % 3] * length)[:length]
