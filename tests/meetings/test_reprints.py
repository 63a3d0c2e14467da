"""Texts printed long after they were written: of their own day, or of a year that their posts leave."""

from datetime import date, datetime
from typing import Any

import pytest

from meetings.article import Article
from meetings.aspect import aspect_of
from meetings.encounter import Encounter
from meetings.reader import judge_and_read

HOSTS = {
    "vi": "Bộ trưởng Bộ Quốc phòng Việt Nam {vn} và Bộ trưởng Quốc phòng Trung Quốc {cn}",
    "en": "Vietnamese Defence Minister {vn} and Chinese Defence Minister {cn}",
    "zh": "越南国防部长{vn}与中国国防部长{cn}",
}
NAMES = {
    "giang": {"vi": "Phan Văn Giang", "en": "Phan Van Giang", "zh": "潘文江"},
    "thanh": {"vi": "Phùng Quang Thanh", "en": "Phung Quang Thanh", "zh": "冯光青"},
    "dong": {"vi": "Đổng Quân", "en": "Dong Jun", "zh": "董军"},
    "wei": {"vi": "Ngụy Phượng Hòa", "en": "Wei Fenghe", "zh": "魏凤和"},
    "chang": {"vi": "Thường Vạn Toàn", "en": "Chang Wanquan", "zh": "常万全"},
}
TALKS = {
    "vi": "{day}, {who} hội đàm tại Lào Cai.",
    "en": "{day}, {who} held talks in Lao Cai.",
    "zh": "{day}，{who}在老街举行会谈。",
}
LANGUAGES = pytest.mark.parametrize("language", ["vi", "en", "zh"])


def talks(language: str, day: str, vn: str = "giang", cn: str = "dong") -> str:
    who = HOSTS[language].format(vn=NAMES[vn][language], cn=NAMES[cn][language])
    return TALKS[language].format(day=day, who=who)


def article(language: str, published: str | None, text: str) -> Article:
    moment = datetime.fromisoformat(f"{published}T09:00+07:00") if published else None
    return Article(
        url="https://paper.example/1",
        outlet="paper",
        title="",
        text=text,
        published_at=moment,
        language=language,
    )


def read(language: str, published: str | None, text: str) -> list[Encounter]:
    return judge_and_read(article(language, published, text))[1]


FULL = {"vi": "Ngày 11/4/2024", "en": "On April 11, 2024", "zh": "2024年4月11日"}
LATER = {
    "vi": " Năm 2025, hai bên mở thêm một cửa khẩu. Dự án sẽ xong vào năm 2027.",
    "en": " In 2025 both sides opened one more gate. The project will be done in 2027.",
    "zh": "2025年,双方又开放一个口岸。该项目将于2027年完成。",
}


