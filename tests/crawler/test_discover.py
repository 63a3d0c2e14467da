"""Sources promise articles; what they hold besides, or instead, is an outcome and never an exception."""

import time
from datetime import date, datetime

import pytest

from crawler.discover import Discovery, discover
from crawler.outlet import Feed, Listing, NewsSitemap, Outlet, Source
from crawler.outlets import load

HOST = "https://a.example"
OUTLET = Outlet(
    name="a", title="A", hosts=("a.example",), article_path=r"/[a-z-]+-(?P<id>\d+)\.html", sources=(Feed(f"{HOST}/rss"),)
)  # fmt: skip
ITEM = "<item><title>{title}</title><link>{link}</link><pubDate>{date}</pubDate></item>"


def test_a_feed_gives_one_lead_an_article_of_its_own() -> None:
    found = _feed(
        ITEM.format(
            title="Hội &amp;amp; đàm",
            link=f"{HOST}/x-1.html?utm_source=rss",
            date="Sun, 22 Nov 2026 09:12:00 GMT+7",
        )
        + ITEM.format(title="Hội đàm nữa", link=f"{HOST}/y-1.html", date="")
        + ITEM.format(title="Elsewhere", link="https://b.example/x-2.html", date="")
        + ITEM.format(title="A section", link=f"{HOST}/world", date="")
        + ITEM.format(title="", link=f"{HOST}/z-3.html", date="yesterday")
    )
    assert found.outcome == "ok"
    assert [(lead.key, lead.title) for lead in found.leads] == [
        ("a.example:1", "Hội đàm nữa"),
        ("a.example:3", None),
    ]
    assert found.leads[0].published_at == datetime.fromisoformat("2026-11-22T09:12+07:00")
    assert found.leads[0].url == f"{HOST}/x-1.html"
    assert found.leads[1].published_at is None


def test_atom_and_a_feed_that_lies_about_its_charset_are_read() -> None:
    atom = (
        '<?xml version="1.0" encoding="iso-8859-1"?><feed xmlns="http://www.w3.org/2005/Atom"><entry>'
        f'<title>Họp báo</title><link href="{HOST}/x-1.html"/><updated>2026-11-22T02:12:00Z</updated></entry></feed>'
    )
    found = _read(Feed(HOST), atom.encode(), charset="iso-8859-1")
    assert found.leads[0].title == "Họp báo"
    assert found.leads[0].published_at == datetime.fromisoformat("2026-11-22T09:12+07:00")


RSS = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Tin mới</title>{}</channel></rss>'
PATROL = "https://dantri.com.vn/thoi-su/hai-tau-ho-ve-ten-lua-tuan-tra-lien-hop-20260310113140650.htm"
REHEARSAL = "https://tuoitre.vn/tong-duyet-giao-luu-quoc-phong-bien-gioi-100260317164512330.htm"
EXCHANGE = "https://thanhnien.vn/giao-luu-bien-gioi-viet-nam-campuchia-185251114171312749.htm"

