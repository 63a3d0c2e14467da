"""`hoidam read` and `hoidam import` take lines, pages and texts; what is bad costs itself alone."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

import hoidam.understanding as rules
from hoidam.samples.articles import sample_articles
from hoidam.samples.pages import answer
from meetings.article import Article
from storage.store import Store

Run = Callable[..., Result]
Lines = Callable[[Result], list[Any]]
RECEPTION = (
    "Tổng Bí thư tiếp Phó Chủ tịch Quân ủy Trung ương Trung Quốc\n\n"
    "Ngày 24/10, tại Hà Nội, Tổng Bí thư Tô Lâm đã tiếp Thượng tướng Trương Hựu Hiệp, Phó Chủ tịch Quân ủy "
    "Trung ương Trung Quốc, đang thăm Việt Nam.\n"
)


def line(article: Article) -> str:
    return json.dumps(article.as_json(), ensure_ascii=False) + "\n"


def test_a_text_is_read_with_its_first_line_as_title(hoidam: Run, lines: Lines) -> None:
    Path("a.txt").write_text(RECEPTION, encoding="utf-8")
    result = hoidam("read", "a.txt", "--published", "2024-10-25T16:41+07:00", "--json")
    assert result.exit_code == 0
    (said,) = lines(result)
    assert said["verdict"]["label"] == "meeting"
    (encounter,) = said["encounters"]
    assert (encounter["kind"], encounter["start"]) == ("receive", "2024-10-24")
    for quotes in encounter["evidence"].values():
        for quote in quotes:
            assert RECEPTION[quote["start"] : quote["end"]] == quote["quote"]


def test_a_reader_sees_people_posts_and_evidence(hoidam: Run) -> None:
    Path("a.txt").write_text(RECEPTION, encoding="utf-8")
    shown = hoidam("read", "a.txt", "--published", "2024-10-25").stdout
    for words in (
        "To Lam receives Zhang Youxia",
        "General Secretary",
        "24 October 2024",
        "Evidence",
        "Hanoi",
    ):
        assert words in shown


def test_a_saved_page_is_read_by_its_outlets_layout(hoidam: Run, lines: Lines) -> None:
    sample = next(v[0] for v in sample_articles() if v[0].outlet == "vnexpress" and "hội đàm" in v[0].title)
    Path("page.html").write_bytes(answer(sample.host, sample.path, edition=0, views=0).body)
    (said,) = lines(hoidam("read", "page.html", "--url", sample.url, "--json"))
    assert said["url"] == sample.url
    assert said["verdict"]["label"] == "meeting"


def test_a_page_of_no_known_outlet_is_read_too(hoidam: Run, lines: Lines) -> None:
    paragraphs = "".join(
        f"<p>{p}</p>" for p in [*RECEPTION.splitlines()[2:], "Hai bên trao đổi nhiều việc. " * 9]
    )
    html = f"<html><head><title>Tiếp khách</title></head><body><article><h1>Tiếp khách</h1>{paragraphs}"
    Path("page.html").write_text(html, encoding="utf-8")
    (said,) = lines(hoidam("read", "page.html", "--published", "2024-10-25", "--json"))
    assert said["encounters"][0]["start"] == "2024-10-24"


def test_bad_lines_and_files_are_told_and_the_others_go_on(
    hoidam: Run, lines: Lines, articles: list[Article]
) -> None:
    good = line(articles[0])
    Path("a.jsonl").write_text(good + "{no json\n" + '{"url": 3}\n\n' + good, encoding="utf-8")
    Path("bad.txt").write_bytes(b"\xff\xfe\xfa")
    Path("empty.txt").write_bytes(b"")
    Path("empty.html").write_text("<html><body></body></html>", encoding="utf-8")
    result = hoidam(
        "read", "a.jsonl", "bad.txt", "empty.txt", "nowhere.txt", "empty.html", "a.jsonl", "--json"
    )
    assert result.exit_code == 1
    assert len(lines(result)) == 4
    told = result.stderr
    for words in (
        "a.jsonl: line 2", "a.jsonl: line 3", "bad.txt: is not UTF-8 text", "empty.txt: is empty",
        "nowhere.txt: No such file", "empty.html: no text",
    ):  # fmt: skip
        assert words in told


def test_an_article_that_breaks_a_rule_holds_up_no_other(
    hoidam: Run, lines: Lines, articles: list[Article], breaks_a_rule: str
) -> None:
    ours = next(a for a in articles if "Hà Vệ Đông" in a.title)
    Path("a.jsonl").write_text(line(replace(ours, title=breaks_a_rule)) + line(ours), encoding="utf-8")
    bad, good = lines(hoidam("read", "a.jsonl", "--json"))
    assert (bad["verdict"]["label"], bad["encounters"]) == ("none", [])
    assert good["encounters"]


def test_only_the_beginning_of_an_endless_text_is_looked_at(
    hoidam: Run, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.txt").write_text(RECEPTION, encoding="utf-8")
    Path("endless.txt").write_text(RECEPTION + "Một câu khác.\n" * 40_000, encoding="utf-8")
    seen: list[int] = []
    read = rules.judge_and_read
    monkeypatch.setattr(rules, "judge_and_read", lambda a: (seen.append(len(a.text)), read(a))[1])
    (short,) = lines(hoidam("read", "a.txt", "--published", "2024-10-25", "--json"))
    result = hoidam("read", "endless.txt", "--published", "2024-10-25", "--json")
    assert max(seen) < 500_000
    assert lines(result)[0]["encounters"] == short["encounters"]
    assert "endless.txt: only the first 200,000 characters are read" in result.stderr


def test_a_page_that_costs_too_much_is_given_up(hoidam: Run) -> None:
    Path("bomb.html").write_text(
        "<html><body><p " + "a=1 " * 5 + " ".join(f"x{n}=1" for n in range(150_000)) + ">x"
    )
    result = hoidam("read", "bomb.html")
    assert result.exit_code == 1
    assert result.stderr.startswith("hoidam: bomb.html: ")
    assert result.stderr.count("\n") == 1


def test_a_time_that_is_none_is_wrong_use(hoidam: Run) -> None:
    Path("a.txt").write_text(RECEPTION, encoding="utf-8")
    assert hoidam("read", "a.txt", "--published", "yesterday").exit_code == 2
    for moment in ("9999-12-31T23:59:59Z", "0001-01-01"):
        refused = hoidam("read", "a.txt", "--published", moment)
        assert refused.exit_code == 2
        assert f"'{moment}' is no ISO 8601 time between 1990 and 2099" in refused.stderr


def test_standard_input_can_be_read(hoidam: Run, lines: Lines, articles: list[Article]) -> None:
    assert len(lines(hoidam("read", "-", "--json", stdin=line(articles[0])))) == 1


def test_an_import_is_kept_once_and_revised_when_it_changed(
    hoidam: Run, store: Store, articles: list[Article]
) -> None:
    Path("a.jsonl").write_text("".join(map(line, articles)), encoding="utf-8")
    assert f"{len(articles)} new" in hoidam("import", "a.jsonl").stderr
    assert f"{len(articles)} known already" in hoidam("import", "a.jsonl").stderr
    changed = {**articles[0].as_json(), "text": articles[0].text + "\nThêm một câu."}
    result = hoidam("import", "-", stdin=json.dumps(changed))
    assert result.exit_code == 0
    assert "1 revised" in result.stderr


def test_an_import_tells_bad_lines_and_keeps_the_good(
    hoidam: Run, store: Store, articles: list[Article]
) -> None:
    result = hoidam("import", "-", stdin="nonsense\n" + line(articles[0]) + RECEPTION)
    assert result.exit_code == 1
    assert "-: line 1: " in result.stderr
    assert "1 new" in result.stderr


@pytest.mark.parametrize(("options", "alerts"), [((), 0), (("--alert",), 1)])
def test_imported_articles_alert_nobody_unless_asked(
    hoidam: Run,
    lines: Lines,
    subscribed: Path,
    articles: list[Article],
    options: tuple[str, ...],
    alerts: int,
) -> None:
    article = next(a for a in articles if a.outlet == "baoquankhu7" and "Hà Vệ Đông" in a.title)
    hoidam("import", "-", *options, stdin=line(article))
    assert "1 meeting new" in hoidam("analyse").stderr
    assert len(lines(hoidam("deliver", "--json"))) == alerts


def test_a_bad_line_costs_itself_alone_and_is_told_in_plain_words(
    hoidam: Run, store: Store, articles: list[Article]
) -> None:
    bad = [
        b'{"title": "\xdf"}', b"no json", b"[" * 100_000, b"9" * 5_000, b"[]",
    ]  # fmt: skip
    good = line(articles[0]).encode()
    Path("odd.jsonl").write_bytes(b"\xef\xbb\xbf" + good + b"\n".join(bad) + b"\r\n" + good)
    result = hoidam("import", "odd.jsonl")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[:5] == [
        "hoidam: odd.jsonl: line 2: is not UTF-8 text (byte 12 of the line)",
        "hoidam: odd.jsonl: line 3: is not JSON (character 1 of the line)",
        "hoidam: odd.jsonl: line 4: is nested too deeply",
        "hoidam: odd.jsonl: line 5: holds a number that is too long",
        "hoidam: odd.jsonl: line 6: is not a JSON object",
    ]
    assert "2 articles: 1 new, 1 known already, 5 refused" in result.stderr


@pytest.mark.parametrize("name", ["page.html", "page.jsonl"])
def test_a_page_is_no_file_of_articles(hoidam: Run, store: Store, name: str) -> None:
    Path(name).write_text("<!DOCTYPE html>\n<html>\n<body>\n", encoding="utf-8")
    result = hoidam("import", name)
    assert result.exit_code == 1
    assert f"{name}: is HTML, not JSON Lines; hoidam read shows" in result.stderr
    assert "line" not in result.stderr


def test_a_file_in_another_encoding_is_one_mistake(
    hoidam: Run, store: Store, articles: list[Article]
) -> None:
    Path("a.jsonl").write_bytes((line(articles[0]) * 3).encode("utf-16"))
    result = hoidam("import", "a.jsonl")
    assert "a.jsonl: is not UTF-8 text, but UTF-16\n0 articles: 1 refused" in result.stderr


def test_fields_that_are_not_read_are_mentioned_once(
    hoidam: Run, store: Store, articles: list[Article]
) -> None:
    said = articles[0].as_json()
    said["publishedAt"] = said.pop("published_at")
    result = hoidam("import", "-", stdin=f"{json.dumps({**said, 'id': 1})}\n{json.dumps(said)}\n")
    assert result.exit_code == 0
    assert result.stderr.count("left aside") == 1
    assert "no such field: 'id', 'publishedAt'; did you mean 'published_at'?" in result.stderr
