"""What outlets do wrong, or do on purpose: nothing is taken for an article that is none, nothing told twice."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from crawler.discover import discover
from crawler.extract import extract
from crawler.imposters import is_challenge
from crawler.outlet import Feed, Layout, Listing, NewsSitemap, Outlet, Source
from crawler.outlets import load
from hoidam.crawling import StoreJournal
from meetings.article import Article, Lead, Page
from meetings.errors import NotAnArticle
from storage.store import Store
from tests.crawler.test_crawl import NEWS, WORDS, feed, page, to, url

NOW = datetime(2026, 3, 20, 1, 0, tzinfo=UTC)
RSS = f"{NEWS}/rss"
OUTLET = Outlet(
    name="news", title="News", hosts=("news.example",), article_path=r"/[a-z-]+-(?P<id>\d+)\.html", sources=(),
    layout=Layout(body=(".body",), date=(".date",)),
)  # fmt: skip


def a_page(body: str | bytes) -> Page:
    raw = body if isinstance(body, bytes) else body.encode()
    return Page(outlet="news", url=url(1), key="news.example:1", body=raw, charset=None, fetched_at=NOW)


def read(body: str | bytes) -> Article:
    return extract(a_page(body), OUTLET)


def came_of(body: str) -> str:
    if is_challenge(body):
        return "challenge"
    try:
        extract(a_page(body), OUTLET)
    except NotAnArticle as error:
        return error.outcome
    return "ok"


PAGE_TEXT = "<html lang={0}><head><meta charset=utf-8><title>{1} | News</title></head><body><h1>{1}</h1><p>{2}</p></body></html>"
MISSING = {
    "vi": ("Không tìm thấy trang", "Trang bạn yêu cầu có thể đã được chuyển đi, đổi tên hoặc tạm thời không truy cập được. Mời bạn quay về trang chủ hoặc dùng ô tìm kiếm ở phía trên để xem các tin mới nhất trong ngày."),
    "zh": ("页面不存在", "很抱歉，您访问的页面可能已被移动、更名，或者暂时无法访问。请返回首页，或者使用页面上方的搜索框查找今天的最新报道，也可以与我们的编辑部联系，说明您是从哪里来到这里的，我们会尽快处理。"),
    "en": ("404 - Page not found", "The page you are looking for may have been moved, renamed or taken away for a while. Go back to the front page, or try the search box above to see the latest reports of the day."),
    "ru": ("Страница не найдена", "Возможно, страница была перемещена, переименована или временно недоступна. Вернитесь на главную или воспользуйтесь поиском, чтобы увидеть последние сообщения дня."),
    "fr": ("Page introuvable", "La page que vous cherchez a peut-être été déplacée, renommée ou retirée pour un temps. Revenez à l'accueil ou servez-vous de la recherche pour voir les nouvelles du jour."),
    "de": ("Seite nicht gefunden", "Die gesuchte Seite wurde vielleicht verschoben, umbenannt oder vorübergehend entfernt. Gehen Sie zur Startseite oder suchen Sie oben nach den neuesten Meldungen des Tages."),
    "es": ("Página no encontrada", "Puede que la página que busca se haya movido, cambiado de nombre o retirado por un tiempo. Vuelva a la portada o use el buscador para ver las últimas noticias del día."),
    "ja": ("ページが見つかりません", "お探しのページは移動、名称変更、または一時的にご利用いただけない可能性があります。トップページに戻るか、上の検索欄から本日の最新記事をお探しください。ご不便をおかけします。"),
}  # fmt: skip
FAILING = {
    "vi": ("Trang web đang bảo trì", "Chúng tôi đang nâng cấp hệ thống máy chủ để phục vụ bạn đọc tốt hơn. Xin bạn vui lòng quay lại sau ít phút nữa; các tin đã đăng vẫn được giữ nguyên và sẽ hiện lại đầy đủ."),
    "zh": ("系统维护中", "为了给读者提供更好的服务，我们正在升级服务器。请您稍后再来，已经发表的报道都会完整保留，维护结束以后即可照常阅读。给您带来的不便，我们深表歉意，感谢您的理解与支持，谢谢。"),
    "en": ("500 Internal Server Error", "Something went wrong while the server was putting this page together. Those who look after it have been told. Please come back in a few minutes; what was published before is still there."),
    "ru": ("Технические работы", "Мы обновляем серверы, чтобы сайт работал лучше. Зайдите, пожалуйста, через несколько минут: всё опубликованное сохранено и снова появится после окончания работ."),
    "fr": ("Site en maintenance", "Nous mettons nos serveurs à jour afin de mieux servir nos lecteurs. Revenez dans quelques minutes : tout ce qui a été publié est conservé et reparaîtra à la fin des travaux."),
    "de": ("Wartungsarbeiten", "Wir erneuern gerade unsere Server, damit die Seiten schneller erscheinen. Bitte kommen Sie in einigen Minuten wieder; alle Meldungen sind erhalten und erscheinen danach von neuem."),
    "es": ("Sitio en mantenimiento", "Estamos renovando los servidores para atender mejor a los lectores. Vuelva dentro de unos minutos: todo lo publicado se conserva y aparecerá de nuevo al terminar."),
    "ja": ("ただいまメンテナンス中です", "読者の皆様により良いサービスをお届けするため、サーバーの更新作業を行っております。数分後に改めてお越しください。公開済みの記事はすべて保存されており、作業後に再び表示されます。"),
}  # fmt: skip
DOORS = {
    "cf-title": "<title>Just a moment...</title><p>news.example needs to review the security of your connection.</p>",
    "cf-script": "<title>news.example</title><script>window._cf_chl_opt={cvId:'3'};</script><noscript>Enable JavaScript</noscript>",
    "cookie": "<script>document.cookie='D1N=91c2; path=/';window.location.reload(true);</script>",
    "cookie-then-location": "<script>document.cookie = 'k=1'; location.href = location.href;</script>",
    "incapsula": "<script src='/_Incapsula_Resource?SWJIYLWA=1'></script>",
    "aliyun": "<script>var arg1='7C3';document.cookie='acw_sc__v2='+f(arg1);</script>",
    "yunsuo": "<script>var url='x';document.cookie='yunsuo_session_verify=1';</script>",
    "vi": "<title>Xác thực</title><p>Hệ thống phát hiện lưu lượng bất thường. Vui lòng xác minh bạn không phải là rô-bốt.</p>",
    "zh": "<title>人机验证</title><p>请完成下面的验证，证明您不是机器人，然后继续访问。</p>",
    "en": "<title>Access denied</title><p>Checking your browser before you may go on. This takes a few seconds.</p>",
    "captcha": "<title>news.example</title><form><div class=h-captcha data-sitekey=x></div></form>",
}  # fmt: skip


@pytest.mark.parametrize(
    ("outcome", "body"),
    [
        *(pytest.param("not_found", PAGE_TEXT.format(tongue, *said), id=f"O2-{tongue}") for tongue, said in MISSING.items()),
        *(pytest.param("server_error", PAGE_TEXT.format(tongue, *said), id=f"O1-{tongue}") for tongue, said in FAILING.items()),
        *(pytest.param("challenge", f"<html>{body}</html>", id=f"O3-{kind}") for kind, body in DOORS.items()),
    ],
)  # fmt: skip
def test_what_stands_in_an_articles_place_is_called_what_it_is(outcome: str, body: str) -> None:
    assert came_of(body) == outcome


FRONT = "<html><head><title>News - tin mới</title><meta property=og:type content=website>{}</head><body>{}</body></html>"
HEADLINE = "Đoàn đại biểu quân sự thứ {0} thăm tỉnh biên giới và trao đổi với đơn vị bạn về hợp tác"
TEASER = "Trong khuôn khổ chuyến thăm thứ {0}, hai bên trao đổi về kinh nghiệm tuần tra, giao lưu và phối hợp quản lý đường biên."


@pytest.mark.parametrize("entry", [f"<h3><a href=/tin-{{0}}.html>{HEADLINE}</a></h3>", f"<h3><a href=/tin-{{0}}.html>{HEADLINE}</a></h3><p>{TEASER}</p>"], ids=["O2-headlines", "O2-teasers"])  # fmt: skip
@pytest.mark.parametrize(
    "head", [f"<link rel=canonical href={NEWS}/>", f"<meta property=og:url content='{NEWS}'>"]
)
def test_a_front_page_in_an_articles_place_is_a_listing(entry: str, head: str) -> None:
    assert came_of(FRONT.format(head, "".join(entry.format(n) for n in range(100, 120)))) == "listing"


@pytest.mark.parametrize(
    ("anything", "outcome"),
    [
        (PAGE_TEXT.format("vi", *MISSING["vi"]), "not_found"),
        (FRONT.format(f"<link rel=canonical href={NEWS}/>", "".join(f"<h3><a href=/tin-{n}.html>{HEADLINE.format(n)}</a></h3><p>{TEASER.format(n)}</p>" for n in range(9))), "listing"),
    ],
    ids=["O2-page", "O2-front-page"],
)  # fmt: skip
def test_an_outlet_that_answers_200_whatever_it_is_asked_for_brings_nothing(
    web, crawl, anything: str, outcome: str
) -> None:
    web.answers |= {
        RSS: feed(1),
        **{f"{NEWS}{path}": anything.encode() for path in ("/robots.txt", "/", "/sitemap.xml")},
    }
    web.answers |= {url(n): anything.encode() for n in range(9)}
    told = crawl(
        outlets={"news.example": [["feed", RSS], ["listing", f"{NEWS}/"], ["news", f"{NEWS}/sitemap.xml"]]}
    )
    assert told.kept() == []
    assert {came for came, _ in told.outcomes().values()} == {outcome}
    assert told.outcomes("source")[f"{NEWS}/sitemap.xml"] == ("unreadable", "not a sitemap")
    assert told.reports[0]["problem"]
    assert (told.code, told.stderr) == (0, "")


def test_a_report_that_has_related_ones_below_stays_one_whatever_its_layout() -> None:
    related = "".join(f"<h3><a href=/tin-{n}.html>{HEADLINE.format(n)}</a></h3>" for n in range(100, 108))
    head = f"<link rel=canonical href={url(1)}>"
    body = FRONT.format(
        head, f"<h1>Hội đàm</h1><div class=neu><p>{WORDS * 3}</p><p>{WORDS}</p></div><ul>{related}</ul>"
    )
    assert read(body).text.startswith(WORDS.strip())


@pytest.mark.parametrize(
    "head",
    [
        "<meta http-equiv=refresh content='0;url=http://evil.example/tin-1.html'>",
        "<link rel=canonical href=http://evil.example/tin-9.html>",
        "<meta property=og:url content=http://evil.example/tin-9.html>",
        "<base href=http://evil.example/>",
    ],
    ids=["N9-meta-refresh", "N9-canonical", "N9-og-url", "N9-base"],
)
def test_a_page_is_its_outlets_and_at_its_address_whatever_it_claims(web, crawl, head: str) -> None:
    web.answers |= {RSS: feed(1), url(1): page(1).replace(b"<h1>", head.encode() + b"<h1>")}
    told = crawl()
    (kept,) = [entry["keep"] for entry in told.journal if "keep" in entry]
    assert (kept["key"], kept["url"], kept["outlet"]) == ("news.example:1", url(1), "news")
    assert not [asked.url for asked in web.asked if "evil" in asked.url]


def test_o5_o6_o13_a_feed_that_is_empty_no_feed_old_or_shuffled_takes_nothing_away(web, crawl) -> None:
    new = [3, 2, 1]
    web.answers |= {RSS: feed(*new), **{url(n): page(n) for n in (0, *new)}}
    crawl()
    for answer, outcome, problem in (
        (feed(), "empty", f"{RSS}: empty (0 links, no article of news.example)"),
        (b"<html><body><h1>News</h1><p>Xin ch\xc3\xa0o</p></body></html>", "unreadable", f"{RSS}: unreadable (not a feed)"),
        (b"", "unreadable", f"{RSS}: unreadable (not a feed)"),
        (feed(1), "ok", None),
        (feed(2, 0, 1, 3), "ok", None),
    ):  # fmt: skip
        web.answers[RSS] = answer
        told = crawl()
        (last,) = [
            entry["visit"] for entry in told.journal if entry.get("visit", {}).get("asked") == "source"
        ][-1:]
        assert (last["outcome"], told.reports[0]["problem"]) == (outcome, problem)
    assert sorted(told.kept()) == [f"news.example:{n}" for n in range(4)]


def rss(*items: tuple[int, str, datetime]) -> bytes:
    return (
        '<rss version="2.0"><channel>'
        + "".join(
            f"<item><title>{title}</title><link>{url(n)}</link><pubDate>{moment:%a, %d %b %Y %H:%M:%S +0000}</pubDate></item>"
            for n, title, moment in items
        )
        + "</channel></rss>"
    ).encode()


def leads_of(body: bytes) -> tuple[Lead, ...]:
    return discover(Feed(RSS), body, OUTLET, url=RSS, charset=None).leads


@pytest.fixture
def store(tmp_path: Path, new_store: Callable[[Path], Store]) -> Store:
    return new_store(tmp_path / "hoidam.db")


@pytest.fixture
def journal(store: Store) -> Callable[..., StoreJournal]:
    def make(now: datetime = NOW) -> StoreJournal:
        return StoreJournal(store=store, now=lambda: now, outlets={"news": OUTLET})

    return make


def kept(journal: StoreJournal, lead: Lead, body: bytes) -> str:
    outcome = journal.keep(a_page(body), read(body))
    journal.settle(lead, "ok")
    return outcome


def test_o6_o7_a_feed_of_last_week_or_dated_anew_makes_nothing_due(journal: Any) -> None:
    old = rss(*((n, f"Tin {n}", NOW - timedelta(hours=n)) for n in range(1, 31)))
    new = rss(*((n, f"Tin {n}", NOW - timedelta(hours=n)) for n in range(21, 51)))
    for body, wanted in ((old, 30), (new, 20)):
        for lead in (due := journal().announced(leads_of(body))):
            journal().settle(lead, "ok")
        assert len(due) == wanted
    assert journal().announced(leads_of(old)) == []
    for hours in (1, 2):
        today = rss(*((n, f"Tin {n}", NOW + timedelta(hours=hours)) for n in range(1, 51)))
        assert journal().announced(leads_of(today)) == []
    assert journal().announced(leads_of(new)) == []
    assert journal().waiting("news") == 0


def test_o13_a_shuffled_feed_is_followed_in_one_order(journal: Any) -> None:
    items = [(n, f"Tin {n}", NOW - timedelta(hours=n)) for n in range(1, 31)]
    items.sort(key=lambda item: item[0] * 7 % 31)
    journal().announced(leads_of(rss(*items)))
    assert [lead.key for lead in journal().next_leads("news", 100)] == [
        f"news.example:{n}" for n in range(30, 0, -1)
    ]


def test_o9_o10_another_article_or_an_edited_one_at_one_address_is_a_revision(
    journal: Any, store: Store
) -> None:
    (lead,) = journal().announced(leads_of(rss((1, "Tin", NOW))))
    other = (
        "Hội thảo về y học quân sự nhiệt đới khai mạc sáng nay với hơn một trăm đại biểu của hai học viện. "
        * 3
    )
    bodies = [page(1), page(1), page(1, WORDS + "Bản sửa."), page(1, other)]
    assert [kept(journal(), lead, body) for body in bodies] == ["new", "same", "revised", "revised"]
    with store.transaction() as tx:
        found = tx.article_at(url(1))
        assert found is not None
        assert [revision.text.strip() for revision in tx.revisions(found.id)] == [
            WORDS.strip(), (WORDS + "Bản sửa.").strip(), other.strip(),
        ]  # fmt: skip


def test_o11_an_article_taken_away_is_kept_and_marked_and_a_page_out_of_order_marks_nothing(
    journal: Any, store: Store
) -> None:
    (lead,) = journal().announced(leads_of(rss((1, "Tin", NOW))))
    kept(journal(), lead, page(1))
    for outcome, gone_at in (("server_error", None), ("gone", NOW), ("not_found", NOW), ("ok", None)):
        journal().settle(lead, outcome)
        with store.transaction() as tx:
            found = tx.article_at(url(1))
        assert found is not None
        assert (outcome, found.gone_at, found.article.text) == (outcome, gone_at, WORDS.strip())


ABSURD = {
    "O12-2099": "2099-01-01T00:00:00Z", "O12-year-1": "0001-01-01T00:00:00+14:00", "O12-year-9999": "9999-12-31T23:59:59-14:00",
    "O12-zone": "2026-03-18T09:00:00+99:99", "O12-31-Feb": "31/02/2026 10:00", "O12-5000-digits": "9" * 5_000, "O12-epoch": "1773824400000", "O12-hour-25": "2026-03-18T25:00:00",
    "O12-words": "hôm qua",
}  # fmt: skip


@pytest.mark.parametrize("said", ABSURD.values(), ids=ABSURD)
@pytest.mark.parametrize("where", ["printed", "declared", "meta"])
def test_an_absurd_date_is_none_and_the_article_is_kept(where: str, said: str) -> None:
    ways = {
        "printed": ("", f"<p class=date>{said}</p>"),
        "declared": (f'<script type="application/ld+json">{{"datePublished": "{said}"}}</script>', ""),
        "meta": (f"<meta property='article:published_time' content='{said}'>", ""),
    }
    head, before = ways[where]
    article = read(
        f"<html><head>{head}</head><body><h1>Tin</h1>{before}<div class=body><p>{WORDS}</p></div></body></html>"
    )
    assert (article.published_at, article.text) == (None, WORDS.strip())


@pytest.mark.parametrize("second", ["60", "61"])
def test_o12_a_leap_second_is_the_last_of_its_minute(second: str) -> None:
    body = rss((1, "Tin", NOW)).replace(b"01:00:00", f"23:59:{second}".encode())
    assert leads_of(body)[0].published_at == datetime(2026, 3, 20, 23, 59, 59, tzinfo=UTC)


def test_o12_absurd_dates_of_a_feed_cost_no_article_and_date_no_visit(web, crawl) -> None:
    items = "".join(
        f"<item><title>Tin {n}</title><link>{url(n)}</link><pubDate>{said}</pubDate></item>"
        for n, said in enumerate(ABSURD.values(), 1)
    )
    numbers = range(1, len(ABSURD) + 1)
    web.answers |= {
        RSS: f"<rss version='2.0'><channel>{items}</channel></rss>".encode(),
        **{url(n): page(n) for n in numbers},
    }
    told = crawl()
    (visit,) = [entry["visit"] for entry in told.journal if entry.get("visit", {}).get("asked") == "source"]
    assert (visit["outcome"], visit["detail"]) == ("ok", "1 dates lie ahead")
    newest = visit["newest_at"] and datetime.fromisoformat(visit["newest_at"])
    assert newest is None or newest < datetime.now(UTC) + timedelta(days=2)
    assert sorted(told.kept()) == sorted(f"news.example:{n}" for n in numbers)


ALIKE = [
    "http://news.example.evil.example/tin-1.html", "http://news-example/tin-1.html", "http://nеws.example/tin-1.html",
    "http://xn--nws-qdd.example/tin-1.html", "http://evil.example/?http://news.example/tin-1.html", "http://news.example@evil.example/tin-1.html",
    "http://news.example:80@evil.example/tin-1.html", "http://evil.example/news.example/tin-1.html", "http://news。example/tin-1.html",
    "http://news.example%2eevil.example/tin-1.html", "//evil.example/tin-1.html", "http://evil.example\\@news.example/tin-1.html",
]  # fmt: skip


@pytest.mark.parametrize(
    "source", [Feed(NEWS), NewsSitemap(NEWS), Listing(NEWS)], ids=["feed", "sitemap", "listing"]
)
@pytest.mark.parametrize("link", ALIKE, ids=[f"O15-{n}" for n in range(len(ALIKE))])
def test_a_link_to_a_look_alike_promises_nothing(source: Source, link: str) -> None:
    body = {
        Feed: f"<rss version='2.0'><channel><item><title>T</title><link>{link}</link></item></channel></rss>",
        NewsSitemap: f"<urlset><url><loc>{link}</loc></url></urlset>",
        Listing: f"<a href='{link}'>T</a>",
    }[type(source)]
    assert discover(source, body.encode(), OUTLET, url=NEWS, charset=None).leads == ()


def test_o16_a_calendar_without_end_and_addresses_of_a_session_are_bounded(web, crawl) -> None:
    calendar = "".join(
        f"<a href='/lich/{year}/{month}'>{month}</a>" for year in range(2020, 2220) for month in range(1, 13)
    )
    sessions = "".join(f"<a href='/tin-1.html?sid={n:032x}'>Tin 1</a>" for n in range(2_000))
    endless = "".join(f"<a href='/tin-{n}.html'>Tin {n}</a>" for n in range(2, 3_000))
    long = f"<a href='/tin-1.html?{'x' * 3_000}'>Tin 1</a>"
    listing = (calendar + long + sessions + endless).encode()
    web.answers |= {f"{NEWS}/": listing, f"{NEWS}/tin-1.html?sid={0:032x}": listing}
    web.answers |= {f"{NEWS}/lich/2020/{month}": listing for month in range(1, 13)}
    told = crawl(outlets={"news.example": [["listing", f"{NEWS}/"]]}, max_pages=4)
    leads = [entry["lead"] for entry in told.journal if "lead" in entry]
    assert len(leads) == len({lead["key"] for lead in leads}) == 2_999
    assert max(len(lead["url"]) for lead in leads) < 2_048
    assert len(web.paths()) <= 5
    assert not [path for path in web.paths() if "lich" in path]


def test_o14_a_flood_is_followed_a_round_at_a_time_and_none_of_it_is_lost(web, crawl) -> None:
    numbers = range(10_000)
    urls = "".join(f"<url><loc>{url(n)}</loc></url>" for n in numbers)
    web.answers |= {f"{NEWS}/news.xml": f"<urlset>{urls}</urlset>".encode()}
    web.answers |= {url(n): page(n) for n in range(9)}
    options = {"outlets": {"news.example": [["news", f"{NEWS}/news.xml"]]}, "max_pages": 4}
    rounds = [crawl(**options) for _ in range(2)]
    assert [told.reports[0]["leads"] for told in rounds] == [10_000, 0], "the second time nothing is new"
    assert rounds[1].kept() == [f"news.example:{n}" for n in range(8)]
    assert len(web.paths()) == 2 * (1 + 4)
    leads = {entry["lead"]["key"] for entry in rounds[1].journal if "lead" in entry}
    assert leads == {f"news.example:{n}" for n in numbers}


def test_o17_one_dead_outlet_among_forty_delays_no_other(web, crawl) -> None:
    hosts = [f"o{n}.example" for n in range(40)]
    for host in hosts[1:]:
        web.answers |= {
            f"http://{host}/rss": feed(1, host=f"http://{host}"),
            f"http://{host}/tin-1.html": page(1),
        }
    web.answers[f"http://{hosts[0]}/robots.txt"] = lambda request: request.connection.recv(1)
    told = crawl(outlets={host: [["feed", f"http://{host}/rss"]] for host in hosts}, timeout=8)
    assert sorted(told.kept()) == sorted(f"{host}:1" for host in hosts[1:])
    assert [report["problem"] for report in told.reports if report["problem"]] == [
        "o0.example cannot be reached: no answer in 8 s"
    ]
    dead = next(n for n, entry in enumerate(told.journal) if "//o0.example/" in str(entry.get("visit")))
    before = [entry for entry in told.journal[:dead] if "keep" in entry]
    assert len(before) > 20, "most were done before it was given up, however busy the machine"


RULES = b"User-agent: *\nDisallow: /tin-1\n"
ROBOTS: dict[str, tuple[Any, bool]] = {
    "O18-page": (b"<!DOCTYPE html><html><body><h1>News</h1><p>Disallow nothing</p></body></html>", True),
    "O18-missing": (404, True), "O18-forbidden": (403, True), "O18-empty": (b"", True), "O18-binary": (bytes(range(256)) * 99, True),
    "O18-UTF-16": (RULES.decode().encode("utf-16"), False), "O18-UTF-16-without-mark": (RULES.decode().encode("utf-16-le"), False),
    "O18-UTF-8-with-mark": (b"\xef\xbb\xbf" + RULES, False), "O18-CR": (RULES.replace(b"\n", b"\r"), False),
    "O18-9-MB": (RULES + b"Allow: /x\n" * 900_000, False), "O18-redirected": (to("/robots-1"), False),
}  # fmt: skip


def test_o18_robots_txt_in_any_form_is_obeyed_and_kept_within_bounds(web, crawl) -> None:
    hosts = {case: f"{case.lower()}.example" for case in ROBOTS}
    for case, host in hosts.items():
        web.answers |= {
            f"http://{host}/rss": feed(1, host=f"http://{host}"),
            f"http://{host}/tin-1.html": page(1),
        }
        web.answers[f"http://{host}/robots.txt"] = ROBOTS[case][0]
    there = f"http://{hosts['O18-redirected']}"
    web.answers |= {f"{there}/robots-{n}": to(f"/robots-{n + 1}") for n in range(1, 5)} | {
        f"{there}/robots-5": RULES
    }
    told = crawl(outlets={host: [["feed", f"http://{host}/rss"]] for host in hosts.values()}, timeout=30)
    assert set(told.kept()) == {f"{host}:1" for case, host in hosts.items() if ROBOTS[case][1]}
    forbidden = {url for url, (outcome, _) in told.outcomes().items() if outcome == "forbidden_by_robots"}
    assert forbidden == {f"http://{host}/tin-1.html" for case, host in hosts.items() if not ROBOTS[case][1]}
    assert max(len(entry["robots"][1]) for entry in told.journal if "robots" in entry) <= 512 * 1024
    assert (told.code, told.stderr) == (0, "")


def test_o8_every_declared_outlet_knows_its_twins() -> None:
    for outlet in load().values():
        for twin in ("m", "www", "amp", "mobile", "www2"):
            assert outlet.owns(f"https://{twin}.{outlet.host}/x")
