"""What comes out of a page is the report, or the reason why there is none."""

import time
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extract import extract
from crawler.outlet import Layout, Outlet
from crawler.unreadable import Unreadable
from meetings.article import Article, Page
from meetings.errors import NotAnArticle

NOW = datetime(2026, 3, 20, tzinfo=UTC)
PARAGRAPHS = [
    "Sáng 18/3, tại Móng Cái, hai Bộ trưởng Quốc phòng chủ trì lễ đón và cùng trồng cây hữu nghị ở cửa khẩu.",
    "Hai bên nhất trí duy trì trao đổi đoàn, tuần tra chung trên vịnh Bắc Bộ và giao lưu sĩ quan trẻ.",
    "Ngày 19/3, đoàn Việt Nam sang thăm đồn biên phòng Đông Hưng của Trung Quốc.",
]
OUTLET = Outlet(
    name="a",
    title="A",
    hosts=("a.example",),
    article_path=r"/(?P<id>\d+)",
    sources=(),
    layout=Layout(lead=(".sapo",), body=(".body",), date=(".date",), sign_off=(".by",), prune=(".ad",)),
)


def read(html: str | bytes, outlet: Outlet | None = OUTLET, charset: str | None = None) -> Article:
    body = html.encode() if isinstance(html, str) else html
    return extract(
        Page(outlet="a", url="https://a.example/1", key="k", body=body, charset=charset, fetched_at=NOW),
        outlet,
    )


def article(*lines: str, head: str = "", before: str = "") -> str:
    return f"<html lang=vi><head>{head}</head><body><h1>Hội đàm</h1>{before}<div class=body>{''.join(lines)}</div></body></html>"


BODY = [f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS]
CHINESE = [
    "3月18日，两国国防部长在芒街口岸主持欢迎仪式，并共同种下友谊树，随后分别走访边防连队和学校。",
    "双方一致同意保持团组往来，继续开展北部湾联合巡逻和青年军官交流。",
    "19日，越方代表团前往东兴参观边防部队。",
]
ENGLISH = [
    "The two defence ministers presided over a welcome ceremony at Mong Cai on March 18, and planted a tree.",
    "Both sides agreed to keep up visits, joint patrols in the Gulf of Tonkin and exchanges of young officers.",
    "On March 19, the Vietnamese delegation visited a border post in Dongxing.",
]
CHINESE_BODY = [f"<p>\u3000\u3000{paragraph}</p>" for paragraph in CHINESE]
ENGLISH_BODY = [f"<p>{paragraph}</p>" for paragraph in ENGLISH]


def test_a_body_that_is_a_cell_of_a_table_keeps_its_paragraphs() -> None:
    cell = f"<table><tr><td>Menu</td><td class=body>{''.join(BODY)}</td></tr></table>"
    assert read(f"<html lang=vi><h1>Hội đàm</h1>{cell}</html>").text.splitlines() == PARAGRAPHS


@pytest.mark.parametrize(
    ("charset", "declared", "meta"),
    [
        ("utf-8", "iso-8859-1", ""),
        ("utf-8", "windows-1258", "<meta charset=windows-1252>"),
        ("utf-8-sig", None, ""),
        ("utf-16", "utf-8", ""),
        ("windows-1258", "windows-1258", ""),
        ("windows-1258", None, "<meta charset=windows-1258>"),
        ("gb18030", None, "<meta http-equiv=Content-Type content='text/html; charset=gb18030'>"),
        ("utf-8", "no-such-charset", ""),
    ],
)
def test_bytes_outweigh_what_headers_claim(charset: str, declared: str | None, meta: str) -> None:
    text = (
        "国防部长会谈 " * 40
        if charset == "gb18030"
        else "Hôi dàm tai Mong Cái, dào tao, ky êt va giao luu " * 5
    )
    text = "Họp báo tại Hà Nội về giao lưu quốc phòng biên giới " * 5 if "utf" in charset else text
    page = article(f"<p>{text}</p>", head=meta).encode(charset, "xmlcharrefreplace")
    assert read(page, charset=declared).text == text.strip()


@pytest.mark.parametrize("declared", ["gb2312", "GBK", None])
def test_rare_characters_of_names_are_read_where_a_page_claims_the_smaller_set(declared: str | None) -> None:
    meta = "<meta http-equiv=Content-Type content='text/html; charset=gb2312'>"
    name = "张喆、朱镕基、陶\u4dae"
    page = article(*CHINESE_BODY * 9, f"<p>{name}出席了会谈。</p>", head=meta).encode("gb18030")
    assert f"{name}出席了会谈。" in read(page, charset=declared).text


def test_a_stray_byte_does_not_turn_utf_8_into_something_else() -> None:
    body = article(*BODY).encode().replace(b"18/3", b"18\xff3")
    assert "tại Móng Cái" in read(body, charset="iso-8859-1").text