FEEDS = {
    "vnexpress: plain, with a picture in the summary": (
        "vnexpress",
        RSS.format(
            """<item><title>Hai tàu hải quân tuần tra chung</title>
            <description><![CDATA[<a href="https://vnexpress.net/x-5048636.html"><img src="1.jpg"/></a></br>Hai tàu
            của mỗi bên tuần tra trên vịnh Bắc Bộ.]]></description>
            <pubDate>Tue, 10 Mar 2026 11:40:00 +0700</pubDate>
            <link>https://vnexpress.net/hai-tau-hai-quan-tuan-tra-chung-5048636.html</link></item>"""
        ),
        ("vnexpress.net:5048636", "Hai tàu hải quân tuần tra chung", "2026-03-10T11:40+07:00"),
        "Hai tàu của mỗi bên tuần tra trên vịnh Bắc Bộ.",
    ),
    "dantri: a prefix, and hours of one digit": (
        "dantri",
        RSS.format(
            f"""<item><title><![CDATA[Hai tàu hộ vệ tên lửa tuần tra liên hợp]]></title><link><![CDATA[{PATROL}]]></link>
            <description>&lt;a href="#"&gt;&lt;img src="1.jpg" /&gt;&lt;/a&gt;(Dân trí) - Hai tàu rời cảng.</description>
            <pubDate>Tue, 10 Mar 2026 8:05:00 +0700</pubDate></item>"""
        ),
        (
            "dantri.com.vn:20260310113140650",
            "Hai tàu hộ vệ tên lửa tuần tra liên hợp",
            "2026-03-10T08:05+07:00",
        ),
        "(Dân trí) - Hai tàu rời cảng.",
    ),
    "tuoitre: American, with a narrow space": (
        "tuoitre",
        RSS.format(
            f"""<item><title>Tổng duyệt giao lưu quốc phòng biên giới</title><link>{REHEARSAL}</link>
            <pubDate>3/7/2026 5:20:00\u202fAM</pubDate></item>"""
        ),
        (
            "tuoitre.vn:100260317164512330",
            "Tổng duyệt giao lưu quốc phòng biên giới",
            "2026-03-07T05:20+07:00",
        ),
        None,
    ),
    "tuoitre: American, in the afternoon": (
        "tuoitre",
        RSS.format(
            f"<item><title>Tổng duyệt</title><link>{REHEARSAL}</link><pubDate>3/17/2026 11:00:00 PM</pubDate></item>"
        ),
        ("tuoitre.vn:100260317164512330", "Tổng duyệt", "2026-03-17T23:00+07:00"),
        None,
    ),
    "baochinhphu: American, with a prefix": (
        "baochinhphu",
        RSS.format(
            """<item><title>Th&#7911; t&#432;&#7899;ng ti&#7871;p c&#225;c B&#7897; tr&#432;&#7903;ng</title>
            <description><![CDATA[(Chinhphu.vn) - Chiều 16/3, tại Hà Nội.]]></description>
            <link>https://baochinhphu.vn/thu-tuong-tiep-cac-bo-truong-102260316174512305.htm</link>
            <pubDate>3/16/2026 6:05:00 PM</pubDate></item>"""
        ),
        ("baochinhphu.vn:102260316174512305", "Thủ tướng tiếp các Bộ trưởng", "2026-03-16T18:05+07:00"),
        "(Chinhphu.vn) - Chiều 16/3, tại Hà Nội.",
    ),
    "thanhnien: a year of two digits, everything escaped twice": (
        "thanhnien",
        RSS.format(
            f"""<item><title>Giao l&amp;amp;#432;u biên giới &amp;amp;quot;hai nước&amp;amp;quot;</title><link>{EXCHANGE}</link>
            <description>Sáng 14.11, t&amp;amp;#7841;i Tây Ninh &amp;amp;lt;b&amp;amp;gt;hai đoàn&amp;amp;lt;/b&amp;amp;gt; gặp nhau.</description>
            <pubDate>Sat, 15 Nov 25 04:27:00 +0700</pubDate></item>"""
        ),
        (
            "thanhnien.vn:185251114171312749",
            'Giao lưu biên giới "hai nước"',
            "2025-11-15T04:27+07:00",
        ),
        "Sáng 14.11, tại Tây Ninh hai đoàn gặp nhau.",
    ),
    "vtv: a zone of two digits": (
        "vtv",
        RSS.format(
            """<item><title>Chào cột mốc 1116</title><link>https://vtv.vn/chao-cot-moc-1116-10025041610203045.htm</link>
            <pubDate>Wed, 16 Apr 2025 10:25:00 +07</pubDate></item>"""
        ),
        ("vtv.vn:10025041610203045", "Chào cột mốc 1116", "2025-04-16T10:25+07:00"),
        None,
    ),
    "baotintuc: a zone by name": (
        "baotintuc",
        RSS.format(
            """<item><title>Hội đàm</title><link>https://baotintuc.vn/thoi-su/hoi-dam-20260318162623091.htm</link>
            <pubDate>Wed, 18 Mar 2026 16:40:00 GMT+7</pubDate></item>"""
        ),
        ("baotintuc.vn:20260318162623091", "Hội đàm", "2026-03-18T16:40+07:00"),
        None,
    ),
    "tienphong: a zone with a colon": (
        "tienphong",
        RSS.format(
            """<item><title>Viếng nghĩa trang</title><link>https://www.tienphong.vn/vieng-nghia-trang-post1796003.tpo</link>
            <description><![CDATA[<p>TPO - Đoàn dâng hương<br>các liệt sĩ &amp; đồng đội.</p>]]></description>
            <pubDate>Fri, 14 Nov 2025 09:12:00 +07:00</pubDate></item>"""
        ),
        ("tienphong.vn:1796003", "Viếng nghĩa trang", "2025-11-14T09:12+07:00"),
        "TPO - Đoàn dâng hương các liệt sĩ & đồng đội.",
    ),
    "Atom, with the text in it": (
        "baolaocai",
        """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Tin mới</title><entry>
        <title type="html">Tuần tra &lt;b&gt;liên hợp&lt;/b&gt; ở Lào Cai</title><id>tag:baolaocai.vn,2024:388412</id>
        <link rel="alternate" href="https://baolaocai.vn/tuan-tra-lien-hop-post388412.html"/>
        <published>2024-08-28T03:10:00Z</published><updated>2024-08-29T01:00:00Z</updated>
        <content type="html">&lt;p&gt;Hai bên cùng đi tuần.&lt;/p&gt;&lt;p&gt;Cột mốc còn nguyên.&lt;/p&gt;</content></entry></feed>""",
        ("baolaocai.vn:388412", "Tuần tra liên hợp ở Lào Cai", "2024-08-28T10:10+07:00"),
        "Hai bên cùng đi tuần. Cột mốc còn nguyên.",
    ),
    "RDF 1.0": (
        "baoquangninh",
        """<?xml version="1.0" encoding="utf-8"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="https://baoquangninh.vn/"><title>Tin mới</title></channel>
        <item rdf:about="https://baoquangninh.vn/giao-luu-tai-mong-cai-3399001.html"><title>Giao lưu tại Móng Cái</title>
        <link>https://baoquangninh.vn/giao-luu-tai-mong-cai-3399001.html</link>
        <description>Hai đoàn trồng cây ở cửa khẩu.</description><dc:date>2026-03-18T09:30:00+07:00</dc:date></item></rdf:RDF>""",
        ("baoquangninh.vn:3399001", "Giao lưu tại Móng Cái", "2026-03-18T09:30+07:00"),
        "Hai đoàn trồng cây ở cửa khẩu.",
    ),
    "no link but an identity that is one": (
        "cand",
        RSS.format(
            """<item><title>Đối thoại 3+3</title><guid>https://cand.vn/doi-thoai-3-3-post801234.html</guid>
            <pubDate>Mon, 16 Mar 2026 18:00:00 +0700</pubDate></item>
            <item><title>Không có gì cả</title><pubDate>Mon, 16 Mar 2026 18:00:00 +0700</pubDate></item>"""
        ),
        ("cand.vn:801234", "Đối thoại 3+3", "2026-03-16T18:00+07:00"),
        None,
    ),
    "a host written twice": (
        "dantri",
        RSS.format(
            f"""<item><title>Tuần tra</title><link>https://dantri.com.vn{PATROL}</link>
            <pubDate>Tue, 10 Mar 2026 11:40:00 +07</pubDate></item>"""
        ),
        ("dantri.com.vn:20260310113140650", "Tuần tra", "2026-03-10T11:40+07:00"),
        None,
    ),
}


