"""Sites of layouts nobody prepared for: what is proposed from one article reads another, and knows it from the rest."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from crawler.adding.propose import propose
from crawler.extract import extract
from meetings.article import Page
from meetings.errors import NotAnArticle

VI = [
    [
        "Sáng 18/3, tại Móng Cái, Bộ trưởng Bộ Quốc phòng Việt Nam Phan Văn Giang hội đàm với Bộ trưởng Quốc phòng Trung Quốc Đổng Quân trong khuôn khổ giao lưu biên giới.",
        "Hai bên nhất trí duy trì trao đổi đoàn các cấp, tuần tra chung trên vịnh Bắc Bộ và giao lưu sĩ quan trẻ trong những năm tới.",
        "Đại tướng Phan Văn Giang đề nghị quân đội hai nước tăng cường hợp tác quân y, đào tạo và công nghiệp quốc phòng.",
        "Thượng tướng Đổng Quân cảm ơn phía Việt Nam đã đón tiếp chu đáo và mời đoàn Việt Nam sang thăm Trung Quốc vào thời gian thích hợp.",
    ],
    [
        "Chiều 19/3, tại Đông Hưng, Bộ trưởng Quốc phòng Trung Quốc Đổng Quân đón đoàn Việt Nam do Đại tướng Phan Văn Giang dẫn đầu sang thăm đồn biên phòng.",
        "Hai đoàn xem lực lượng biên phòng hai nước diễn tập chung về cứu hộ trên sông biên giới và trao quà cho học sinh.",
        "Theo kế hoạch, lần giao lưu thứ mười một sẽ diễn ra vào năm sau tại một tỉnh phía bắc của Việt Nam.",
        "Kết thúc chương trình, hai Bộ trưởng cùng trồng cây hữu nghị trước cửa khẩu và chụp ảnh với nhân dân.",
    ],
]
EN = [
    [
        "BEIJING, March 18 -- Chinese Defense Minister Dong Jun held talks with Vietnamese Defense Minister Phan Van Giang on Wednesday during the border exchange.",
        "The two sides agreed to keep up visits at all levels, joint patrols in the Beibu Gulf and exchanges between young officers.",
        "Phan Van Giang proposed closer cooperation in military medicine, training and the defense industry in the coming years.",
        "Dong Jun thanked the Vietnamese side for its hospitality and invited the delegation to visit China at a suitable time.",
    ],
    [
        "HANOI, March 19 -- Vietnamese Defense Minister Phan Van Giang received the Chinese military delegation led by Dong Jun at a border station on Thursday.",
        "Both delegations watched a rescue drill by border guards of the two countries and handed gifts to pupils of a school.",
        "The next exchange is planned for the coming year in a northern province of Vietnam, according to the organizers.",
        "At the end of the program the two ministers planted a tree of friendship in front of the border gate.",
    ],
]
ZH = [
    [
        "3月18日，中国国防部长董军在广西东兴与越南国防部长潘文江举行会谈，双方就两军关系深入交换意见，并共同出席边境国防友好交流活动。",
        "双方一致同意保持各层级互访，继续开展北部湾联合巡逻和青年军官交流，不断深化边防合作。",
        "潘文江建议两军加强军事医学、人员培训和国防工业等领域的合作，推动两军关系迈上新台阶。",
        "董军感谢越方的热情接待，并邀请越南国防部代表团在方便的时候访问中国，继续保持密切沟通。",
    ],
    [
        "3月19日，越南国防部长潘文江在芒街会见由董军率领的中国军事代表团，双方共同参观了边防哨所并慰问官兵。",
        "两国边防部队举行了联合救援演练，两国国防部长向当地学生赠送了礼物，并与边民亲切交谈。",
        "按照计划，下一次边境国防友好交流活动将于明年在越南北部省份举行，双方将继续做好准备。",
        "活动结束时，两国国防部长在口岸前共同种下友谊树，并与两国边民合影留念，气氛热烈友好。",
    ],
]
TITLES = {
    "vi": ["Hai Bộ trưởng Quốc phòng hội đàm tại Móng Cái", "Đoàn Việt Nam thăm đồn biên phòng ở Đông Hưng"],
    "en": [
        "Chinese, Vietnamese defense ministers hold talks at border",
        "Vietnamese delegation visits border station in Dongxing",
    ],
    "zh": ["董军与潘文江在边境举行会谈", "潘文江会见中国军事代表团"],
}


def paragraphs(lines: list[str], tag: str = "p", more: str = "") -> str:
    return "".join(f"<{tag}{more}>{line}</{tag}>" for line in lines)


def blog(i: int) -> str:
    return f"""<!DOCTYPE html><html lang="vi"><head><title>{TITLES["vi"][i]} | Tin Biên Giới</title><link rel="alternate" type="application/rss+xml" title="Feed" href="/feed/"><link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/"></head>
