"""A person sees in the text itself why an article was read as it was."""

import contextlib
import json
import os
import pty
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from alerts.lines import columns
from hoidam.marking import marked, marks, named
from hoidam.understanding import understood
from meetings.article import Article
from meetings.encounter import Encounter, Participant
from meetings.verdict import Quote, Reason, Verdict

STYLE = re.compile(r"\x1b\[[0-9;]*m")
VERDICT = Verdict(label="meeting", score=0.98)
CALL = (
    "Chiều 24/10, tại Hà Nội, Đại tướng Phan Văn Giang, Bộ trưởng Bộ Quốc phòng Việt Nam, đã hội đàm với Thượng "
    "tướng Trương Hựu Hiệp, Phó Chủ tịch Quân ủy Trung ương Trung Quốc."
)
WEATHER = "Hà Nội có mưa rào."


def encounter(text: str, **evidence: str) -> Encounter:
    quotes = {
        name: (Quote(quote=words, start=text.index(words), end=text.index(words) + len(words)),)
        for name, words in evidence.items()
    }
    who = Participant(person=None, name="张又侠", side="CN", rank=None, post=None)
    return Encounter(kind="talks", participants=(who,), evidence=quotes)


def plain(lines: list[str]) -> list[str]:
    return [STYLE.sub("", line) for line in lines]


@pytest.fixture(autouse=True)
def _narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")


def test_evidence_is_marked_and_what_is_none_is_left_out() -> None:
    text = f"{WEATHER}\n{WEATHER}\n{CALL}\n\n{WEATHER}"
    article = Article(url="https://x.example/1", outlet="x", title="Hội đàm", text=text, published_at=None)
    verdict, encounters = understood(article)
    lines = marked(text, verdict, encounters)
    told = " ".join(" ".join(plain(lines)).split())
    assert told.startswith(f"… {CALL} [kind, status, ")
    assert told.endswith("] …")
    bold = re.findall(r"\x1b\[1m\x1b\[4m(.*?)\x1b", "".join(lines))
    assert " ".join(" ".join(bold).split()) == "Hà Nội Phan Văn Giang Trương Hựu Hiệp"
    assert all(columns(line) <= 60 for line in plain(lines))


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("zh", "6月8日，国防部长董军在河内与越南国防部长潘文江会谈。", ["董军", "河内", "潘文江"]),
        ("zh", "6月8日，國防部長董軍在河內與越南國防部長潘文江會談。", ["董軍", "河內", "潘文江"]),
        (
            "en",
            "General Phan Van Giang, Vietnamese Minister of National Defence, held talks with Chinese "
            "Minister of National Defence Dong Jun in Hanoi on June 8.",
            ["Phan Van Giang", "Dong Jun", "Hanoi"],
        ),
    ],
)
def test_names_are_bold_as_the_text_writes_them(language: str, text: str, names: list[str]) -> None:
    published = datetime(2026, 6, 8, 12, tzinfo=UTC)
    article = Article(
        url="https://x.example/1", outlet="x", title="", text=text, published_at=published, language=language
    )
    verdict, encounters = understood(article)
    bold = named(text, marks(verdict, encounters), encounters)
    assert {
        place for name in names for place in range(text.index(name), text.index(name) + len(name))
    } == bold


def test_each_encounter_has_its_colour_and_number() -> None:
    text = "会谈一。会谈二。"
    two = [encounter(text, kind="会谈一。", start="会谈一。"), encounter(text, kind="会谈二。")]
    (line,) = marked(text, VERDICT, two)
    assert STYLE.sub("", line).strip() == "会谈一。 [1: kind, start]会谈二。 [2: kind]"
    assert [m.colour for m in marks(VERDICT, two)] == ["green", "cyan"]
    assert "\x1b[32m" in line
    assert "\x1b[36m" in line


def test_chinese_is_wrapped_between_whole_characters() -> None:
    text = "十月二十四日，" * 20 + "张又侠与潘文江举行会谈。"
    lines = plain(marked(text, VERDICT, [encounter(text, kind=text)]))
    assert "".join(line.strip() for line in lines).replace(" ", "") == f"{text}[kind]"
    assert all(columns(line) <= 60 for line in lines)
    assert len(lines) == 6


def test_without_an_encounter_the_reasons_of_the_verdict_are_marked() -> None:
    text = "越南国防部与中方举行会谈。"
    reasons = (
        Reason(rule="vietnam", quote="越南", start=0, end=2),
        Reason(rule="x", quote="会谈", start=10, end=12),
    )
    lines = plain(marked(text, Verdict(label="ties", score=0.7, reasons=reasons), []))
    assert lines == ["  越南 [vietnam]国防部与中方举行会谈 [x]。"]


def test_a_mark_over_two_paragraphs_and_control_characters_does_no_harm() -> None:
    text = "Hội đàm\x1b[31m\nở Hà Nội\u202e.\n"
    lines = plain(marked(text, VERDICT, [encounter(text, kind=text.strip())]))
    assert lines == ["  Hội đàm[31m [kind]", "  ở Hà Nội. [kind]"]
    assert marked("", VERDICT, []) == []


def read_in_a_terminal(folder: Path, **environment: str) -> str:
    """What `hoidam read` writes to a terminal of 70 columns."""
    main, other = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "hoidam", "read", "a.jsonl"],
        cwd=folder,
        stdout=other,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "COLUMNS": "70", **environment},
    )
    os.close(other)
    said = b""
    with contextlib.suppress(OSError):  # the other end is closed
        while part := os.read(main, 4096):
            said += part
    os.close(main)
    assert process.wait() == 0
    return said.decode()


def test_a_terminal_gets_colours_and_whoever_wants_none_gets_quotations(folder: Path) -> None:
    line = {
        "url": "https://x.example/1",
        "title": "Tin",
        "text": CALL,
        "published_at": "2024-10-24T20:00+07:00",
    }
    (folder / "a.jsonl").write_text(json.dumps(line), encoding="utf-8")
    coloured = read_in_a_terminal(folder, NO_COLOR="")
    assert "\x1b[4m" in coloured
    assert "Evidence" not in coloured
    assert "[kind, status" in STYLE.sub("", coloured)
    bare = read_in_a_terminal(folder, NO_COLOR="1")
    assert "Evidence" in bare
    assert "\x1b" not in bare