def test_bytes_that_are_no_text_are_said_to_be_so() -> None:
    body = article(*BODY).encode() + b"\xff\xfe\x80" * 60
    with pytest.raises(Unreadable, match="broken charset"):
        read(body, charset="utf-8")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "no text"),
        (b"<html></html>", "no text"),
        (article().encode(), "no text"),
        (article("<p>Xin chờ.</p>").encode(), "a stub of 8 characters"),
        (b"<div>" * 10_000 + "".join(BODY).encode() + b"</div>" * 10_000, "too deep"),
        (b"<!-- " + b"x" * 100_000, "no text"),
    ],
)
def test_a_page_without_text_says_why(body: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read(body)


def test_nesting_that_real_pages_have_is_read() -> None:
    assert read(article("<div>" * 200, *BODY, "</div>" * 200)).text == "\n".join(PARAGRAPHS)


def test_a_listing_is_no_article() -> None:
    links = "".join(f"<li><a href=/{n}>{paragraph}</a></li>" for n in range(9) for paragraph in PARAGRAPHS)
    with pytest.raises(NotAnArticle, match="a listing"):
        read(f"<html><body><h1>Thời sự</h1><ul>{links}</ul></body></html>", None)


def test_a_page_that_leads_to_articles_and_is_none_is_a_listing() -> None:
    items = "".join(
        f"<div><h3><a href=/{n}>Tin</a></h3>{paragraph}</div>" for n, paragraph in enumerate(BODY * 2)
    )
    page = f"<html><body><h1>Thời sự</h1>{items}</body></html>"
    with pytest.raises(NotAnArticle, match="a listing"):
        extract(
            Page(
                outlet="a",
                url="https://a.example/news",
                key="",
                body=page.encode(),
                charset=None,
                fetched_at=NOW,
            ),
            OUTLET,
        )


@pytest.mark.parametrize("player", ["<video src=1.mp4></video>", "<iframe src=/player/1></iframe>"])
def test_a_page_with_nothing_but_a_player_is_a_video(player: str) -> None:
    with pytest.raises(NotAnArticle, match="a video"):
        read(article(player))


def test_the_lead_is_the_first_paragraph_once() -> None:
    apart = read(article(*BODY[1:], before=f"<h2 class=sapo>{PARAGRAPHS[0]}</h2>"))
    repeated = read(article(*BODY, before=f"<h2 class=sapo>{PARAGRAPHS[0].upper()}</h2>"))
    within = read(article(*BODY))
    assert {found.text for found in (apart, repeated, within)} == {"\n".join(PARAGRAPHS)}
    assert apart.lead == within.lead == PARAGRAPHS[0]


@pytest.mark.parametrize(
    ("closing", "byline", "credit"),
    [
        ("<p>Thu Hà (TTXVN)</p>", "Thu Hà", "TTXVN"),
        ("<p>Thu Hà - Đức Thịnh/TTXVN</p>", "Thu Hà - Đức Thịnh", "TTXVN"),
        ("<p>Theo TTXVN/Vietnam+</p>", None, "TTXVN/Vietnam+"),
        ("<p>(TTXVN/Vietnam+)</p>", None, "TTXVN/Vietnam+"),
        ("<p><em>Nguồn: mod.gov.vn</em></p>", None, "mod.gov.vn"),
        ("<p>THU HÀ – ĐỨC THỊNH</p><p>Nguồn: qdnd.vn</p>", "THU HÀ – ĐỨC THỊNH", "qdnd.vn"),
        ("<p>Bài và ảnh: Thu Hà</p>", "Thu Hà", None),
        ("<p>Thu Hà (gửi từ Bắc Kinh)</p>", "Thu Hà (gửi từ Bắc Kinh)", None),
        ("<p>Theo Bộ Quốc phòng Việt Nam</p>", None, "Bộ Quốc phòng Việt Nam"),
        ("<p>Nguồn Tin Tức TTXVN: https://a.example/1</p>", None, None),
        ("<p class=by>thuha</p>", "thuha", None),
    ],
)
def test_those_who_sign_are_told_from_the_report(
    closing: str, byline: str | None, credit: str | None
) -> None:
    found = read(article(*BODY, closing))
    assert found.text == "\n".join(PARAGRAPHS)
    assert (found.byline, found.credit) == (byline, credit)


@pytest.mark.parametrize(
    ("closing", "byline", "credit"),
    [
        ("<p>来源：新华社</p>", None, "新华社"),
        ("<p>来源： 国防部网　作者：高思远　责任编辑：林嘉</p>", "高思远", "国防部网"),
        ("<p>（记者 李远航）</p>", "李远航", None),
        ("<p>新华社记者 李远航、周楠</p>", "李远航、周楠", None),
        ("<p>（作者：李远航）</p><p>责任编辑：林嘉</p>", "李远航", None),
        ("<p>编辑:林嘉 发布：2026-03-19 20:31:05</p>", None, None),
        ("<p>越通社</p>", None, "越通社"),
        ("<p>文/李远航</p><p>稿源：中国军网-解放军报</p>", "李远航", "中国军网-解放军报"),
    ],
)
def test_those_who_sign_in_chinese_are_told_from_the_report(
    closing: str, byline: str | None, credit: str | None
) -> None:
    found = read(article(*CHINESE_BODY, closing))
    assert found.text == "\n".join(CHINESE)
    assert (found.byline, found.credit) == (byline, credit)


@pytest.mark.parametrize(
    ("closing", "byline", "credit"),
    [
        ("<p>Source: Xinhua | 2026-03-19 20:30:37 | Editor: huaxia</p>", None, "Xinhua"),
        ("<p>(Xinhua) 14:33, March 19, 2026</p>", None, "Xinhua"),
        ("<p>By Liang Zichen | Published: Mar 19, 2026 08:54 PM</p>", "Liang Zichen", None),
        ("<p>By Liang Zichen and Sun Wei</p>", "Liang Zichen and Sun Wei", None),
        ("<p>By Global Times</p>", None, "Global Times"),
        ("<p>(Web editor: Cai Hao, Liang Yun)</p>", None, None),
        ("<p>Translated by Mai Hoa</p><p>Bao Nam</p>", "Bao Nam", None),
        ("<p>Source: China Military Online Editor: Wang Xinran</p>", None, "China Military Online"),
        ("<p>VNA</p>", None, "VNA"),
        ("<p>— VNS</p>", None, "VNS"),
        ("<p>Biên tập viên: Vũ Thu Hằng</p>", None, None),
    ],
)
def test_those_who_sign_in_english_are_told_from_the_report(
    closing: str, byline: str | None, credit: str | None
) -> None:
    found = read(article(*ENGLISH_BODY, closing))
    assert found.text == "\n".join(ENGLISH)
    assert (found.byline, found.credit) == (byline, credit)


@pytest.mark.parametrize(
    "line",
    [
        "双方签署合作文件。",
        "当天，苏林会见董军。",
        "记者：请发言人介绍有关情况。",
        "作者认为，边境合作前景广阔。",
        "来源可靠的消息说，双方将于年内再次会晤。",
        "分享维和经验，是双方合作的一项内容。",
        "更多官兵将参加下一次交流。",
        "图们江边也有类似的联合巡逻。",
        "活动现场由双方摄影师共同拍摄。",
        "Dong Jun arrived in Hanoi on Friday",
        "The two sides signed the minutes (Xinhua)",
        "By Friday, both fleets had left.",
        "Sources close to the ministry confirmed the visit.",
        "Editors of both army papers took part.",
        "More than 200 soldiers took part in the exercise.",
        "Share prices in both countries rose.",
        "Photos of the ceremony were shown to the guests.",
        "Published in both languages, the book was given to the guests.",
        "Time will tell.",
    ],
)
def test_a_last_sentence_is_not_taken_for_a_signature(line: str) -> None:
    body = CHINESE_BODY if line[0] > "\u2e80" else ENGLISH_BODY
    found = read(article(*body, f"<p>{line}</p>"))
    assert found.text.split("\n")[-1] == line
    assert (found.byline, found.credit) == (None, None)


@pytest.mark.parametrize(
    ("end", "byline", "credit"),
    [
        ("（完）</p><p>越通社</p>", None, "越通社"),
        ("（越通社）", None, "越通社"),
        ("(记者 李远航)", "李远航", None),
        ("（来源：新华社）", None, "新华社"),
        (" ■", None, None),
        (" Enditem", None, None),
        (" — <strong>VNS</strong>", None, "VNS"),
        ("-VNA", None, "VNA"),
        (" (Xinhua)", None, "Xinhua"),
        ("/.</p><p>VNA</p>", None, "VNA"),
    ],
)
def test_how_agencies_end_their_reports_is_understood(
    end: str, byline: str | None, credit: str | None
) -> None:
    chinese = any(char > "\u2e80" for char in end)
    body, paragraphs = (CHINESE_BODY, CHINESE) if chinese else (ENGLISH_BODY, ENGLISH)
    chrome = (
        "<p>Cambodian defence minister Tea Seiha visited Hanoi on July 8, 2025.</p>" if "/." in end else ""
    )
    found = read(article(*body[:-1], body[-1].replace("</p>", f"{end}</p>"), chrome))
    assert found.text == "\n".join(paragraphs)
    assert (found.byline, found.credit) == (byline, credit)


@pytest.mark.parametrize(
    "line",
    [
        "Báo Nhân Dân điện tử", "Báo Điện tử Chính phủ", "Ban biên tập", "PV", "Vietnam+ (VietnamPlus)", "qdnd.vn",
        "Ảnh: TUẤN HUY", "(Ảnh: Tuấn Huy)", "Đồ họa: TÔ NGỌC", "Video: Thu Hà",
    ],
)  # fmt: skip
def test_a_newsroom_or_a_photographer_is_no_author(line: str) -> None:
    unsigned = read(article(*BODY, f"<p class=by>{line}</p>"))
    signed = read(article(*BODY, f"<p class=by>{line}</p><p class=by>THU HÀ</p><p>(TTXVN/Vietnam+)</p>"))
    assert (unsigned.byline, unsigned.credit) == (None, None)
    assert (signed.byline, signed.credit) == ("THU HÀ", "TTXVN/Vietnam+")


@pytest.mark.parametrize(
    "credit",
    [
        "./. (TTXVN/Vietnam+)",
        ". (Theo TTXVN/Vietnam+)",
        ".  Theo  TTXVN/Vietnam+.",
        ". (Nguồn: TTXVN/Vietnam+)",
    ],
)
def test_an_agency_after_the_last_sentence_is_credited(credit: str) -> None:
    found = read(article(*BODY[:-1], f"<p>{PARAGRAPHS[-1][:-1]}{credit}</p>"))
    assert found.text == "\n".join(PARAGRAPHS)
    assert found.credit == "TTXVN/Vietnam+"


@pytest.mark.parametrize(
    "line", ["Theo kế hoạch, hai bên sẽ ký biên bản.", "Theo Bộ trưởng Phan Văn Giang hai bên đã ký."]
)
def test_a_last_sentence_that_begins_like_a_credit_stays(line: str) -> None:
    found = read(article(*BODY, f"<p>{line}</p>"))
    assert found.text.endswith(line)
    assert found.credit is None


@pytest.mark.parametrize(
    "line",
    [
        "Hai Bộ trưởng tại lễ đón. Ảnh: Minh Khuê/TTXVN",
        "Hai Bộ trưởng tại lễ đón (Ảnh: TTXVN phát)",
        "Hai Bộ trưởng tại lễ đón. ẢNH: VĂN HẢI",
        "Hai Bộ trưởng tại lễ đón - Ảnh 1.",
        "Ảnh: Minh Khuê",
        "Hai Bộ trưởng tại lễ đón (Ảnh: mod.gov.vn)",
        "图为两国防长在欢迎仪式上",
        "两国防长在欢迎仪式上。新华社记者 李远航 摄",
        "两国防长在欢迎仪式上（李远航摄）",
        "两国防长在欢迎仪式上。图自越通社",
        "两国防长在欢迎仪式上（图片来源：人民军队报）",
        "越南国防部长赴中国出席交流 - ảnh 1 两国防长合影",
        "The ministers at the ceremony (Photo: VNA)",
        "The ministers at the ceremony. — VNA/VNS Photo Trọng Bình",
        "The ministers at the ceremony. Photo qdnd.vn",
        "The ministers at the ceremony. (eng.chinamil.com.cn/Photo by Sun Wei)",
        "The ministers at the ceremony. (Xinhua/Li Xinyu)",
        "Photo: cnsphoto",
    ],
)
def test_captions_are_not_part_of_the_report(line: str) -> None:
    assert read(article(BODY[0], f"<p>{line}</p>", *BODY[1:])).text == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "line",
    [
        "Theo kế hoạch năm",
        "Theo TTXVN, hai bên còn bàn về việc đào tạo cán bộ và quân y trong thời gian tới.",
        "Nguồn lực cho hợp tác",
        "Ảnh hưởng của biển Đông",
    ],
)
def test_short_lines_within_the_report_stay(line: str) -> None:
    assert line in read(article(BODY[0], f"<p>{line}</p>", *BODY[1:])).text.split("\n")


