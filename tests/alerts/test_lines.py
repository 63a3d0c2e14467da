"""Plain text is broken into lines where its language breaks it."""

import pytest

from alerts.lines import columns, wrapped


def test_words_stay_whole_and_lines_hang() -> None:
    assert list(wrapped("Đại tướng Phan Văn Giang hội đàm", 16, "- ", "  ")) == [
        "- Đại tướng Phan",
        "  Văn Giang hội",
        "  đàm",
    ]
    assert list(wrapped("a https://x.example/long b", 8)) == ["a", "https://x.example/long", "b"]
    assert list(wrapped("  ", 8)) == [""]


def test_chinese_breaks_between_characters_and_keeps_its_punctuation() -> None:
    text = "10月24日，越南国防部长潘文江大将在河内与“中央军委”副主席张又侠举行会谈。"
    for width in range(8, 90):
        lines = list(wrapped(text, width))
        assert "".join(lines) == text
        assert all(columns(line) <= width for line in lines)
        assert not [line for line in lines if line[0] in "，。”" or line[-1] == "“"]


@pytest.mark.parametrize(
    "text", ["越南 VNA 报道", "Hội đàm (会谈) ở Hà Nội", "e\u0301 越e\u0301南", "ｶﾞ 《人民日报》…！！"]
)
def test_nothing_is_lost_or_added(text: str) -> None:
    for width in range(1, 40):
        lines = list(wrapped(text, width))
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert list(wrapped(text, 40)) == [text]
