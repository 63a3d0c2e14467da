"""What readers get, as it was looked at and approved: text in 72 columns in three languages, and one page.

To renew them after a change that is meant: ``python -m tests.alerts.test_snapshots``, then look at the
difference, and at the pages in a browser, before it is committed.
"""

from pathlib import Path

import pytest

from alerts.delivery import letter_of
from alerts.lines import columns
from alerts.subscription import Digest, Subscription
from tests.alerts.spring import BACKGROUND, ENTRIES

FOLDER = Path(__file__).parent / "snapshots"
LETTERS = [
    (language, detail) for language in ("vi", "en", "zh") for detail in ("full", "summary", "headline")
]


def rendered(language: str, detail: str) -> dict[str, str]:
    """Names of files and what is in them."""
    subscription = Subscription(
        name="Hằng tuần", channels=(), schedule=Digest(at="mon 07:00"), language=language, detail=detail
    )
    letter = letter_of(subscription, ENTRIES, BACKGROUND)
    name = f"weekly-{language}-{detail}"
    files = {f"{name}.txt": f"{letter.subject}\n\n{letter.text}"}
    return files | ({f"{name}.html": letter.html} if (language, detail) == ("vi", "full") else {})


@pytest.mark.parametrize(("language", "detail"), LETTERS)
def test_a_letter_is_what_was_approved(language, detail):
    for name, text in rendered(language, detail).items():
        assert text == (FOLDER / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.name)
def test_an_approved_text_has_72_columns(path):
    lines = path.read_text(encoding="utf-8").splitlines()[2:]
    assert lines
    assert not [line for line in lines if columns(line) > 72 and not line.strip().startswith("https://")]


def test_there_is_no_other_snapshot():
    assert {path.name for path in FOLDER.iterdir()} == {name for each in LETTERS for name in rendered(*each)}


def _renew() -> None:
    FOLDER.mkdir(exist_ok=True)
    for each in LETTERS:
        for name, text in rendered(*each).items():
            (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    _renew()