<body class="single post-template"><header class="site-header"><nav><ul class="menu"><li><a href="/">Trang chủ</a></li><li><a href="/category/quoc-phong/">Quốc phòng</a></li></ul></nav></header>
<div id="primary"><article class="post-812 post type-post hentry"><h1 class="entry-title">{TITLES["vi"][i]}</h1><div class="entry-meta"><span class="posted-on"><time class="entry-date published" datetime="2026-03-18T10:20:00+07:00">18 Tháng Ba, 2026</time></span><span class="byline">Minh Hà</span></div>
<div class="entry-content"><p><strong>{VI[i][0]}</strong></p>{paragraphs(VI[i][1:])}<div class="sharedaddy"><a href="#">Facebook</a><a href="#">Twitter</a></div><div class="jp-relatedposts"><h3>Bài liên quan</h3><a href="/2026/03/{"doan-viet-nam-tham-don" if i == 0 else "hoi-dam-tai-mong-cai"}/">{TITLES["vi"][1 - i]}</a></div></div></article></div>
<aside class="widget-area"><h2>Bài mới</h2><ul><li><a href="/2026/03/hoi-dam-tai-mong-cai/">{TITLES["vi"][0]}</a></li><li><a href="/2026/02/le-hoi-mua-xuan/">Lễ hội mùa xuân ở vùng cao thu hút đông du khách</a></li></ul></aside><footer>© 2026</footer></body></html>"""


def hashed(i: int) -> str:
    ld = json.dumps(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": TITLES["en"][i],
            "datePublished": "2026-03-18T10:20:00+08:00",
            "author": {"@type": "Person", "name": "Li Wei"},
        }
    )
    return f"""<!DOCTYPE html><html lang="en"><head><title>{TITLES["en"][i]}</title><meta property="og:site_name" content="Strait Daily"><script type="application/ld+json">{ld}</script></head><body><div id="__next"><div class="Header_root__aX9"><a href="/"><span>Strait Daily</span></a></div>
