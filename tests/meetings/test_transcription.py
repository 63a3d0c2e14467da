"""Names in Chinese characters, in pinyin, and in Vietnamese with and without its marks."""

import pytest

from meetings.transcription import in_letters, same_name


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        ("张和平", ["張和平", "Zhang Heping", "ZHANG He-ping", "Trương Hòa Bình", "Trương Hoà Bình", "Truong Hoa Binh"]),
        ("李其亮", ["Li Qiliang", "Lý Kỳ Lượng", "Lí Kì Lượng", "Ly Ky Luong"]),
        ("吕小平", ["呂小平", "Lü Xiaoping", "Lyu Xiaoping", "Lu Xiaoping", "Lữ Tiểu Bình", "Lã Tiểu Bình"]),
        ("Lyu Xiaoping", ["Lu Xiaoping", "Lã Tiểu Bình"]),
        ("戴和平", ["Dai Heping", "Đới Hòa Bình", "Đái Hòa Bình", "Doi Hoa Binh"]),
        ("黄和平", ["Huang Heping", "Hoàng Hòa Bình", "Huỳnh Hòa Bình"]),
        ("武建宇", ["Wu Jianyu", "Vũ Kiến Vũ", "Võ Kiến Vũ"]),
        ("阮雄胜", ["Nguyễn Hùng Thắng", "Nguyen Hung Thang"]),
        ("Trần Xuân Minh", ["Chen Chunming", "Chen Chun Ming", "Tran Xuan Minh", "陈春明"]),
        ("Truong Huu Hiep", ["Zhang Youxia", "Trương Hữu Hiệp"]),
    ],
)  # fmt: skip
def test_one_name_has_many_spellings(name: str, spellings: list[str]) -> None:
    for spelling in spellings:
        assert same_name(name, spelling), spelling
        assert same_name(spelling, name), spelling


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nguyễn Văn Hiến", "Nguyễn Văn Hiền"),
        ("Chen Chunming", "Chen Chunhua"),
        ("陈春明", "Chen Chunhua"),
        ("陈春明", "陈春华"),
        ("陈春明", "Trần Xuân Mính"),
        ("Trần Xuân Minh", "Chen Chunhua"),
        ("陈", "Chen Chunming"),
        ("Vương Lỗi", "王"),
        ("Wang", "Vương Lỗi"),
        ("James Mattis", "张和平"),
        ("💬", "张"),
    ],
)
def test_other_names_are_others(one: str, other: str) -> None:
    assert not same_name(one, other)
    assert not same_name(other, one)


@pytest.mark.parametrize(
    ("name", "language", "own", "spelt"),
    [
        ("戴伟锋", "en", "zh", "Dai Weifeng"),
        ("楊勝飛", "vi", "zh", "Dương Thắng Phi"),
        ("戴伟锋", "vi", "zh", "Đới Vĩ Phong"),
        ("吕小平", "en", "zh", "Lu Xiaoping"),
        ("曾庆红", "en", "zh", "Zeng Qinghong"),
        ("阮雄胜", "en", "vi", "Nguyen Hung Thang"),
        ("李其美", "vi", "vi", "Lý Kỳ Mỹ"),
        ("戴伟锋", "zh", "zh", None),
        ("Dai Weifeng", "vi", "zh", None),
        ("戴Weifeng", "en", "zh", None),
    ],
)
def test_characters_are_put_in_letters_as_each_press_does(
    name: str, language: str, own: str, spelt: str | None
) -> None:
    assert in_letters(name, language, own) == spelt