def test_the_report_ends_where_its_agency_ends_it_or_others_begin() -> None:
    chrome = "<p>Đoàn Campuchia thăm Hà Nội ngày 8/7/2025 theo lời mời của Bộ Quốc phòng Việt Nam.</p>"
    marked = read(
        article(*BODY[:2], f"<p>{PARAGRAPHS[2].removesuffix('.')}./.</p>", "<p>Nguồn: TTXVN</p>", chrome)
    )
    headed = read(article(*BODY, "<h3>Tin liên quan:</h3>", chrome))
    assert marked.text == headed.text == "\n".join(PARAGRAPHS)
    assert marked.credit == "TTXVN"


@pytest.mark.parametrize(
    "label",
    [
        "Từ khóa: Lào Cai, biên phòng",
        "TAG",
        "Xem thêm về:",
        "CÁC TIN, BÀI ĐÃ ĐƯA",
        "Tin, bài xem nhiều",
        "Các tin khác",
        "Tin nổi bật",
        "Có thể bạn quan tâm",
        "Ý kiến bạn đọc (0)",
    ],
)
def test_the_report_ends_where_a_box_of_others_is_headed(label: str) -> None:
    chrome = "<p>Bộ trưởng Quốc phòng Nhật Bản hội đàm với người đồng cấp tại Hà Nội.</p>"
    for outlet in (OUTLET, None):
        assert read(article(*BODY, f"<div>{label}</div>", chrome), outlet).text == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "line",
    [
        "* * *",
        "11:58 21/10/2025",
        "* Mời quý độc giả theo dõi các chương trình đã phát sóng trên VTVGo!",
        "Mời bạn đọc xem thêm ảnh về lễ đón.",
    ],
)
def test_lines_that_say_nothing_of_the_matter_are_left_out(line: str) -> None:
    assert read(article(BODY[0], f"<p>{line}</p>", *BODY[1:])).text == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "line",
    [
        "Mời đoàn sang thăm Việt Nam, Đại tướng Phan Văn Giang nói hai bên nên gặp nhau hằng năm.",
        "Từ khóa của cuộc gặp là tin cậy.",
        "Các tin khác nhau về chuyến thăm.",
    ],
)
def test_lines_that_begin_like_that_and_say_something_stay(line: str) -> None:
    assert line in read(article(BODY[0], f"<p>{line}</p>", *BODY[1:])).text.split("\n")