@pytest.mark.parametrize(("name", "feed", "said", "summary"), FEEDS.values(), ids=FEEDS)
def test_feeds_are_read_in_every_dialect(
    name: str, feed: str, said: tuple[str, str, str], summary: str | None
) -> None:
    outlet = load()[name]
    found = discover(Feed(HOST), feed.encode(), outlet, url=f"https://{outlet.host}/rss", charset="utf-8")
    [lead] = found.leads
    key, title, moment = said
    assert (lead.key, lead.title, lead.published_at) == (key, title, datetime.fromisoformat(moment))
    assert lead.summary == summary
    assert lead.url.count("https://") == 1


def test_of_an_article_announced_twice_the_longer_summary_is_kept_and_cut() -> None:
    item = "<item><title>Hội đàm</title><link>{link}</link><description>{summary}</description></item>"
    found = _feed(
        item.format(link=f"{HOST}/x-1.html", summary="")
        + item.format(link=f"{HOST}/y-1.html", summary="Hai bên " * 500)
        + item.format(link=f"{HOST}/z-1.html", summary="Hai bên gặp nhau.")
    )
    [lead] = found.leads
    assert lead.summary is not None
    assert len(lead.summary) <= 1_000
    assert lead.summary.startswith("Hai bên Hai bên")


def test_an_address_within_an_address_is_left_as_it_is() -> None:
    archived = f"https://web.example/2026/{HOST}/x-1.html"
    assert _feed(ITEM.format(title="", link=archived, date="")).leads == ()