@LANGUAGES
@pytest.mark.parametrize("published", ["2024-04-12", "2024-06-20", "2024-12-30", "2026-03-11"])
def test_a_text_that_begins_with_a_day_of_long_ago_is_of_that_day(language: str, published: str) -> None:
    (told,) = read(language, published, talks(language, FULL[language]))
    assert (told.start, told.end, told.date_precision) == (date(2024, 4, 11), date(2024, 4, 11), "day")
    assert [p.person for p in told.participants] == ["phan-van-giang", "dong-jun"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_is_told_of_later_years_is_no_reprint(language: str) -> None:
    text = talks(language, FULL[language]) + LATER[language]
    assert judge_and_read(article(language, "2026-03-11", text))[0].label != "meeting"


@pytest.mark.parametrize(
    ("language", "since"),
    [
        ("vi", " Từ đó đến nay, hợp tác phát triển mạnh."),
        ("vi", " Cách đây không lâu, hai bên mở thêm một cửa khẩu."),
        ("en", " Both navies have since used the hotline rarely."),
        ("en", " Analysts recall how warm the welcome was."),
    ],
)
def test_what_looks_back_is_no_reprint(language: str, since: str) -> None:
    text = talks(language, FULL[language]) + since
    assert judge_and_read(article(language, "2026-03-11", text))[0].label != "meeting"


def test_a_feature_that_begins_with_a_twinning_of_long_ago_is_none() -> None:
    text = (
        "Ngày 1/6/2015, Đồn Biên phòng Pò Hèn kết nghĩa với Trạm Quản lý biên giới Phòng Thành, Trung Quốc."
        " Hằng tháng hai đơn vị tuần tra song phương."
    )
    assert judge_and_read(article("vi", "2026-03-11", text))[0].label != "meeting"


def test_whoever_held_a_post_then_is_meant_by_it() -> None:
    text = "Ngày 11/6/2015, Bộ trưởng Bộ Quốc phòng Phùng Quang Thanh hội đàm với Bộ trưởng Quốc phòng Trung Quốc."
    (told,) = read("vi", "2026-03-11", text)
    assert [p.person for p in told.participants] == ["phung-quang-thanh", "chang-wanquan"]


def test_the_day_of_another_sentence_is_not_replaced_by_that_of_publication() -> None:
    text = (
        "Tại Lào Cai, Bộ trưởng Bộ Quốc phòng Phan Văn Giang đã hội đàm với Bộ trưởng Quốc phòng Trung Quốc Đổng Quân."
        " Cuộc hội đàm diễn ra ngày 11/4/2024."
    )
    (told,) = read("vi", "2026-03-11", text)
    assert (told.start, told.date_precision) == (date(2024, 4, 11), "day")
    assert [text[q.start : q.end] for q in told.evidence["start"]] == ["Cuộc hội đàm diễn ra ngày 11/4/2024."]


@LANGUAGES
def test_the_news_of_the_day_is_dated_by_itself_whatever_it_looks_back_at(language: str) -> None:
    back = {
        "vi": "Ngày 18/1/1950, Việt Nam và Trung Quốc thiết lập quan hệ ngoại giao. ",
        "en": "On January 18, 1950, Vietnam and China established diplomatic relations. ",
        "zh": "1950年1月18日，中国与越南建交。",
    }
    today = {"vi": "Sáng 11/3", "en": "On March 11", "zh": "3月11日"}
    (told,) = read(language, "2026-03-11", back[language] + talks(language, today[language]))
    assert told.start == date(2026, 3, 11)


TODAY = {"vi": "Hôm nay", "en": "Today", "zh": "今天"}
DAY = {"vi": "Ngày 14/5", "en": "On May 14", "zh": "5月14日"}


@LANGUAGES
def test_the_one_year_in_which_all_had_their_posts_is_inferred(language: str) -> None:
    day = {"vi": "Ngày 1/4", "en": "On April 1", "zh": "4月1日"}
    (told,) = read(language, "2025-04-20", talks(language, day[language], cn="wei"))
    assert (told.start, told.date_precision) == (date(2022, 4, 1), "inferred")


@LANGUAGES
def test_of_several_years_none_is_taken_and_a_look_back_opens_nothing(language: str) -> None:
    text = talks(language, DAY[language], "thanh", "chang")
    (told,) = read(language, "2025-06-11", text)
    assert told.start is None
    assert aspect_of(article(language, "2025-06-11", text), told) == "background"


@LANGUAGES
@pytest.mark.parametrize("published", ["2022-05-15", "2014-05-15"])
def test_posts_that_fit_the_year_of_publication_change_nothing(language: str, published: str) -> None:
    vn, cn = ("giang", "wei") if published > "2020" else ("thanh", "chang")
    (told,) = read(language, published, talks(language, DAY[language], vn, cn))
    assert (told.start, told.date_precision) == (date.fromisoformat(published).replace(day=14), "day")


@LANGUAGES
def test_what_is_told_without_a_day_by_people_long_gone_is_not_of_the_day_of_publication(
    language: str,
) -> None:
    (told,) = read(language, "2025-06-11", talks(language, TODAY[language], "thanh", "chang"))
    assert told.start is None


POLITICS = {
    "vi": "Ngày 14/5, tại Hà Nội, Đại tướng Lương Cường, Chủ nhiệm Tổng cục Chính trị, đã hội đàm với Đô đốc Miêu Hoa,"
    " Chủ nhiệm Bộ Công tác Chính trị Quân ủy Trung ương Trung Quốc.",
    "zh": "5月14日，越南人民军总政治局主任梁强在河内与中央军委政治工作部主任苗华举行会谈。",
}  # fmt: skip


@pytest.mark.parametrize("language", ["vi", "zh"])
def test_who_has_another_post_now_is_told_of_in_his_old_one(language: str) -> None:
    (told,) = read(language, "2026-06-11", POLITICS[language])
    assert told.start is None
    assert [p.post for p in told.participants] == [
        "head_general_department_of_politics",
        "director_political_work_department_cmc",
    ]


def test_a_former_post_beside_the_one_of_today_tells_nothing() -> None:
    text = (
        "Ngày 14/5, tại Hà Nội, Đại tướng Phan Văn Giang, Bộ trưởng Bộ Quốc phòng, từng là Tổng Tham mưu trưởng,"
        " đã hội đàm với Bộ trưởng Quốc phòng Trung Quốc Đổng Quân."
    )
    (told,) = read("vi", "2025-05-15", text)
    assert (told.start, told.date_precision) == (date(2025, 5, 14), "day")


def test_all_days_of_a_text_are_of_the_year_that_fits_them_all() -> None:
    host, guest = (
        "Đại tướng Phan Văn Giang, Bộ trưởng Bộ Quốc phòng",
        "Bộ trưởng Quốc phòng Trung Quốc Ngụy Phượng Hòa",
    )
    text = (
        f"Ngày 1/4, tại Hà Nội, {host}, đã hội đàm với {guest}. Ngày 2/4, tại Hà Nội, Tổng Tham mưu trưởng Quân đội nhân"
        f" dân Việt Nam Nguyễn Tân Cương tiếp {guest}."
    )
    found = read("vi", "2025-04-20", text)
    assert [(told.start, told.date_precision) for told in found] == [
        (date(2022, 4, 1), "inferred"),
        (date(2022, 4, 2), "inferred"),
    ]


@LANGUAGES
def test_posts_that_nobody_had_together_are_a_slip_of_the_paper(language: str) -> None:
    (told,) = read(language, "2025-05-15", talks(language, DAY[language], "thanh", "dong"))
    assert (told.start, told.date_precision) == (date(2025, 5, 14), "day")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("vi", "Ngày 14/5, nguyên Bộ trưởng Bộ Quốc phòng Ngô Xuân Lịch tiếp Bộ trưởng Quốc phòng Trung Quốc Đổng Quân tại Hà Nội."),
        ("en", "On May 14, former Vietnamese Defence Minister Ngo Xuan Lich met Chinese Defence Minister Dong Jun in Hanoi."),
        ("zh", "5月14日，越南前国防部长吴春历在河内会见中国国防部长董军。"),
    ],
)  # fmt: skip
def test_who_is_called_former_left_his_post_in_time(language: str, text: str) -> None:
    (told,) = read(language, "2025-05-15", text)
    assert told.start == date(2025, 5, 14)