@pytest.mark.parametrize(
    "heading",
    [
        "相关阅读",
        "推荐阅读：",
        "【相关新闻】",
        "上一篇：中柬举行防务会谈",
        "关键词：越南 中国",
        "更多",
        "Related News",
        "Most Viewed",
        "Read more:",
    ],
)
def test_boxes_below_a_report_end_it_in_any_language(heading: str) -> None:
    chrome = "<p>柬埔寨国防大臣2025年11月13日到访越南西宁省，并出席第三次边境国防友好交流。</p>"
    assert read(article(*CHINESE_BODY, f"<h4>{heading}</h4>", chrome)).text == "\n".join(CHINESE)


@pytest.mark.parametrize(
    "button", ["分享到：微信 微博 QQ空间", "打印", "字号 大 中 小", "Share:", "Share this"]
)
def test_buttons_above_a_report_do_not_end_it(button: str) -> None:
    assert read(article(f"<p>{button}</p>", *ENGLISH_BODY)).text == "\n".join(ENGLISH)


def test_an_author_between_headline_and_report_is_its_author() -> None:
    found = read(article("<p>——边境交流侧记</p><p>■张 彬 解放军报记者 周 远</p>", *CHINESE_BODY))
    assert found.text == "\n".join(["——边境交流侧记", *CHINESE])
    assert found.byline == "张 彬 解放军报记者 周 远"


def test_a_report_in_chinese_needs_fewer_characters() -> None:
    assert len(CHINESE[1] * 2) < 120
    assert read(article(f"<p>{CHINESE[1]}</p>" * 2)).text == "\n".join(CHINESE[1:2] * 2)
    with pytest.raises(Unreadable, match="a stub of 20 characters"):
        read(article(f"<p>{CHINESE[2]}</p>"))


@pytest.mark.parametrize(
    ("paragraphs", "declared", "language"),
    [
        (CHINESE, "en", "zh"),
        (CHINESE, "", "zh"),
        (PARAGRAPHS, "en", "vi"),
        (ENGLISH, "", "en"),
        (ENGLISH, "en-US", "en"),
    ],
)
def test_without_an_outlet_a_report_tells_its_language_itself(
    paragraphs: list[str], declared: str, language: str
) -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    found = read(f"<html lang='{declared}'><body><article><h1>1</h1>{body}</article></body></html>", None)
    assert (found.language, found.text) == (language, "\n".join(paragraphs))


def test_a_chinese_page_of_an_unknown_outlet_is_dated_in_beijing() -> None:
    body = "".join(CHINESE_BODY)
    found = read(
        f"<html><body><div><h1>两国防长会谈</h1><p>来源：国防部网</p><p>发布：2026-03-19 20:31</p>{body}</div></body></html>",
        None,
    )
    assert found.published_at == datetime.fromisoformat("2026-03-19T20:31+08:00")
    assert (found.text, found.credit) == ("\n".join(CHINESE), "国防部网")


def test_a_table_that_frames_the_page_is_no_picture() -> None:
    title = "第十次边境国防友好交流在芒街和东兴两地同时举行，两国国防部长率团出席并举行会谈"
    found = read(
        f"<html><head><title>{title} - 某报</title></head><body><table><tr><td><a href=/>首页</a> 2026-03-20</td></tr></table>"
        f"<table><tr><td><h1>{title}</h1><p>发布：2026-03-19</p>{CHINESE_BODY[0]}<p><img src=1.jpg></p>"
        f"<p style='text-align: center'>两国防长在界碑前</p>{''.join(CHINESE_BODY[1:])}</td>"
        "<td><h3>热点新闻</h3><p>日本防卫大臣2026年3月访问菲律宾，双方就防务合作举行会谈并签署文件。</p></td></tr></table>"
        "</body></html>"
    )
    assert (found.title, found.text) == (title, "\n".join(CHINESE))


def test_repeated_paragraphs_and_glued_markup_are_kept_as_they_are() -> None:
    found = read(article(BODY[0], BODY[1], BODY[0], "<p>Hội\u00a0đàm\n\tdiễn ra <b>tốt</b> đẹp.</p>"))
    assert found.text.split("\n") == [PARAGRAPHS[0], PARAGRAPHS[1], PARAGRAPHS[0], "Hội đàm diễn ra tốt đẹp."]


