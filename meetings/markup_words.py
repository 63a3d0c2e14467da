"""What the markup of a page may say, whatever a parser makes of it: read much faster, and never less."""

import html
import re
from collections.abc import Iterator

from meetings.sought import CUT

_SCRIPT = re.compile(r"<(script|style)([^<>]*)>([^<]*+(?:<(?!/?\1)[^<]*+)*+)</\1\s*>", re.IGNORECASE)
"""Not across another ``<script``: there this one was none, but stood in a comment or an attribute."""
_COMMENT = re.compile(r"<!--(?:[^<-]++|-(?!->)|<(?!!--))*+-->")
_ENTITY = re.compile(r"&(?:#|[a-zA-Z]{2,8};)")
_ESCAPED = re.compile(r"\\(?:u([0-9a-fA-F]{4})|[bfnrt])")
_TAG = re.compile(
    r"""
    <(?:
        (?!(?i:meta)[\s/]) /?[a-zA-Z] [^\s/<>]*+ [^<>=]*+
        (?:
            (?: < | (?<=[\s/"'])= | =\s*+ (?: "[^"]*+" | '[^']*+' | [^\s<>]*+ (?:<[^\s<>]*+)?+ ) )
            [^<>=]*+
        ){0,32}+ >
    |   !--[^<>]*+(?<=--)>
    |   (?: [!?] | /(?![a-zA-Z]) ) (?!--) [^<>]*+ (?: < [^<>]*+ ){0,8}+ >
    )
    """,
    re.VERBOSE,
)
"""A value in quotes may hold a ``>``; ``meta`` may hold the headline."""
_TIMES_ESCAPED = 4


def readings(markup: str) -> Iterator[str]:
    """All words but those of scripts, comments and tags, JSON last; `CUT` where something was left out.

    Scripts and comments that hold more than code may be none to a parser: a second reading has them.
    """
    page, json, prose = _taken_apart(markup)
    yield CUT.join((_words(page), _words(_ESCAPED.sub(_meant, json))))
    if prose:
        yield _words(_SCRIPT.sub(lambda block: block[0] if _is_prose(block[0]) else CUT, markup))


def _taken_apart(markup: str) -> tuple[str, str, bool]:
    """The page without scripts and comments, what its scripts hold as JSON, and whether others hold prose."""
    json: list[str] = []
    prose = False

    def left_out(block: re.Match[str]) -> str:
        nonlocal prose
        if block.re is _SCRIPT and "json" in block[2].casefold():
            json.append(block[3])
        else:
            prose = prose or _is_prose(block[0])
        return CUT

    page = _COMMENT.sub(left_out, _SCRIPT.sub(left_out, markup))
    return page, CUT.join(json), prose


def _is_prose(block: str) -> bool:
    return not block.isascii() or bool(_ENTITY.search(block))


def _meant(escaped: re.Match[str]) -> str:
    return chr(int(escaped[1], 16)) if escaped[1] else " "


def _words(markup: str) -> str:
    text = _TAG.sub(CUT, markup).replace(f"&{CUT}", "&")
    for _ in range(_TIMES_ESCAPED):
        escaped, text = text, html.unescape(text)
        if text == escaped:
            break
    return text