def test_a_feed_cut_short_gives_what_came_before() -> None:
    body = _rss(ITEM.format(title="One", link=f"{HOST}/x-1.html", date="") * 2)
    assert _read(Feed(HOST), body[: body.rindex(b"<link>")]).outcome == "ok"


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(12))
    + b"]><rss version='2.0'><channel><title>&m;</title></channel></rss>"
)


@pytest.mark.parametrize(
    "source", [Feed(HOST), NewsSitemap(HOST), Listing(HOST)], ids=lambda source: type(source).__name__
)
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\x00\xff\xfe" * 200,
        b"/etc/passwd",
        b"https://b.example/feed.xml",
        b"<html><body><h1>Just a moment</h1></body></html>",
        b"<rss",
        b"<urlset>",
        b"<rss><x>&#xd800;</y>",
        BOMB,
        b"<a>" * 50_000,
        b"<?xml version='1.0'?><!DOCTYPE r SYSTEM 'file:///etc/passwd'><rss/>",
    ],
    ids=[
        "empty",
        "binary",
        "a file name",
        "an address",
        "a page",
        "cut",
        "cut map",
        "surrogate",
        "bomb",
        "deep",
        "outside",
    ],
)
def test_what_is_no_source_is_an_outcome(source: Source, body: bytes) -> None:
    begun = time.process_time()
    found = _read(source, body)
    assert found.leads == ()
    assert found.outcome in {"unreadable", "empty"}
    assert found.detail
    assert time.process_time() - begun < 10


def test_an_empty_feed_is_told_from_a_page_in_its_place() -> None:
    assert _feed("").outcome == "empty"
    assert _read(Feed(HOST), b"<html><body>Xin ch\xc3\xa0o</body></html>").outcome == "unreadable"


def test_o14_a_feed_of_ten_thousand_items_loses_none() -> None:
    items = "".join(ITEM.format(title=f"T{n}", link=f"{HOST}/x-{n}.html", date="") for n in range(10_000))
    assert [lead.key for lead in _feed(items).leads] == [f"a.example:{n}" for n in range(10_000)]


def test_a_source_without_end_is_cut_to_what_a_sitemap_may_hold() -> None:
    urls = "".join(f"<url><loc>{HOST}/x-{n}.html</loc></url>" for n in range(50_009))
    assert len(_read(NewsSitemap(HOST), f"<urlset>{urls}</urlset>".encode()).leads) == 20_000


def test_a_news_sitemap_gives_titles_and_times_but_no_times_of_change() -> None:
    body = f"""<?xml version="1.0"?>
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
    <url><loc>{HOST}/x-1.html</loc><news:news><news:publication_date>2026-11-22T09:12:00+07:00</news:publication_date>
    <news:title>Hội đàm</news:title></news:news></url>
    <url><loc> {HOST}/x-2.html </loc><lastmod>2026-11-23T09:12:00+07:00</lastmod></url></urlset>"""
    found = _read(NewsSitemap(HOST), body.encode())
    assert [(lead.key, lead.title) for lead in found.leads] == [
        ("a.example:1", "Hội đàm"),
        ("a.example:2", None),
    ]
    assert found.leads[0].published_at == datetime.fromisoformat("2026-11-22T09:12+07:00")
    assert found.leads[1].published_at is None
    assert {lead.summary for lead in found.leads} == {None}


def test_pictures_in_a_sitemap_are_no_articles_and_name_none() -> None:
    body = f"""<urlset xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
    <url><loc>{HOST}/x-1.html</loc><image:image><image:loc>{HOST}/media/x-9.jpg</image:loc>
    <image:title>Toàn cảnh</image:title></image:image></url>
    <url><image:image><image:loc>{HOST}/x-9.html</image:loc></image:image><loc>{HOST}/x-2.html</loc></url></urlset>"""
    found = _read(NewsSitemap(HOST), body.encode())
    assert [(lead.key, lead.title) for lead in found.leads] == [("a.example:1", None), ("a.example:2", None)]