def test_a_paragraph_is_one_however_its_markup_is_wrapped() -> None:
    wrapped = ["<div>" + ",\n\t".join(paragraph.split(", ")) + "</div>" for paragraph in PARAGRAPHS]
    for outlet in (OUTLET, None):
        assert read(article(*wrapped), outlet).text == "\n".join(PARAGRAPHS)


def test_text_is_composed_and_without_control_characters() -> None:
    found = read(article("<p>" + "Ho\u0323\u0302i đa\u0300m\u200b " * 20 + "&#0;</p>"))
    assert found.text.startswith("Hội đàm Hội đàm")
    assert "\u0300" not in found.text


@pytest.mark.parametrize(
    ("head", "before", "expected"),
    [
        ("", "<p class=date>Thứ tư, 18/3/2026, 09:30 (GMT+7)</p>", "2026-03-18T09:30+07:00"),
        (
            "<meta property='article:published_time' content='2026-03-18T02:30:00Z'>",
            "",
            "2026-03-18T09:30+07:00",
        ),
        ("<meta name=publishdate content=2026-03-18>", "", "2026-03-18T00:00+07:00"),
        ("<meta name=PubDate content='2026-03-18 09:30'>", "", "2026-03-18T09:30+07:00"),
        ("<script type='application/ld+json'>{'bad'</script>", "", None),
        ("", "<aside><p class=other>18/03/2026 09:30</p></aside>", None),
        ("", "<p class=date>18/03/2036 09:30</p>", None),
        (
            "<meta name=pubdate content='2026-03-18T09:30:00+07:00'>",
            "<p class=date>18/3</p>",
            "2026-03-18T09:30+07:00",
        ),
        (
            "<meta name=pubdate content='2026-03-18T02:30:00Z'>",
            "<p class=date>Thứ tư, 18/03/2026</p>",
            "2026-03-18T09:30+07:00",
        ),
        (
            "<meta name=pubdate content='2026-03-17T18:30:00Z'>",
            "<p class=date>18/03/2026</p><p class=date>In bài, 18/03/2026</p>",
            "2026-03-18T01:30+07:00",
        ),
        (
            "<meta name=pubdate content='2026-03-19T09:30:00+07:00'>",
            "<p class=date>18/03/2026</p>",
            "2026-03-18T00:00+07:00",
        ),
    ],
)
def test_a_date_is_the_articles_own_or_none(head: str, before: str, expected: str | None) -> None:
    found = read(article(*BODY, head=head, before=before))
    assert found.published_at == (datetime.fromisoformat(expected) if expected else None)


@pytest.mark.parametrize(
    ("around", "expected"),
    [
        ("<p>Thứ ba, 17/3/2026</p><p>18/03/2026 09:30</p>{h1}", "2026-03-18T09:30+07:00"),
        ("{h1}<p>18/03/2026 09:30</p><p>Thứ ba, 17/3/2026</p>", "2026-03-18T09:30+07:00"),
        ("<div><i>Thứ tư, 18/3/2026, 09:30 (GMT+7)</i><i>9 lượt xem</i></div>{h1}", "2026-03-18T09:30+07:00"),
        ("{h1}<div><a href=/2>Bộ trưởng Campuchia thăm Hà Nội</a> <i>17/03/2026</i></div>", None),
        ("{h1}<aside><p>17/03/2026 09:30</p></aside>", None),
        ("<ul><li><b>Tin khác</b> <i>17/03/2026</i></li></ul>{h1}", None),
        (
            "{h1}<p>Ngày 17/3/2026, hai bên đã thông báo cho nhau về việc này bằng văn bản chính thức.</p>",
            None,
        ),
    ],
)
def test_without_a_layout_only_a_date_beside_the_headline_counts(around: str, expected: str | None) -> None:
    block = around.format(h1="<h1>Hội đàm</h1>")
    found = read(
        f"<html><body><p>Thứ hai, 16/3/2026</p><div>{block}{''.join(BODY)}</div></body></html>", None
    )
    assert found.published_at == (datetime.fromisoformat(expected) if expected else None)


def test_what_follows_the_end_of_a_page_is_no_matter() -> None:
    page = f"<html><body><h1>Hội đàm</h1>{''.join(BODY)}<h3>Tin liên quan</h3></body></html>>"
    assert read(page, None).text == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize("outlet", [None, OUTLET], ids=["unknown", "redesigned"])
def test_a_page_without_a_known_body_is_read_by_what_pages_share(outlet: Outlet | None) -> None:
    chrome = "<li><a href=/2>Bộ trưởng Quốc phòng Campuchia thăm Hà Nội</a></li>" * 9
    html = (
        f"<html lang=vi><head><meta property=og:title content='Hội đàm'></head><body><nav><ul>{chrome}</ul></nav>"
        f"<main><h1>Hội đàm</h1><h2 class=sapo>{PARAGRAPHS[0]}</h2><article>{BODY[1]}{BODY[2]}"
        f"<p><strong>Thu Hà (TTXVN)</strong></p></article></main><footer><p>Giấy phép số 1</p></footer></body></html>"
    )
    found = read(html, outlet)
    assert found.text == "\n".join(PARAGRAPHS)
    assert (found.title, found.byline, found.credit) == ("Hội đàm", "Thu Hà", "TTXVN")


RELATED = "Bộ trưởng Quốc phòng Campuchia Tea Seiha thăm Hà Nội"
HEADED_END = "<h3>Tin liên quan</h3><ul><li>Khác</li></ul>"
LONG = "Bộ trưởng Bộ Quốc phòng hai nước đồng chủ trì giao lưu hữu nghị quốc phòng biên giới lần thứ mười"