def test_a_year_that_is_told_stands_whatever_the_posts() -> None:
    (told,) = read("vi", "2025-06-11", talks("vi", "Ngày 14/5/2025", "thanh", "chang"))
    assert told.start == date(2025, 5, 14)


EXCHANGE = (
    "Ngày 18/3, tại Quảng Ninh, {} đồng chủ trì Giao lưu hữu nghị quốc phòng biên giới Việt Nam - Trung Quốc"
)


@pytest.mark.parametrize(
    ("edition", "start", "precision"),
    [(" lần thứ 10.", date(2026, 3, 18), "inferred"), (" lần thứ 50.", None, "day"), (".", None, "day")],
)
def test_of_a_text_without_any_date_the_number_of_an_edition_tells_the_year(
    edition: str, start: date | None, precision: Any
) -> None:
    who = HOSTS["vi"].format(vn=NAMES["giang"]["vi"], cn=NAMES["dong"]["vi"])
    (told,) = read("vi", None, EXCHANGE.format(who) + edition)
    assert (told.start, told.date_precision) == (start, precision)


def test_the_number_of_an_edition_tells_the_year_of_the_talks_held_at_it() -> None:
    text = (
        "5月15日，越南国防部长冯光青与中国国防部长常万全在老街出席第二次中越边境国防友好交流活动。"
        "两国国防部长举行会谈。"
    )
    met = read("zh", None, text)
    assert {(e.start, e.date_precision) for e in met} == {(date(2015, 5, 15), "inferred")}
    assert {e.kind for e in met} == {"border_exchange", "talks"}


