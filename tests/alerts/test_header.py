"""No text becomes a header, a line or a mark of its own."""

from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.header import check_headers, excerpt, header_text, one_line
from meetings.errors import DeliveryError

ENCODED = "=?utf-8?q?Hi=0D=0ABcc=3A_evil=40x=2Eexample?="
PAYLOADS = [
    ENCODED,
    f"a {ENCODED} b",
    "=?utf-8?b?SGkNCkJjYzogZXZpbEB4LmV4YW1wbGU=?=",
    "=\u200b?utf-8?q?Hi=0D=0ABcc=3A_evil?=",
    "=\x00?utf-8?q?Hi=0D=0ABcc=3A_evil?=",
    "Hi\r\nBcc: evil@x.example",
    "Hi\nBcc: evil@x.example",
    "Hi\rBcc: evil@x.example",
    "Hi\x0bBcc: evil@x.example",
    "Hi\x0cBcc: evil@x.example",
    "Hi\x1cBcc: evil\x1dBcc: evil\x1eBcc: evil",
    "Hi\x85Bcc: evil@x.example",
    "Hi\u2028Bcc: evil@x.example\u2029",
    "\u202eHi\u202c \ud800 \ufeff",
    "Hội đàm " * 5000,
    "👩\u200d✈️ họp",
    "",
    "   ",
]


def mail(subject: str) -> bytes:
    composed = EmailMessage(policy=policy.SMTP)
    composed["From"] = "a@hoidam.example"
    composed["Subject"] = header_text(subject)
    composed.set_content("text")
    return composed.as_bytes()


WRITTEN = ["From", "Subject", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_subject_becomes_a_second_header(payload):
    assert message_from_bytes(mail(payload), policy=policy.SMTP).keys() == WRITTEN


@given(
    st.lists(
        st.sampled_from(
            ["=?", "utf-8", "?q?", "?b?", "?=", "=0D=0A", "\r", "\n", "\x85", "\u2028", "Bcc: x", " ", "ộ"]
        ),
        max_size=30,
    )
)
def test_no_pile_of_encoded_words_and_line_breaks_becomes_a_header(pieces):
    assert message_from_bytes(mail("".join(pieces)), policy=policy.SMTP).keys() == WRITTEN


def test_a_mail_with_a_header_too_many_is_refused():
    bad = b"From: a@hoidam.example\r\nSubject: Hi\r\nBcc: evil@x.example\r\n\r\ntext\r\n"
    with pytest.raises(DeliveryError, match="Bcc") as refused:
        check_headers(bad, ["From", "Subject"])
    assert refused.value.final


def test_vietnamese_text_passes_unharmed():
    assert header_text("Phan Văn Giang hội đàm với Đổng Quân") == "Phan Văn Giang hội đàm với Đổng Quân"


def test_decomposed_letters_are_composed():
    assert one_line("Ho\u0323\u0302i \u0111a\u0300m") == "Hội đàm"


@given(st.text(max_size=400), st.integers(10, 80))
def test_a_line_is_short_printable_and_one(text, limit):
    line = one_line(text, limit)
    assert len(line) <= limit
    assert len(line.splitlines()) <= 1
    assert "\x1b" not in line


def test_a_long_line_is_cut_between_words():
    assert one_line("một hai ba bốn năm sáu bảy", 15) == "một hai ba bốn…"


LONG = (
    "Chiều 27-5, tại Hà Nội, "
    + "Ủy viên Bộ Chính trị, " * 9
    + "đã hội đàm với Thượng tướng Ngụy Phượng Hòa, "
    "Ủy viên Quốc vụ, Bộ trưởng Bộ Quốc phòng Trung Quốc đang thăm Việt Nam."
)


def test_an_excerpt_opens_with_the_sentence_and_comes_to_the_name():
    cut = excerpt(LONG, 100, ["Ngô Xuân Lịch", "Ngụy Phượng Hoà"])
    whole = "Chiều 27-5, tại Hà Nội, … Ủy viên Bộ Chính trị, đã hội đàm với Thượng tướng Ngụy Phượng Hòa…"
    assert cut == whole


def test_an_excerpt_without_a_name_comes_to_the_end():
    cut = excerpt(LONG, 100)
    assert len(cut) <= 100
    assert cut.startswith("Chiều 27-5, tại Hà Nội, … ")
    assert cut.endswith("đang thăm Việt Nam.")


def test_a_name_the_start_shows_already_leaves_room_for_the_end_and_a_short_sentence_is_whole():
    assert excerpt(f"Lương Cường tiếp khách. {LONG}", 60, ["Lương Cường"]).endswith("Việt Nam.")
    assert excerpt("Hai bên hội đàm.", 100) == "Hai bên hội đàm."
