"""Full-text search that finds Vietnamese with and without its marks, and Chinese."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select, text

from meetings.article import clean
from meetings.folding import tones
from meetings.stored import Hit
from storage.part import Part
from storage.tables import ArticleRow, MeetingRow, ReportRow
from storage.words import folded_words, place_of_phrase

_LONGEST_QUERY = 1_000
_LOOKED_AT = 100
"""How many of the newest matches are looked through for the exact spelling, where marks are typed."""
_BEFORE, _LENGTH = 60, 240
_TERM = re.compile(r'"([^"]*)"?|([^\s"]+)')
_CHINESE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")

_MATCHES = {
    "sqlite": text(
        "SELECT rowid FROM article_words WHERE article_words MATCH :query ORDER BY rowid DESC LIMIT :limit"
    ),
    "postgresql": text(
        "SELECT article_id FROM article_words WHERE words @@ to_tsquery('simple', :query)"
        " ORDER BY article_id DESC LIMIT :limit"
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phrase:
    """Words that have to follow each other, folded, and the pattern of their exact spelling.

    `marked` says that something was folded away, so that the exact spelling is worth looking for.
    """

    folded: tuple[str, ...]
    marked: bool
    exact: re.Pattern[str]

    def place(self, words: str) -> tuple[int, int] | None:
        """Where the text says it, in this spelling if it can be."""
        found = self.exact.search(tones(words)) if self.marked else None
        return found.span() if found else place_of_phrase(words, self.folded)


class Search(Part):
    def search(self, words: str, *, limit: int = 50) -> list[Hit]:
        """Articles with all the words: first as one phrase, the exact spelling first, then the newest kept.

        Marks, case and đ need not be typed; words in double quotes have to follow each other, as do the
        characters of a Chinese word. Nothing else in a query has a meaning.
        """
        phrases = list(_phrases(words))
        if not phrases or limit < 1:
            return []
        whole = list(_phrases('"{}"'.format(words.replace('"', " ")))) if len(phrases) > 1 else []
        rows = {row.id: row for wanted in (whole, phrases) for row in self._rows(wanted, limit)}
        best = list(rows.values())[:limit]
        meetings = self._meetings_by_url(row.url for row in best)
        return [_hit(row, _said(row, whole) or phrases, tuple(meetings[row.url])) for row in best]

    def _rows(self, phrases: Sequence[_Phrase], limit: int) -> list[ArticleRow]:
        """Articles with every phrase, the exact spelling first, then the newest kept."""
        if not phrases:
            return []
        query = _tsquery(phrases) if self._on_server else _fts5_query(phrases)
        database = "postgresql" if self._on_server else "sqlite"
        marked = any(phrase.marked for phrase in phrases)
        found = {"query": query, "limit": max(limit, _LOOKED_AT) if marked else limit}
        matching = select(ArticleRow).where(ArticleRow.id.in_(_MATCHES[database].columns(ArticleRow.id)))
        rows = self._session.scalars(matching.order_by(ArticleRow.id.desc()), found)
        return sorted(rows, key=lambda row: marked and not _exact(row, phrases))[:limit]

    def _meetings_by_url(self, urls: Iterable[str]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        reports = (
            select(ReportRow.url, ReportRow.meeting_id)
            .join(MeetingRow, MeetingRow.id == ReportRow.meeting_id)
            .where(ReportRow.url.in_(set(urls)), MeetingRow.version > 0)
        )
        for url, meeting_id in self._session.execute(reports.order_by(ReportRow.meeting_id)):
            found[url].append(meeting_id)
        return found


def _phrases(words: str) -> Iterator[_Phrase]:
    for found in _TERM.finditer(tones(clean(words[:_LONGEST_QUERY]))):
        typed = found[1] or found[2] or ""
        if folded := folded_words(typed):
            marked = not _CHINESE.sub("", typed).isascii()
            yield _Phrase(folded=tuple(folded), marked=marked, exact=_spelling(typed))


def _spelling(typed: str) -> re.Pattern[str]:
    pieces = re.findall(r"[^\W_]+", typed)
    start = "" if _CHINESE.match(pieces[0]) else r"\b"
    end = "" if _CHINESE.match(pieces[-1][-1]) else r"\b"
    return re.compile(start + r"[\W_]+".join(map(re.escape, pieces)) + end, re.IGNORECASE)


def _fts5_query(phrases: Iterable[_Phrase]) -> str:
    """Quoted strings only: letters and digits of a user's query, none of its syntax."""
    return " ".join(f'"{" ".join(phrase.folded)}"' for phrase in phrases)


def _tsquery(phrases: Iterable[_Phrase]) -> str:
    return " & ".join("(" + " <-> ".join(f"'{word}'" for word in phrase.folded) + ")" for phrase in phrases)


def _said(row: ArticleRow, phrases: Sequence[_Phrase]) -> Sequence[_Phrase]:
    """The phrases, if the text itself says one of them."""
    return phrases if any(phrase.place(row.text) for phrase in phrases) else ()


def _exact(row: ArticleRow, phrases: Iterable[_Phrase]) -> bool:
    words = tones(f"{row.title}\n{row.text}")
    return all(phrase.exact.search(words) for phrase in phrases)


def _hit(row: ArticleRow, phrases: Iterable[_Phrase], meetings: tuple[str, ...]) -> Hit:
    place = next((place for phrase in phrases if (place := phrase.place(row.text))), (0, 0))
    return Hit(
        url=row.url,
        outlet=row.outlet,
        title=row.title,
        published_at=row.published_at,
        snippet=_snippet(row.text, *place),
        meetings=meetings,
    )


def _snippet(words: str, start: int, end: int) -> str:
    """A piece of the text around a place, cut between words."""
    first = max(0, start - _BEFORE)
    last = max(end, min(len(words), first + _LENGTH))
    if first and (space := words.find(" ", first, start)) >= 0:
        first = space + 1
    if last < len(words) and (space := words.rfind(" ", end, last)) >= 0:
        last = space
    piece = " ".join(words[first:last].split())
    return f"{'… ' if first else ''}{piece}{' …' if last < len(words) else ''}"