<div class="Layout_main__Kq1"><div class="Article_wrap__2dF"><div class="Article_title__9aB" role="heading">{TITLES["en"][i]}</div><h1 class="sr-only" style="display:none">Strait Daily</h1><div class="Article_meta__x3f">By Li Wei</div><div class="Article_body__x3f9k">{paragraphs(EN[i], "div", ' class="Text_par__77z"')}</div></div>
<div class="Side_root__1zz"><a class="Card_c__1" href="/news/482131"><span>{TITLES["en"][0]}</span></a><a class="Card_c__1" href="/news/482199"><span>{TITLES["en"][1]}</span></a></div></div></div></body></html>"""


def portal(i: int) -> str:
    return f"""<html><head><meta charset="gb2312"><title>{TITLES["zh"][i]}-边防新闻网</title></head><body><div class="top"><a href="/index.htm">首页</a></div><div class="container"><div class="crumb">当前位置：<a href="/yw/">要闻</a></div><h2 class="tit">{TITLES["zh"][i]}</h2><div class="xx">来源：边防新闻网 作者：李伟 发布时间：2026-03-18 10:20:33</div><div class="TRS_Editor">{paragraphs(["　　" + line for line in ZH[i]])}<p style="text-align:right">责任编辑：王芳</p></div></div><div class="more"><h3>相关新闻</h3><ul><li><a href="/yw/202603/t20260318_48213{1 - i}.htm">{TITLES["zh"][1 - i]}</a> <span>2026-03-19</span></li></ul></div></body></html>"""


def nodes(i: int) -> str:
    return f"""<!DOCTYPE html><html lang="en"><head><title>{TITLES["en"][i]} | Harbour Review</title><link rel="shortlink" href="/node/4821{i}1"><link rel="alternate" type="application/rss+xml" href="/rss.xml"></head><body><div class="region-header"><a href="/">Home</a></div><main><h1 class="page-header"><span class="field--name-title">{TITLES["en"][i]}</span></h1><div class="submitted">By editor | Wed, 18/03/2026 - 10:20</div><div class="field field--name-field-summary">{EN[i][0]}</div><div class="field field--name-body">{paragraphs(EN[i][1:])}</div><ul class="links"><li><a href="/user/login">Log in to post comments</a></li></ul></main></body></html>"""


def without_structure(i: int) -> str:
    return f"""<html><head><title>{TITLES["vi"][i]}</title></head><body><table width="100%"><tr><td><a href="/">TIN NHANH VÙNG BIÊN</a></td></tr><tr><td><font size="5"><b>{TITLES["vi"][i]}</b></font><br><i>Thứ tư, 18/03/2026 | 10:20</i><br><br><b>{VI[i][0]}</b><br><br>{"<br><br>".join(VI[i][1:])}<br><br><b>Minh Hà</b></td><td width="200"><a href="/tin/c5a48213{1 - i}.html">{TITLES["vi"][1 - i]}</a><br><a href="/tin/c5a482001.html">Giá cà phê hôm nay tăng nhẹ ở Tây Nguyên</a></td></tr></table></body></html>"""


def by_query(i: int) -> str:
    return f"""<html><head><title>{TITLES["vi"][i]}</title></head><body><h1>{TITLES["vi"][i]}</h1><div class="ngay">18/03/2026 10:20</div><div class="nd">{paragraphs(VI[i])}</div><a href="/chitiet.aspx?id=4821{1 - i}">{TITLES["vi"][1 - i]}</a></body></html>"""


SITES = {
    "blog": ("http://wp.example", ["/2026/03/hoi-dam-tai-mong-cai/", "/2026/03/doan-viet-nam-tham-don/"], "vi", VI, blog),
    "hashed": ("http://strait.example", ["/news/482131", "/news/482199"], "en", EN, hashed),
    "portal": ("http://bf.example.cn", ["/yw/202603/t20260318_482130.htm", "/yw/202603/t20260318_482131.htm"], "zh", ZH, portal),
    "nodes": ("http://harbour.example", ["/world/chinese-vietnamese-defense-ministers-hold-talks-border", "/world/vietnamese-delegation-visits-border-station-dongxing"], "en", EN, nodes),
}  # fmt: skip
OTHERS = [
    "/",
    "/category/quoc-phong/",
    "/about-us",
    "/world/contact",
    "/yw/",
    "/index.htm",
    "/tag/bien-gioi/",
    "/2026/03/",
]


def a_page(url: str, html: str) -> Page:
    return Page(
        outlet="mine", url=url, key="", body=html.encode("gb18030" if "gb2312" in html else "utf-8"),
        charset=None, fetched_at=datetime(2026, 11, 24, tzinfo=UTC),
    )  # fmt: skip


@pytest.mark.parametrize(("host", "paths", "language", "texts", "make"), SITES.values(), ids=SITES)
def test_what_is_proposed_from_one_article_reads_the_next(host, paths, language, texts, make) -> None:
    urls = [host + path for path in paths]
    pages = [a_page(url, make(number)) for number, url in enumerate(urls)]
    outlet = propose(pages[0], None).outlet
    assert (outlet.language, outlet.host) == (language, host.removeprefix("http://"))
    for number, page in enumerate(pages):
        article = extract(page, outlet)
        assert (article.title, article.text) == (TITLES[language][number], "\n".join(texts[number]))
        assert article.published_at == datetime.fromisoformat(
            f"2026-03-18T10:20:{'33' if language == 'zh' else '00'}+0{7 if host.endswith('.example') and make is not hashed else 8}:00"
        )
    assert len({outlet.key(url) for url in urls}) == 2
    assert [path for path in OTHERS if outlet.key(host + path)] == []


def test_articles_told_apart_after_the_question_mark_are_refused() -> None:
    page = a_page("http://old.example/chitiet.aspx?id=48210", by_query(0))
    with pytest.raises(NotAnArticle, match="a number after the question mark tells its articles apart"):
        propose(page, None)
    told = propose(replace(page, url="http://old.example/chitiet-48210.aspx?utm_id=123456"), None)
    assert told.article.text == "\n".join(VI[0])


def test_a_page_without_structure_makes_a_proposal_that_warns() -> None:
    proposal = propose(a_page("http://vungbien.example/tin/c5a482130.html", without_structure(0)), None)
    assert (
        "the text that was read holds the headline, and may hold more that is no part of the report"
        in proposal.doubts
    )
    assert proposal.article.published_at == datetime(2026, 3, 18, 3, 20, tzinfo=UTC)
