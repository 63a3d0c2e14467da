"""What an article tells of contacts of the two defence establishments, and whether it is about them at all.

An encounter that can be read makes it `meeting`. Failing that, forces of both countries and a word of
cooperation in the headline and first sentences make it `ties` (domain model, sections 1 and 16).
"""

from collections.abc import Callable

from meetings import gate
from meetings.article import Article
from meetings.encounter import Encounter
from meetings.reading.en import reader as en
from meetings.reading.vi import reader as vi
from meetings.reading.zh import reader as zh
from meetings.reprints import read_in_its_time
from meetings.verdict import NOTHING, Verdict

_READERS: dict[str, Callable[[Article], tuple[Verdict, list[Encounter]]]] = {
    "vi": vi.judge_and_read,
    "zh": zh.judge_and_read,
    "en": en.judge_and_read,
}


def judge_and_read(article: Article) -> tuple[Verdict, list[Encounter]]:
    """The verdict with its reasons, and the encounters it rests on, in the order of the text.

    A text is `none` that is empty or unreadable, in a language not read yet, or names one side alone. Every
    field of an encounter that is not empty has its sentences in `evidence`, with offsets into the text.
    """
    reading = _READERS.get(article.language)
    if reading is None or not article.text.strip():
        return NOTHING, []
    if not gate.text_may_matter(f"{article.title}\n{article.text}", article.language):
        return NOTHING, []
    return read_in_its_time(article, reading)


def judge(article: Article) -> Verdict:
    """The verdict alone."""
    return judge_and_read(article)[0]


def read(article: Article) -> list[Encounter]:
    """The encounters an article reports, announces or calls off."""
    return judge_and_read(article)[1]