def test_a_sitemap_of_a_month_is_read_whole() -> None:
    urls = "".join(f"<url><loc>{HOST}/x-{n}.html</loc></url>" for n in range(12_000))
    assert len(_read(NewsSitemap(HOST), f"<urlset>{urls}</urlset>".encode()).leads) == 12_000


def test_an_address_with_half_a_character_costs_nothing() -> None:
    body = f"<urlset><url><loc>{HOST}/x-1.html?&#xd800;</loc></url><url><loc>{HOST}/x-2.html</loc></url></urlset>"
    keys = [lead.key for lead in _read(NewsSitemap(HOST), body.encode()).leads]
    assert keys == ["a.example:1", "a.example:2"]


def test_a_listing_gives_its_links_with_the_words_that_stand_for_them() -> None:
    body = """<a href="/x-1.html"><img src="a.jpg"></a><h3><a href="x-1.html">Hội đàm\n tại Hà Nội</a></h3>
    <a href="//a.example/x-2.html" title="Họp báo"></a><a href="http://[">bad</a><a>none</a><a href="/world">World</a>"""
    found = _read(Listing(f"{HOST}/"), body.encode())
    assert [(lead.url, lead.title) for lead in found.leads] == [
        (f"{HOST}/x-1.html", "Hội đàm tại Hà Nội"),
        (f"{HOST}/x-2.html", "Họp báo"),
    ]
    assert {lead.summary for lead in found.leads} == {None}


@pytest.mark.parametrize(
    "entry",
    [
        "<li><a href=/x-1.html>Hội đàm<small class='time hidden-xs'>2026-11-22 09:12</small></a></li>",
        "<li><a href=/x-1.html><div class=title><h3>Hội đàm</h3><small class=time>2026-11-22 09:12</small></div></a></li>",
        "<li><a href=/x-1.html>Hội đàm</a> <span>2026-11-22 09:12</span></li>",
        "<div><a href=/x-1.html><img src=1.jpg></a><div><a href=/x-1.html>Hội đàm</a><p>Hai bên gặp nhau.</p></div>"
        "<div class=source_time>By Li Wei | 2026/11/22 9:12:00</div></div>",
        "<article><h2><a href=/x-1.html>Hội đàm</a></h2><time>22/11/2026 09:12</time></article>",
    ],
)
def test_a_listing_dates_an_entry_by_what_stands_beside_its_link(entry: str) -> None:
    others = "<li><a href=/y-2.html>Họp báo</a></li><li><a href=/z-3.html>Đối thoại</a><i>2026-11-20 08:00</i></li>"
    body = f"<div>Hôm nay 24/11/2026</div><ul>{entry}{others}</ul>"
    found = _read(Listing(f"{HOST}/"), body.encode())
    assert [(lead.title, lead.published_at) for lead in found.leads] == [
        ("Hội đàm", datetime.fromisoformat("2026-11-22T09:12+07:00")),
        ("Họp báo", None),
        ("Đối thoại", datetime.fromisoformat("2026-11-20T08:00+07:00")),
    ]


@pytest.mark.parametrize(
    "entry",
    [
        "<a href=/x-1.html>Diễn tập 2026-11-22 nhìn lại</a>",
        "<a href=/x-1.html class=update-title><b>Diễn tập 2026-11-22 nhìn lại</b></a>",
        "<p><a href=/x-1.html>Diễn tập</a><i>2026-11-22</i><i>2026-11-23</i></p>",
        "<p><a href=/x-1.html>Diễn tập</a><a href=/y-2.html>Họp báo</a><i>2026-11-22</i></p>",
        "<p><a href=/x-1.html>Diễn tập</a><i>hôm qua</i></p>",
    ],
)
def test_a_date_that_may_be_anothers_or_a_headlines_dates_nothing(entry: str) -> None:
    assert _read(Listing(f"{HOST}/"), entry.encode()).leads[0].published_at is None