PATROL = {
    "vi": "{day}, Bộ đội Biên phòng tỉnh Lào Cai và Chi đội Quản lý biên giới Hồng Hà (Trung Quốc) tổ chức tuần tra song "
    "phương trên biên giới Việt Nam - Trung Quốc{year}.",
    "en": "{day}, the Lao Cai Border Guard of Vietnam and China's Honghe border management detachment held a joint patrol "
    "at the border{year}.",
    "zh": "{day}，越南老街省边防部队与中国红河边境管理支队在边境举行联合巡逻{year}。",
}
YEAR = {"vi": " lần thứ nhất năm 2019", "en": ", the first of 2019", "zh": "，为2019年第一次"}


@LANGUAGES
def test_a_text_of_no_known_day_is_of_the_only_year_that_it_begins_with(language: str) -> None:
    day = {"vi": "Ngày 26/4", "en": "On April 26", "zh": "4月26日"}[language]
    (told,) = read(language, None, PATROL[language].format(day=day, year=YEAR[language]))
    assert (told.start, told.date_precision) == (date(2019, 4, 26), "inferred")


@LANGUAGES
def test_what_hangs_on_the_day_of_writing_has_no_day_where_that_is_not_known(language: str) -> None:
    day = {"vi": "Hôm nay", "en": "Today", "zh": "今天"}[language]
    (told,) = read(language, None, PATROL[language].format(day=day, year=YEAR[language]))
    assert told.start is None


def test_what_is_planned_for_a_day_is_told_though_no_year_is() -> None:
    visit = (
        "Đại tướng Phùng Quang Thanh, Bộ trưởng Bộ Quốc phòng, thăm hữu nghị chính thức nước Cộng hòa nhân dân Trung "
        "Hoa từ ngày 16 đến 19/10."
    )
    exchange = (
        "Từ ngày 28 đến 31-3, tại Lạng Sơn và Quảng Tây sẽ diễn ra Giao lưu hữu nghị quốc phòng biên giới Việt Nam - "
        "Trung Quốc lần thứ 3."
    )
    assert [(e.kind, e.start) for text in (visit, exchange) for e in read("vi", None, text)] == [
        ("visit", None),
        ("border_exchange", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The 1999 treaty remains in force. " + talks("en", "On April 17"),
        talks("en", "On April 17").replace(".", " under the 2007 agreement."),
        talks("zh", "根据1999年签署的条约，4月17日"),
        "Năm 2015 đánh dấu 65 năm quan hệ ngoại giao. " + talks("vi", "Ngày 17/4"),
    ],
)
def test_a_year_that_is_not_that_of_the_day_dates_nothing(text: str) -> None:
    language = "zh" if "条" in text else "vi" if "Ngày" in text else "en"
    (told,) = read(language, None, text)
    assert told.start is None


@pytest.mark.parametrize(("published", "start"), [("2022-05-15", date(2022, 5, 14)), ("2023-05-15", None)])
def test_a_post_whose_end_no_source_tells_is_left_a_year_later(published: str, start: date | None) -> None:
    text = "Ngày 14/5, Thứ trưởng Bộ Quốc phòng Nguyễn Chí Vịnh tiếp Đại sứ Trung Quốc Hùng Ba tại Hà Nội."
    (told,) = read("vi", published, text)
    assert told.start == start


def test_a_post_that_was_left_this_year_is_of_before() -> None:
    text = talks("vi", "Ngày 10/11", "thanh", "chang")
    (told,) = read("vi", "2016-11-20", text)
    assert told.start is None


def test_the_year_of_an_english_dateline_is_that_of_the_text() -> None:
    text = f"HANOI, June 4, 2013 (VNA) - {talks('en', 'On June 4', 'thanh', 'chang')[10:]}"
    (told,) = read("en", "2026-11-20", text.replace(" -  ", " - "))
    assert told.start == date(2013, 6, 4)
