"""The main body and its sentences."""

import pytest

from meetings.reading.vi.body import sentences


def texts(text: str) -> list[str]:
    return [s.folded for s in sentences(text)]


def test_offsets_point_into_the_text() -> None:
    text = "Câu thứ nhất nói về hội đàm. Câu thứ hai nói về chuyến thăm!\nĐoạn hai chỉ một câu"
    assert [text[s.start : s.end] for s in sentences(text)] == texts(text)
    assert [s.paragraph for s in sentences(text)] == [0, 0, 1]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Hai đoàn gặp nhau tại cửa khẩuĐại tướng Nguyễn Văn Tám phát biểu.", 2),
        ("Buổi lễ kết thúc.Sau đó hai đoàn trồng cây.", 2),
        ("Đoàn đến TP. Móng Cái lúc 9 giờ.", 1),
        ("Lễ ký diễn ra ngày 18.3 tại Quảng Ninh.", 1),
        ("Phóng viên VnExpress kể lại; VietNamNet đăng tin và VietnamPlus viết bài.", 1),
        ("Lễ ký diễn ra tại Việt NamThiếu tướng Nguyễn Văn Tám chủ trì.", 2),
        ("Ông sinh năm 1960. Ông vào quân đội năm 1978.", 2),
    ],
    ids=[
        "glued without a mark",
        "glued at the full stop",
        "abbreviation",
        "date with a dot",
        "papers with a capital within",
        "glued behind a name",
        "year at the end",
    ],
)
def test_a_text_is_cut_into_its_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_what_follows_a_chrome_heading_is_not_the_article() -> None:
    body = "Bài báo kể về cuộc hội đàm. " * 12
    tail = "Bộ trưởng nước khác sang thăm ngày 21/10/2025."
    assert tail not in texts(f"{body}\nBài viết tương tự:\n{tail}")


def test_a_picture_line_is_a_caption() -> None:
    text = "Hai bên hội đàm sáng 18/3.\nQuang cảnh hội đàm. Ảnh: Minh Tú/TTXVN"
    assert [s.caption for s in sentences(text)] == [False, True, True][: len(sentences(text))]