@pytest.mark.parametrize(
    "block",
    [
        f"<div class=x><a href=/2>{RELATED}</a></div>",
        f"<p>&gt;&gt; <a href=/2>{RELATED}</a></p>",
        f"<article><h2><a href=/2>{RELATED}</a></h2><time>02/11/2025 16:20</time></article>",
        f"<ul><li><a href=/2>{RELATED}</a> <span>02/11/2025</span></li></ul>",
        "<table><tr><td><amp-img src=1.jpg></amp-img></td></tr><tr><td>Hai Bộ trưởng tại lễ đón</td></tr></table>",
    ],
)
@pytest.mark.parametrize("ended", [HEADED_END, ""], ids=["ended", "open"])
def test_without_a_layout_what_is_only_a_link_to_another_report_is_left_out(block: str, ended: str) -> None:
    found = read(f"<html><body><h1>Hội đàm</h1>{BODY[0]}{block}{BODY[1]}{BODY[2]}{ended}</body></html>", None)
    assert found.text == "\n".join(PARAGRAPHS)


def test_a_paragraph_with_links_in_it_stays() -> None:
    linked = PARAGRAPHS[1].replace(
        "tuần tra chung trên vịnh Bắc Bộ", "<a href=/2>tuần tra chung trên vịnh Bắc Bộ</a>"
    )
    found = read(
        f"<html><body><h1>Hội đàm</h1>{BODY[0]}<p>{linked}</p>{BODY[2]}{HEADED_END}</body></html>", None
    )
    assert found.text == "\n".join(PARAGRAPHS)


def test_a_long_headline_that_the_title_of_the_page_does_not_begin_with_is_found() -> None:
    found = read(
        f"<html><head><title>Báo mạng</title></head><body><p>Thứ Sáu, 20/03/2026</p><div><p>18/03/2026 09:30</p>"
        f"<h1>{LONG}</h1>{''.join(BODY)}</div>{HEADED_END}</body></html>",
        None,
    )
    assert (found.title, found.text) == (LONG, "\n".join(PARAGRAPHS))
    assert found.published_at == datetime.fromisoformat("2026-03-18T09:30+07:00")


@pytest.mark.parametrize("heading", ["h1", "h2"])
def test_a_headline_as_long_as_a_paragraph_is_none(heading: str) -> None:
    found = read(
        f"<html><head><title>{LONG} - Báo mạng</title></head><body><div><{heading}>{LONG}</{heading}>"
        f"<div>18/03/2026 09:30</div><div><a href=#>Facebook</a></div>{''.join(BODY)}{HEADED_END}</div></body></html>",
        None,
    )
    assert (found.title, found.text) == (LONG, "\n".join(PARAGRAPHS))
    assert found.published_at == datetime.fromisoformat("2026-03-18T09:30+07:00")


def test_a_headline_is_found_below_a_wordy_banner() -> None:
    banner = "<div>Tòa soạn: số 1 Hoàng Diệu, Ba Đình, Hà Nội. Điện thoại: 069.554.119. Giấy phép số 165 ngày 12/4/2022.</div>"
    found = read(
        f"<html><head><title>{LONG}</title></head><body>{banner}<p>Thứ Sáu, 20/03/2026</p><div><p>18/03/2026 09:30</p>"
        f"<h1>{LONG}</h1>{''.join(BODY)}</div>{HEADED_END}</body></html>",
        None,
    )
    assert (found.title, found.text) == (LONG, "\n".join(PARAGRAPHS))
    assert found.published_at == datetime.fromisoformat("2026-03-18T09:30+07:00")


@pytest.mark.parametrize("outlet", [None, OUTLET], ids=["unknown", "known"])
def test_a_page_that_is_one_form_is_read_and_the_forms_in_it_are_not(outlet: Outlet | None) -> None:
    script = f"<script>{'var now = new Date();' * 50}</script>"
    search = "<form><p>Tìm kiếm trong toàn bộ các số đã phát hành của báo điện tử và báo in, theo từ và theo ngày</p></form>"
    page = article(BODY[0], search, *BODY[1:], head=script).replace("<body>", "<body><form id=aspnetForm>")
    assert read(page.replace("</body>", "</form></body>"), outlet).text == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "line",
    [
        *("Aa " * 4000, "Nguồn " * 3000, "(" * 20_000, "A" * 50_000, ". Ảnh: " * 5000, "- " * 20_000),
        *("来源：" * 5000, "（" * 20_000, "记者 " * 9000, "摄" * 50_000, ". Photo by " * 5000, "| " * 20_000),
        *("■ " * 20_000, "。（记者" * 5000, "12:30 " * 5000, "By " * 9000, "/." * 20_000, "2026-3-1 " * 5000),
        "<p>".join(["Trang 1 " * 14 + "ký"] * 200),
    ],
)
def test_no_line_makes_telling_captions_from_text_slow(line: str) -> None:
    begun = time.process_time()
    assert read(article(*BODY, f"<p>{line}</p>"))
    assert time.process_time() - begun < 1


SHARDS = [b"<", b">", b"&#0;", b"&#xd800;", b"\x00", b"\xff", b"</div>", b"<table>", b"<!--", b"<svg>", b"<base href=x>", b"<time datetime=9999-99-99>"]  # fmt: skip


@given(st.lists(st.tuples(st.integers(0, 2_000), st.integers(0, 80), st.sampled_from(SHARDS)), max_size=8))
def test_a_damaged_page_is_an_article_or_has_a_reason(damages: list[tuple[int, int, bytes]]) -> None:
    body = article(*BODY, before="<h2 class=sapo>Hai bên gặp nhau.</h2><p class=date>18/03/2026</p>").encode()
    for where, lost, shard in damages:
        body = body[:where] + shard + body[where + lost :]
    for outlet in (OUTLET, None):
        with suppress(NotAnArticle):
            assert read(body, outlet).text


@pytest.mark.parametrize(
    ("head", "before"),
    [
        (f"<title>{LONG} - Báo mạng</title>", f"<h1>Báo mạng điện tử</h1><h1>{LONG}</h1>"),
        (f"<title>{LONG}_Báo mạng</title>", f"<h1>Báo mạng</h1><div class=t>{LONG}</div>"),
        (f"<title>Báo mạng</title><meta property=og:title content='{LONG}'>", f"<td><b>{LONG}</b></td>"),
        (f"<title></title><meta name=ArticleTitle content='{LONG}'>", f"<h2>Tin tức</h2><span>{LONG}</span>"),
        (f"<meta property=og:title content=''><title>{LONG}</title>", "<p>Trang tin</p>"),
        (f"<title>{LONG} | Báo Quân khu | baoquankhu.example.vn</title>", ""),
        ("<title>Báo mạng</title>", f"<h1>{LONG}</h1>"),
    ],
)
def test_the_headline_is_what_the_title_begins_with_and_no_name_of_a_site(head: str, before: str) -> None:
    page = f"<html><head>{head}</head><body><div>{before}{''.join(BODY)}</div>{HEADED_END}</body></html>"
    found = read(page, None)
    assert (found.title, found.text) == (LONG, "\n".join(PARAGRAPHS))