MOD_LIST = """<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>要闻 - 中华人民共和国国防部</title></head><body>
<div class="header"><span class="today">今天是 2026年8月24日 星期一</span></div>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/gfbw/xwfyr/index.html">新闻发言人</a></li></ul>
<ul id="main-news-list" class="list-unstyled">
<li><a href="./16300602.html">国防部举行4月例行记者会<small class="time hidden-xs">2024-04-25 15:32</small></a></li>
<li><a href="./16300571.html" title="董军与潘文江在中越边境举行会谈"><img src="./a.jpg"></a>
<a href="./16300571.html">董军与潘文江在中越边境举行会谈<small class="time hidden-xs">2024-04-12 20:31</small></a></li>
<li><a href="../wzll/hj/16299870.html">海军某支队组织回顾2023-11-23联合巡逻<small class="time hidden-xs">2024-04-14 08:02</small></a></li>
<li><a href="./16300571_2.html">[2]</a></li><li><a href="http://www.81.cn/yw_208727/16300544.html">中国军网</a></li></ul>
<div id="displaypagenum"><script>createPageHTML('9', 0, 'index', 'html');</script></div></body></html>"""


def test_the_list_of_the_chinese_ministry_is_read_with_its_times() -> None:
    outlet = load()["mod_gov_cn"]
    source = outlet.sources[0]
    found = discover(
        source, MOD_LIST.encode(), outlet, url="http://www.mod.gov.cn/gfbw/qwfb/index.html", charset=None
    )
    assert [
        (lead.key, lead.title, lead.published_at and lead.published_at.isoformat()) for lead in found.leads
    ] == [
        ("mod.gov.cn:16300602", "国防部举行4月例行记者会", "2024-04-25T07:32:00+00:00"),
        ("mod.gov.cn:16300571", "董军与潘文江在中越边境举行会谈", "2024-04-12T12:31:00+00:00"),
        ("mod.gov.cn:16299870", "海军某支队组织回顾2023-11-23联合巡逻", "2024-04-14T00:02:00+00:00"),
    ]
    assert found.leads[0].url == "http://www.mod.gov.cn/gfbw/qwfb/16300602.html"


def test_pages_of_a_list_are_numbered_from_where_it_begins() -> None:
    today = date(2026, 8, 24)
    (asked,) = load()["mod_gov_cn"].sources[0].archive(today, today)
    assert asked[0].endswith("/xwfyr/yzxwfb/index.html")
    assert [url.rpartition("/")[2] for url in asked[1:]] == [f"index_{page}.html" for page in range(1, 10)]


def test_a_feed_of_two_bytes_a_character_is_read() -> None:
    body = _rss(ITEM.format(title="Việt Nam, China talk", link=f"{HOST}/x-1.html", date="")).decode()
    found = _read(Feed(HOST), body.replace("utf-8", "utf-16").encode("utf-16-le"))
    assert found.leads[0].title == "Việt Nam, China talk"


def test_a_listing_leads_to_the_sections_it_is_declared_to_have() -> None:
    body = """<a href="/doi-ngoai">ĐỐI NGOẠI  Quốc phòng</a> <a href="/doi-ngoai#top">Đối ngoại Quốc phòng</a>
    <a href="https://evil.example/">Đối ngoại Quốc phòng</a> <a href="/the-thao">Thể thao</a>"""
    found = _read(Listing(f"{HOST}/", sections=("Đối ngoại Quốc phòng",)), body.encode())
    assert found.sections == (f"{HOST}/doi-ngoai",)
    assert _read(Listing(f"{HOST}/"), body.encode()).sections == ()


def test_links_are_relative_to_the_base_a_page_declares() -> None:
    body = b"""<head><base href="/news/"></head><a href="../x-1.html">One</a>"""
    assert [lead.url for lead in _read(Listing(f"{HOST}/"), body).leads] == [f"{HOST}/x-1.html"]


def _feed(items: str) -> Discovery:
    return _read(Feed(HOST), _rss(items))


def _rss(items: str) -> bytes:
    head = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>A</title>'
    return f"{head}{items}</channel></rss>".encode()


def _read(source: Source, body: bytes, charset: str | None = None) -> Discovery:
    return discover(source, body, OUTLET, url=f"{HOST}/", charset=charset)
