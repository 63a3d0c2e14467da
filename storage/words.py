"""The words of a text as both databases index them, and where they stand in the original."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from sqlalchemy import text
from sqlalchemy.orm import Session

from meetings.folding import plain

INDEXED = 200_000
"""Characters of an article that are searchable; PostgreSQL refuses more than 1 MiB of different words."""

_WORD = re.compile(
    r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[^\W_\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+"
)

_fold = lru_cache(maxsize=100_000)(plain)


def placed_words(words: str) -> Iterator[tuple[str, int, int]]:
    """Each word folded, with its start and end in the text; a Chinese character is a word of its own."""
    for found in _WORD.finditer(words):
        for folded in _fold(found[0]).split():
            yield folded, found.start(), found.end()


def folded_words(words: str) -> list[str]:
    return [folded for folded, _, _ in placed_words(words)]


def place_of_phrase(words: str, phrase: Sequence[str]) -> tuple[int, int] | None:
    """Start and end, in the original, of the first place where the folded words follow each other."""
    placed = list(placed_words(words))
    for at in range(len(placed) - len(phrase) + 1):
        if all(placed[at + i][0] == word for i, word in enumerate(phrase)):
            return placed[at][1], placed[at + len(phrase) - 1][2]
    return None


_INDEX = {
    "sqlite": "INSERT INTO article_words (rowid, words) VALUES (:id, :words)",
    "postgresql": "INSERT INTO article_words (article_id, words) VALUES (:id, to_tsvector('simple', :words))",
}
_FORGET = {
    "sqlite": "DELETE FROM article_words WHERE rowid = :id",
    "postgresql": "DELETE FROM article_words WHERE article_id = :id",
}


def index_article(session: Session, article_id: int, title: str, body: str) -> None:
    """Make an article's newest words searchable, in place of its earlier ones."""
    database = session.get_bind().dialect.name
    words = " ".join(folded_words(f"{title}\n{body}"[:INDEXED]))
    session.execute(text(_FORGET[database]), {"id": article_id})
    session.execute(text(_INDEX[database]), {"id": article_id, "words": words})