@pytest.mark.parametrize(
    "title",
    [
        "中越举行第八次国防部防务安全磋商-新华网",
        "中越举行第八次国防部防务安全磋商_某网",
        "中越举行第八次国防部防务安全磋商--人民网",
    ],
)
def test_a_title_without_a_heading_is_not_the_name_of_the_site(title: str) -> None:
    found = read(
        f"<html><head><title>{title}</title></head><body>{''.join(CHINESE_BODY)}</body></html>", None
    )
    assert found.title == "中越举行第八次国防部防务安全磋商"


def test_a_title_with_a_dash_of_its_own_stays_whole() -> None:
    title = "Giao lưu hữu nghị quốc phòng biên giới Việt Nam - Trung Quốc"
    found = read(f"<html><head><title>{title}</title></head><body>{''.join(BODY)}</body></html>", None)
    assert found.title == title


BOX = f"<div><b>Tin liên quan</b><ul><li><a href=/2>{RELATED}</a></li></ul></div>"


@pytest.mark.parametrize("outlet", [None, OUTLET], ids=["unknown", "known"])
def test_a_box_of_others_between_two_paragraphs_does_not_end_the_report(outlet: Outlet | None) -> None:
    page = article(BODY[0], BOX, *BODY[1:]).replace("</body>", f"{HEADED_END}</body>")
    assert read(page, outlet).text == "\n".join(PARAGRAPHS)


def test_short_sentences_above_the_first_paragraph_are_of_the_report() -> None:
    page = f"<html><body><h1>Hội đàm</h1><p>18/03/2026</p><p>1.205 lượt xem</p><p>Họ đã gặp nhau.</p>{''.join(BODY)}{HEADED_END}"
    assert read(page, None).text.split("\n") == ["Họ đã gặp nhau.", *PARAGRAPHS]


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("(责编：陈羽、张喆)", None),
        ("【编辑:刘阳禾】", None),
        ("【纠错】 责任编辑： 王萌", None),
        ("本文来源：越通社 责任编辑：杨倩_NF4425", "越通社"),
        ("编辑：王一 责任编辑：刘二", None),
    ],
)
def test_nothing_of_a_report_follows_its_editor(line: str, credit: str | None) -> None:
    after = "<p>易信</p><p>关注公众号，第一时间了解边防消息。</p><p>推荐99</p>"
    for outlet in (OUTLET, None):
        found = read(article(*CHINESE_BODY, f"<p>{line}</p>", after), outlet)
        assert (found.text, found.byline, found.credit) == ("\n".join(CHINESE), None, credit)


@pytest.mark.parametrize(
    "line",
    [
        *("1 2 下一页 余下全文", "Trang 1 Trang 2", "Trang trước", "上一页 1 2 3 下一页", "1.205 lượt xem"),
        *("Facebook Google+ Gửi email Bản in", "FacebookTwitterZaloBản in", "推荐0", "2 条评论/4 人参与"),
        *("【打印】【关闭】", "Đánh giá bài viết: 0/5 (0 lượt)"),
    ],
)
def test_rows_of_pages_buttons_and_counters_are_not_part_of_the_report(line: str) -> None:
    assert read(article(*BODY, f"<p>{line}</p>")).text == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize("line", ["Trang 12 của biên bản được ký trước.", "Họ chia sẻ thông tin.", "2026"])
def test_lines_with_words_of_buttons_or_pages_stay(line: str) -> None:
    kept = [*PARAGRAPHS, line] if line != "2026" else PARAGRAPHS
    assert read(article(*BODY, f"<p>{line}</p>")).text.split("\n") == kept


@pytest.mark.parametrize(
    ("header", "byline", "credit"),
    [
        ("<p>2026年3月19日 10:30 来源：新华社 大字体 小字体</p>", None, "新华社"),
        ("<p><i>来源：解放军报</i><i>作者：李远航</i><i>责任编辑：林嘉</i></p>", "李远航", "解放军报"),
        ("<dl><dt>来源</dt><dd>越通社</dd><dt>作者</dt><dd>李远航</dd></dl>", "李远航", "越通社"),
        ("<p>By Zhao Lei | China Daily | Updated: 2026-03-19 10:30</p>", "Zhao Lei", "China Daily"),
    ],
)
def test_those_who_sign_above_a_report_nobody_described_are_known(
    header: str, byline: str | None, credit: str | None
) -> None:
    page = f"<html><body><div><h1>两国防长会谈</h1>{header}{''.join(CHINESE_BODY)}</div></body></html>"
    found = read(page, None)
    assert (found.byline, found.credit, found.text) == (byline, credit, "\n".join(CHINESE))


@pytest.mark.parametrize(
    ("url", "text", "expected"),
    [
        ("http://www.a.cn/1", ENGLISH_BODY, "2026-03-18T09:30+08:00"),
        ("http://zh.a.vn/1", CHINESE_BODY, "2026-03-18T09:30+07:00"),
        ("http://a.example/1", CHINESE_BODY, "2026-03-18T09:30+08:00"),
        ("http://a.example/1", BODY, "2026-03-18T09:30+07:00"),
    ],
)
def test_a_page_nobody_described_is_dated_where_its_host_is(url: str, text: list[str], expected: str) -> None:
    title = "两国防长会谈" if text is CHINESE_BODY else "Hội đàm"
    body = f"<html><body><div><h1>{title}</h1><p>18/03/2026 09:30</p>{''.join(text)}</div></body></html>".encode()
    page = Page(outlet="a", url=url, key="", body=body, charset=None, fetched_at=NOW)
    assert extract(page).published_at == datetime.fromisoformat(expected)


