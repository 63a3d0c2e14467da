"""Receptions on the day of an army: a meeting where officers of both come together, else none."""

from datetime import datetime

import pytest

from meetings.article import Article
from meetings.encounter import Encounter
from meetings.reader import judge_and_read


def read(language: str, title: str, text: str, published: str) -> list[Encounter]:
    moment = datetime.fromisoformat(f"{published}T12:00+00:00")
    told = Article(url="https://example.org/1", outlet="mau", title=title, text=text, published_at=moment, language=language)  # fmt: skip
    return judge_and_read(told)[1]


RECEPTIONS = [
    ("en", "Army day reception",
     "The Chinese Embassy in Vietnam hosted a reception in Hanoi on July 30 to mark the 99th anniversary of the founding of the Chinese People's Liberation Army.\n"
     "The event was attended by Senior Lieutenant General Le Huy Vinh, Deputy Minister of National Defence of Vietnam.\n"
     "Speaking at the reception, Defence Attache Senior Colonel Wang Tao recalled that Ministers Phan Van Giang and Dong Jun held talks in March.",
     "2026-07-31", "2026-07-30", "hanoi", "CN", {"le-huy-vinh", "Wang Tao"}),
    ("en", "Chinese Embassy holds army day reception",
     "HANOI, July 30 (Xinhua) -- The Chinese Embassy in Vietnam held a reception here on Monday to mark the 91st anniversary of the founding of the People's Liberation Army.\n"
     "Senior Lieutenant General Pham Ngoc Minh, Deputy Chief of the General Staff of the Vietnam People's Army, and Chinese Ambassador to Vietnam Xiong Bo attended the reception.",
     "2018-07-31", "2018-07-30", "hanoi", "CN", {"Pham Ngoc Minh", "xiong-bo"}),
    ("en", "Vietnamese army day marked in China",
     "The Vietnamese Embassy in China hosted a ceremony in Beijing on December 18 to celebrate the 75th founding anniversary of the Vietnam People's Army.\n"
     "Major General Song Yanchao, Deputy Director of the Office for International Military Cooperation of China's Central Military Commission, congratulated the army.",
     "2019-12-19", "2019-12-18", "beijing", "VN", {"Song Yanchao"}),
    ("vi", "Gặp mặt nhân ngày thành lập Quân Giải phóng nhân dân Trung Quốc",
     "Tối 29/7, tại Hà Nội, Phòng Tùy viên Quốc phòng, Đại sứ quán Trung Quốc tại Việt Nam, tổ chức chiêu đãi nhân kỷ niệm 96 năm Ngày thành lập Quân Giải phóng nhân dân Trung Quốc.\n"
     "Thượng tướng Phùng Sĩ Tấn, Phó Tổng Tham mưu trưởng Quân đội nhân dân Việt Nam, và Đại tá Phan Đào, Tùy viên Quốc phòng Trung Quốc, cùng dự.",
     "2023-07-30", "2023-07-29", "hanoi", "CN", {"phung-si-tan", "pan-tao"}),
    ("en", "Army day of Vietnam in Beijing",
     "The Embassy of Vietnam hosted a reception in Beijing on December 17 to mark the 74th anniversary of the Vietnam People's Army, attended by officers of the Chinese military.\n"
     "Ambassador Dang Minh Khoi thanked the guests.",
     "2018-12-18", "2018-12-17", "beijing", "VN", {"dang-minh-khoi"}),
    ("zh", "越南驻华使馆庆祝建军节",
     "12月19日,越南驻华大使馆在北京举行招待会,庆祝越南人民军建军79周年。\n中央军委国际军事合作办公室副主任张保群少将和越南驻华大使范星梅出席。",
     "2023-12-20", "2023-12-19", "beijing", "VN", {"张保群", "pham-sao-mai"}),
    # whose talks a speech recalls did not come
    ("vi", "Chiêu đãi mừng ngày thành lập Quân Giải phóng",
     "Tối 29/7, tại Hà Nội, Đại sứ quán Trung Quốc tổ chức chiêu đãi nhân 99 năm Ngày thành lập Quân Giải phóng nhân dân Trung Quốc.\n"
     "Thượng tướng Hoàng Xuân Chiến, Thứ trưởng Bộ Quốc phòng tới dự. Phát biểu tại buổi lễ, Đại tá Lý Vệ Dân, Tùy viên Quốc phòng Trung Quốc, nhắc lại cuộc hội đàm của Bộ trưởng Đổng Quân với Đại tướng Phan Văn Giang.",
     "2026-07-30", "2026-07-29", "hanoi", "CN", {"hoang-xuan-chien", "Lý Vệ Dân"}),
    ("en", "Chinese army day in Hanoi",
     "The Chinese Embassy held a reception in Hanoi on July 29 to mark the 99th anniversary of the founding of the People's Liberation Army.\n"
     "Senior Lieutenant General Hoang Xuan Chien, Deputy Minister of National Defence, attended. Senior Colonel Li Weimin, Chinese Defence Attache, recalled the talks between Dong Jun and Phan Van Giang.",
     "2026-07-30", "2026-07-29", "hanoi", "CN", {"hoang-xuan-chien", "Li Weimin"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "title", "text", "published", "day", "place", "host", "people"), RECEPTIONS
)
def test_officers_at_a_reception_of_the_other_army(
    language: str, title: str, text: str, published: str, day: str, place: str, host: str, people: set[str]
) -> None:
    (found,) = read(language, title, text, published)
    assert (found.kind, str(found.start), [p.id for p in found.places]) == ("gathering", day, [place])
    assert found.host_side == host
    assert {p.person or p.name for p in found.participants} == people
    assert all(text[q.start : q.end] == q.quote for quotes in found.evidence.values() for q in quotes)


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [
        # nobody of the other army came
        ("en", "Chinese Embassy holds army day reception", "The Chinese Embassy in Vietnam held a reception in Hanoi on July 30 to mark the 91st anniversary of the founding of the People's Liberation Army. Chinese Ambassador to Vietnam Xiong Bo spoke of its history and of the Vietnam People's Army."),
        # an essay on the day
        ("en", "Ninety years of the Chinese army", "This year is the 90th anniversary of the founding of the Chinese People's Liberation Army. Vietnamese General Phung Quang Thanh once praised it."),
        # another country's embassy
        ("en", "Army day marked abroad", "The Vietnamese Embassy in Laos held a ceremony on December 18 to celebrate the 75th anniversary of the Vietnam People's Army. Lao General Chansamone Chanyalath attended."),
        # the state's day, not the army's
        ("vi", "Chiêu đãi kỷ niệm Quốc khánh Trung Quốc", "Tối 27/9, tại Hà Nội, Đại sứ quán Trung Quốc tại Việt Nam tổ chức chiêu đãi kỷ niệm 75 năm Quốc khánh nước Cộng hòa Nhân dân Trung Hoa. Phó Thủ tướng Trần Hồng Hà dự."),
        # one army alone
        ("vi", "Gặp mặt kỷ niệm ngày thành lập Quân đội", "Sáng 20/12, tại Hà Nội, Bộ Quốc phòng tổ chức gặp mặt kỷ niệm 79 năm Ngày thành lập Quân đội nhân dân Việt Nam. Đại tướng Phan Văn Giang dự. Tùy viên quốc phòng Trung Quốc gửi hoa."),
        ("zh", "中国驻越南使馆举行国庆招待会", "9月27日,中国驻越南大使馆在河内举行国庆75周年招待会。越南政府副总理陈红河出席。"),
    ],
)  # fmt: skip
def test_a_day_of_an_army_is_no_meeting_by_itself(language: str, title: str, text: str) -> None:
    assert read(language, title, text, "2024-12-21") == []