def test_a_day_in_the_head_takes_its_time_from_beside_the_headline() -> None:
    head = "<meta name=publishdate content=2026-03-18>"
    page = f"<html><head>{head}</head><body><div><h1>Hội đàm</h1><p>18/03/2026 09:30 | Nguồn: <a>TTXVN</a></p>{''.join(BODY)}</div>"
    assert read(page, None).published_at == datetime.fromisoformat("2026-03-18T09:30+07:00")


@pytest.mark.parametrize(
    "mark",
    [
        "(Dân trí) - ",
        "TTO - ",
        "VTV.vn – ",
        "NDĐT - ",
        "QK1 Online – ",
        "(NLĐO) - ",
        "(CAO) ",
        "– ",
        "（VOVWORLD）- ",
    ],
)
@pytest.mark.parametrize("outlet", [None, OUTLET], ids=["unknown", "known"])
def test_the_mark_of_an_outlet_before_its_lead_is_nobodys_words(mark: str, outlet: Outlet | None) -> None:
    found = read(article(f"<p>{mark}{PARAGRAPHS[0]}</p>", *BODY[1:], HEADED_END), outlet)
    assert (found.lead, found.text) == (PARAGRAPHS[0], "\n".join(PARAGRAPHS))


@pytest.mark.parametrize(
    "mark",
    [
        "HÀ NỘI — ",
        "HANOI — ",
        "HUẾ - ",
        "Hà Nội (TTXVN) - ",
        "(TTXVN) - ",
        "ASEAN - ",
        "Hà Nội - ",
        "—— ",
        "G7 và ",
    ],
)
def test_where_a_report_comes_from_stays_before_its_lead(mark: str) -> None:
    found = read(article(f"<p>{mark}{PARAGRAPHS[0]}</p>", *BODY[1:]))
    assert found.lead == f"{mark}{PARAGRAPHS[0]}"


FIGURES = "".join(
    f"<figure><img src=1.jpg><figcaption>{line}{by}</figcaption></figure>"
    for line, by in zip(PARAGRAPHS, (" Ảnh: Minh Khuê", " - Ảnh: MINH KHUÊ", " (Ảnh: TTXVN)"), strict=True)
)


@pytest.mark.parametrize("outlet", [None, OUTLET], ids=["unknown", "known"])
def test_a_story_told_in_pictures_is_what_stands_under_them(outlet: Outlet | None) -> None:
    assert read(article(FIGURES, HEADED_END), outlet).text == "\n".join(PARAGRAPHS)


def test_pictures_in_a_report_tell_nothing_of_it() -> None:
    long = PARAGRAPHS[0] * 3
    assert read(article(f"<p>{long}</p>", FIGURES, *BODY[1:])).text == "\n".join([long, *PARAGRAPHS[1:]])


@pytest.mark.parametrize(
    "picture",
    [
        "<div><img src=1.jpg><div style='text-align:center'>{}</div></div>",
        "<p><a href=1.jpg><img src=1.jpg></a></p><p><em>{}</em></p>",
        "<div><amp-img><noscript><b>x</b></noscript></amp-img><p style='text-align: center'>{}</p></div>",
        "<table><tr><td><img src=1.jpg></td></tr><tr><td>{}</td></tr></table>",
    ],
)
def test_a_line_under_a_picture_nobody_described_is_not_of_the_report(picture: str) -> None:
    page = article(BODY[0], picture.format("Hai bên ký biên bản."), *BODY[1:], HEADED_END)
    assert read(page, None).text == "\n".join(PARAGRAPHS)


def test_a_long_headline_within_a_heading_is_no_paragraph_that_ends_the_search_for_a_date() -> None:
    head = f"<div><h3><span>{LONG}</span></h3><div>18/03/2026 | Số lượt xem: 77</div>{''.join(BODY)}</div>"
    found = read(f"<html><head><title>{LONG}</title></head><body>{head}{HEADED_END}</body></html>", None)
    assert found.published_at == datetime.fromisoformat("2026-03-18T00:00+07:00")


TEASER = "<div class=it><h4><a href=/{}>Khai mạc hội nghị sơ kết công tác quân sự</a></h4><p>Hơn một trăm đại biểu của các sở, ban, ngành trong tỉnh đã về dự hội nghị tổ chức sáng nay.</p></div>"


def test_teasers_in_a_row_are_not_of_the_report_though_nothing_heads_them() -> None:
    row = "".join(TEASER.format(number) for number in range(3))
    page = f"<html><body><div><h1>Hội đàm</h1>{''.join(BODY)}</div><div>{row}</div></body></html>"
    assert read(page, None).text == "\n".join(PARAGRAPHS)


def test_an_agency_that_a_report_has_input_from_is_credited() -> None:
    found = read(article(*ENGLISH_BODY, "<p><i>(With input from Xinhua)</i></p>"))
    assert (found.text, found.credit) == ("\n".join(ENGLISH), "Xinhua")


@pytest.mark.parametrize(
    "frame",
    [
        "<ul><li><h3>{h}</h3><div><span>18/03/2026 09:30</span><span>A+</span></div>{b}</li><li>16/03/2026</li></ul>",
        "<table><tr><td><font><b>{h}</b></font></td></tr><tr><td><font>Báo (18/03/2026 09:30)</font></td></tr><tr><td>{b}</td></tr></table>",
        "<aside><h1>{h}</h1><span>18/03/2026 09:30 Báo mạng</span></aside>{b}",
    ],
)
def test_a_date_in_the_frame_of_the_headline_is_the_articles(frame: str) -> None:
    page = frame.format(h=LONG, b="".join(BODY))
    found = read(
        f"<html><head><title>{LONG}</title></head><body><div>{page}</div>{HEADED_END}</body></html>", None
    )
    assert found.published_at == datetime.fromisoformat("2026-03-18T09:30+07:00")


def test_an_editor_named_early_as_of_a_video_does_not_end_the_report() -> None:
    found = read(article(BODY[0], "<p>Biên tập: Thu Hà</p>", *BODY[1:], *BODY[1:]))
    assert found.text.endswith(PARAGRAPHS[-1])
