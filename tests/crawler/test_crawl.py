"""A round against servers that behave, and that do not."""

import gzip
import json
import signal
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from itertools import pairwise
from pathlib import Path

import pytest

from hoidam.sample_sites import sample_sites_in_thread
from tests.forked import Forked

NEWS = "http://news.example"
WORDS = "Hai bên nhất trí duy trì trao đổi đoàn, tuần tra chung và giao lưu sĩ quan trẻ trong năm tới. " * 3
End = Callable[[Forked], None]


def page(number: int, text: str = WORDS) -> bytes:
    return (
        f"<html lang=vi><meta charset=utf-8><h1>Tin số {number}</h1><p class=date>18/03/2026 09:{number % 60:02}</p>"
        f"<div class=body><p>{text}</p></div></html>"
    ).encode()


def feed(*numbers: int, host: str = NEWS) -> bytes:
    items = "".join(f"<item><title>Tin {n}</title><link>{host}/tin-{n}.html</link></item>" for n in numbers)
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>{items}</channel></rss>'.encode()
    )


def url(number: int) -> str:
    return f"{NEWS}/tin-{number}.html"


def to(target: str) -> Callable[[BaseHTTPRequestHandler], None]:
    def redirect(request: BaseHTTPRequestHandler) -> None:
        request.send_response(302)
        request.send_header("Location", target)
        request.send_header("Content-Length", "0")
        request.end_headers()

    return redirect


def test_a_round_keeps_what_the_sample_outlets_publish_over_verified_tls(crawl, tmp_path: Path) -> None:
    names = ["baoquankhu7", "baotintuc", "biengioilanhtho", "vnexpress"]
    with sample_sites_in_thread(tmp_path) as sites:
        told = crawl(samples=names, proxy=sites.proxy, ca_file=str(sites.ca_file))
        asked = [request for requests in sites.requests.values() for request in requests]
    assert [report["outlet"] for report in told.reports] == names
    assert [report["problem"] for report in told.reports] == [None] * 4
    assert sum(report["new"] for report in told.reports) == len(told.kept()) == len(set(told.kept())) >= 20
    assert {request.status for request in asked} == {200}
    assert {request.user_agent for request in asked} == {"hoidam/9.9 (+desk@watch.example)"}
    assert told.stderr == ""


def test_a_certificate_nobody_vouches_for_is_refused(crawl, tmp_path: Path) -> None:
    with sample_sites_in_thread(tmp_path) as sites:
        told = crawl(samples=["vnexpress"], proxy=sites.proxy)
    assert told.reports[0]["problem"] == "vnexpress.net cannot be reached: its certificate is not trusted"
    assert sites.requests == {}


def test_without_a_network_a_round_ends_at_once_with_one_line_an_outlet(crawl) -> None:
    told = crawl(proxy=None, samples=["baotintuc", "vnexpress"], delay=60)
    assert [report["problem"] for report in told.reports] == [
        "baotintuc.vn cannot be reached: no such name",
        "vnexpress.net cannot be reached: no such name",
    ]
    assert told.seconds < 30


def test_a_round_imports_nothing_for_what_it_does_not_do(web, crawl) -> None:
    web.answers |= {f"{NEWS}/rss": feed(1), url(1): page(1)}
    told = crawl()
    assert told.kept() == ["news.example:1"]
    (imported,) = [entry["imported"] for entry in told.journal if "imported" in entry]
    assert not {"aiohttp", "requests", "tldextract", "telnetlib", "ftplib"} & set(imported)


def test_requests_come_one_at_a_time_and_apart_and_leave_rows(web, crawl) -> None:
    def slow(request: BaseHTTPRequestHandler) -> None:
        time.sleep(0.1)
        request.send_response(200)
        body = page(1)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    web.answers |= {f"{NEWS}/rss": feed(1, 2, 3), url(1): slow, url(2): slow, url(3): slow}
    told = crawl(delay=0.4)
    starts = [request.began for request in web.asked]
    assert all(later - earlier >= 0.4 for earlier, later in pairwise(starts))
    assert all(after.began >= before.ended for before, after in pairwise(web.asked))
    assert len(told.kept()) == 3
    assert told.outcomes("source") == {f"{NEWS}/rss": ("ok", "")}
    assert told.outcomes() == {url(number): ("ok", "") for number in (1, 2, 3)}
    [settled] = [
        entry["settle"] for entry in told.journal if entry.get("settle", {}).get("key") == "news.example:1"
    ]
    assert settled == {"key": "news.example:1", "outcome": "ok", "moved_to": None}


def test_a_crawl_delay_is_honoured(web, crawl) -> None:
    web.answers |= {
        f"{NEWS}/robots.txt": b"User-agent: *\nCrawl-delay: 1",
        f"{NEWS}/rss": feed(1),
        url(1): page(1),
    }
    crawl()
    starts = [request.began for request in web.asked]
    assert len(starts) == 3
    assert starts[2] - starts[1] >= 0.99


def test_what_robots_txt_forbids_is_not_fetched(web, crawl) -> None:
    rules = b"User-agent: *\nDisallow: /\n\nUser-agent: hoidam\nDisallow: /tin-1"
    web.answers |= {f"{NEWS}/robots.txt": rules, f"{NEWS}/rss": feed(1, 2), url(1): page(1), url(2): page(2)}
    told = crawl()
    assert web.paths() == ["/rss", "/tin-2.html"]
    assert told.outcomes()[url(1)] == ("forbidden_by_robots", "robots.txt forbids it")


@pytest.mark.parametrize("answer", [503, 429, 500])
def test_a_robots_txt_that_cannot_be_had_forbids_everything(web, crawl, answer: int) -> None:
    web.answers |= {f"{NEWS}/robots.txt": answer, f"{NEWS}/rss": feed(1), url(1): page(1)}
    told = crawl()
    assert web.paths() == []
    assert f"robots.txt: answers {answer}" in told.reports[0]["problem"]


def test_redirects_are_followed_within_the_outlet_and_refused_elsewhere(web, crawl) -> None:
    web.answers |= {
        f"{NEWS}/rss": feed(1, 2, 3, 4, 5),
        url(1): to("http://evil.example/tin-1.html"),
        url(2): to("http://m.news.example/tin-2.html"),
        "http://m.news.example/tin-2.html": page(2),
        url(3): to(url(3)),
        url(4): to("file:///etc/hostname"),
        url(5): to(f"{NEWS}/"),
        f"{NEWS}/": page(5),
        "http://evil.example/tin-1.html": page(1),
    }
    told = crawl()
    assert told.kept() == ["news.example:2"]
    assert not any("evil" in request.url for request in web.asked)
    assert told.outcomes() == {
        url(1): ("off_site", "redirects to evil.example"),
        url(2): ("ok", ""),
        url(3): ("server_error", "redirects in circles"),
        url(4): ("off_site", "redirects to no web address"),
        url(5): ("gone", f"redirects to {NEWS}/"),
    }


def test_every_failure_is_an_outcome_and_the_page_stays_wanted(web, crawl) -> None:
    def huge(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        _pour(request, b"x" * 65536, 800)

    def bomb(request: BaseHTTPRequestHandler) -> None:
        body = gzip.compress(b"<p>" * 20_000_000)
        request.send_response(200)
        request.send_header("Content-Encoding", "gzip")
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    def cut(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", "5000")
        request.end_headers()
        request.wfile.write(b"half")
        request.close_connection = True

    attributes = b"<html><body " + b" ".join(b"a%d=1" % n for n in range(300_000)) + b">" + page(9)
    web.answers |= {
        f"{NEWS}/rss": feed(*range(1, 11)),
        url(1): huge,
        url(2): bomb,
        url(3): cut,
        url(4): 403,
        url(5): 410,
        url(6): 500,
        url(7): b"<html><script>location='/?d1n'</script></html>",
        url(8): b"<div>" * 10_000 + WORDS.encode() + b"</div>" * 10_000,
        url(9): attributes,
        url(10): page(10),
    }
    told = crawl()
    outcomes = {key: value[0] for key, value in told.outcomes().items()}
    assert outcomes == {
        url(1): "too_large",
        url(2): "too_large",
        url(3): "unreachable",
        url(4): "refused",
        url(5): "gone",
        url(6): "server_error",
        url(7): "unreadable",
        url(8): "unreadable",
        url(9): "too_expensive",
        url(10): "ok",
    }
    assert told.outcomes()[url(8)][1] == "too deep"
    assert (told.reports[0]["vanished"], told.reports[0]["failed"]) == (1, 8)
    assert told.reports[0]["problem"] is None
    settled = [entry["settle"] for entry in told.journal if "settle" in entry]
    assert [entry["key"] for entry in settled if entry["outcome"] == "ok"] == ["news.example:10"]


@pytest.mark.parametrize("packing", ["gzip", "deflate", "br", "zstd", "gzip, gzip"])
def test_an_answer_packed_wrongly_costs_that_page_alone(web, crawl, packing: str) -> None:
    def garbage(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Encoding", packing)
        request.send_header("Content-Length", "12")
        request.end_headers()
        request.wfile.write(b"\x1f\x8bnot packed")

    web.answers |= {f"{NEWS}/rss": feed(1, 2), url(1): garbage, url(2): page(2)}
    told = crawl()
    assert told.outcomes()[url(1)][0] == "server_error"
    assert told.kept() == ["news.example:2"]


def test_pages_that_are_gone_are_no_failures_and_a_source_that_fails_is_one(web, crawl) -> None:
    outlets = {"news.example": [["feed", f"{NEWS}/rss"], ["feed", f"{NEWS}/broken"]]}
    web.answers |= {
        f"{NEWS}/rss": feed(1, 2, 3),
        f"{NEWS}/broken": 500,
        url(1): 410,
        url(2): 404,
        url(3): 500,
    }
    (report,) = crawl(outlets=outlets).reports
    assert (report["vanished"], report["failed"]) == (2, 2)


def test_an_outlet_that_is_busy_is_left_alone_and_others_go_on(web, crawl) -> None:
    outlets = {host: [["feed", f"http://{host}/rss"]] for host in ("news.example", "post.example")}
    web.answers |= {
        f"{NEWS}/rss": feed(1, 2),
        url(1): 429,
        url(2): page(2),
        "http://post.example/rss": feed(1, host="http://post.example"),
        "http://post.example/tin-1.html": page(1),
    }
    told = crawl(outlets=outlets)
    assert url(2) not in [request.url for request in web.asked]
    assert told.kept() == ["post.example:1"]
    assert told.reports[0]["problem"] == f"{url(1)}: busy (answers 429)"
    told_of = [
        entry.get("visit", {}).get("url") or entry.get("settle", {}).get("key") for entry in told.journal
    ]
    assert told_of.index(url(1)) < told_of.index("news.example:1"), (
        "a kill between forgets no wish to be left alone"
    )


def test_addresses_given_by_hand_are_not_asked_for_either_once_an_outlet_is_busy(web, crawl) -> None:
    web.answers |= {url(1): 429, url(2): page(2)}
    told = crawl(urls=[url(1), url(2)])
    assert web.paths() == ["/tin-1.html"]
    assert told.reports[0]["problem"] == f"{url(1)}: busy (answers 429)"


def test_an_outlet_that_answers_no_more_is_left_alone_after_two_pages(web, crawl) -> None:
    def hang_up(request: BaseHTTPRequestHandler) -> None:
        request.close_connection = True

    web.answers |= {f"{NEWS}/rss": feed(1, 2, 3), url(1): hang_up, url(2): hang_up, url(3): page(3)}
    told = crawl()
    assert set(web.paths()) == {"/rss", "/tin-1.html", "/tin-2.html"}
    assert {outcome for outcome, _ in told.outcomes().values()} == {"unreachable"}


def test_no_more_pages_are_fetched_in_a_round_than_is_polite(web, crawl) -> None:
    web.answers |= {f"{NEWS}/rss": feed(1, 2, 3), **{url(number): page(number) for number in (1, 2, 3)}}
    assert crawl(max_pages=2).kept() == ["news.example:1", "news.example:2"]
    assert crawl(max_pages=2).kept()[2:] == ["news.example:3"]


def test_a_page_in_place_of_a_feed_is_a_problem_that_is_told(web, crawl) -> None:
    web.answers[f"{NEWS}/rss"] = b"<html><body><h1>Just a moment</h1></body></html>"
    told = crawl()
    assert told.outcomes("source")[f"{NEWS}/rss"][0] == "unreadable"
    assert told.reports[0]["problem"] == f"{NEWS}/rss: unreadable (not a feed)"


def test_the_sections_of_a_home_page_are_visited_with_it_and_leave_rows(web, crawl) -> None:
    web.answers |= {
        f"{NEWS}/": '<a href="/tin-1.html">Tin 1</a> <a href="/qp">Quốc phòng</a>'.encode(),
        f"{NEWS}/qp": b'<a href="/tin-1.html">Tin 1</a> <a href="/tin-2.html">Tin 2</a> <a href="/qp">QP</a>',
        url(1): page(1),
        url(2): page(2),
    }
    told = crawl(outlets={"news.example": [["listing", f"{NEWS}/", ["Quốc phòng"]]]})
    assert web.paths() == ["/", "/qp", "/tin-1.html", "/tin-2.html"]
    assert told.outcomes("source") == {f"{NEWS}/": ("ok", ""), f"{NEWS}/qp": ("ok", "")}
    assert told.kept() == ["news.example:1", "news.example:2"]


def test_a_section_is_visited_though_the_home_page_that_leads_to_it_is_the_same_as_before(web, crawl) -> None:
    home = '<a href="/tin-1.html">Tin 1</a> <a href="/qp">Quốc phòng</a>'.encode()
    web.answers |= {f"{NEWS}/": home, f"{NEWS}/qp": b'<a href="/tin-1.html">Tin 1</a>', url(1): page(1)}
    outlets = {"news.example": [["listing", f"{NEWS}/", ["Quốc phòng"]]]}
    crawl(outlets=outlets)
    web.answers |= {f"{NEWS}/qp": b'<a href="/tin-2.html">Tin 2</a>', url(2): page(2)}
    assert crawl(outlets=outlets).kept() == ["news.example:1", "news.example:2"]


def test_given_addresses_are_fetched_and_nothing_else(web, crawl) -> None:
    web.answers |= {f"{NEWS}/rss": feed(1), url(1): page(1), url(2): page(2)}
    told = crawl(urls=[url(2)])
    assert web.paths() == ["/tin-2.html"]
    assert told.kept() == ["news.example:2"]


def test_an_address_of_no_outlet_is_refused_before_anything_is_asked(web, crawl) -> None:
    told = crawl(urls=["http://other.example/x-1.html"])
    assert told.code != 0
    assert "http://other.example/x-1.html: no outlet we know publishes there" in told.stderr
    assert web.asked == []


def test_a_proxy_of_the_environment_is_ignored(web, crawl) -> None:
    told = crawl(proxy=None, env={"http_proxy": web.proxy, "HTTP_PROXY": web.proxy, "no_proxy": ""})
    assert web.asked == []
    assert told.reports[0]["problem"] == "news.example cannot be reached: no such name"


def test_a_store_that_fails_ends_the_round_with_its_error(web, crawl) -> None:
    web.answers |= {f"{NEWS}/rss": feed(1, 2), url(1): page(1), url(2): page(2)}
    told = crawl(broken=True)
    assert told.code != 0
    assert "StoreError: disk full" in told.stderr
    assert web.paths() == ["/rss", "/tin-1.html"]


def test_looking_back_visits_each_day_and_leaves_out_what_is_older(web, crawl) -> None:
    today = time.strftime("%Y-%m-%d", time.gmtime(time.time() + 7 * 3600))
    items = "".join(
        f"<item><title>T</title><link>{url(n)}</link><pubDate>{date}</pubDate></item>"
        for n, date in ((1, "01/01/2020 10:00"), (2, f"{today}T00:10:00+07:00"))
    )
    web.answers |= {
        f"{NEWS}/rss": f'<rss version="2.0"><channel>{items}</channel></rss>'.encode(),
        f"{NEWS}/map?d={today}": f"<urlset><url><loc>{url(3)}</loc></url></urlset>".encode(),
        **{url(number): page(number) for number in (1, 2, 3)},
    }
    sources = [["feed", f"{NEWS}/rss"], ["dated", NEWS + "/map?d={day:%Y-%m-%d}"]]
    told = crawl(since=today, outlets={"news.example": sources})
    assert told.kept() == ["news.example:2", "news.example:3"]


def test_a_killed_round_loses_nothing_and_fetches_nothing_kept_again(web, crawl, end: End) -> None:
    numbers = range(1, 13)
    web.answers |= {f"{NEWS}/rss": feed(*numbers), **{url(number): page(number) for number in numbers}}
    child = crawl.started(delay=0.3)
    end(child)
    _wait_for(lambda: sum("keep" in entry for entry in crawl.entries()) >= 3)
    child.send_signal(signal.SIGKILL)
    child.communicate()
    before = [entry["keep"]["key"] for entry in crawl.entries() if "keep" in entry]
    assert len(before) < 12
    web.asked.clear()
    told = crawl()
    assert sorted(told.kept()) == sorted(f"news.example:{number}" for number in numbers)
    assert not {f"/tin-{key.split(':')[1]}.html" for key in before} & set(web.paths())


def test_asked_to_end_a_round_ends_soon_and_says_what_it_did(web, crawl, end: End) -> None:
    reached, over = threading.Event(), threading.Event()

    def silent(request: BaseHTTPRequestHandler) -> None:
        reached.set()
        over.wait(60)
        request.close_connection = True

    web.answers |= {f"{NEWS}/rss": feed(1, 2), url(1): page(1), url(2): silent}
    child = crawl.started(timeout=120)
    end(child)
    assert reached.wait(60)
    child.terminate()
    stdout, stderr = child.communicate(timeout=30)
    over.set()
    assert stderr == ""
    assert json.loads(stdout)["new"] == 1


def _wait_for(happened: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


def _pour(request: BaseHTTPRequestHandler, piece: bytes, times: int) -> None:
    request.close_connection = True
    try:
        for _ in range(times):
            request.wfile.write(piece)
    except OSError:
        return


def test_robots_txt_holds_for_addresses_given_by_hand_and_for_sitemaps(web, crawl) -> None:
    sitemap = b"<urlset><url><loc>http://news.example/tin-2.html</loc></url></urlset>"
    web.answers |= {
        f"{NEWS}/robots.txt": b"User-agent: *\nDisallow: /tin-1\nDisallow: /*.xml$",
        f"{NEWS}/news.xml": sitemap,
        f"{NEWS}/2026-03-18.xml": sitemap,
        url(1): page(1),
        url(2): page(2),
    }
    assert crawl(urls=[url(1), url(2)]).kept() == ["news.example:2"]
    outlets = {"news.example": [["news", f"{NEWS}/news.xml"], ["dated", NEWS + "/{day:%Y-%m-%d}.xml"]]}
    crawl(outlets=outlets)
    told = crawl(outlets=outlets, since="2026-03-18", until="2026-03-18")
    assert web.paths() == ["/tin-2.html"]
    assert {outcome for outcome, _ in told.outcomes("source").values()} == {"forbidden_by_robots"}
    assert {outcome for outcome, _ in told.outcomes("archive").values()} == {"forbidden_by_robots"}


def test_all_hosts_of_an_outlet_are_asked_one_at_a_time_and_apart(web, crawl) -> None:
    twin = "http://m.news.example"
    web.answers |= {f"{NEWS}/rss": feed(1, 2), f"{twin}/rss": feed(3, host=twin)} | {
        url(number): page(number) for number in (1, 2)
    }
    web.answers[f"{twin}/tin-3.html"] = page(3)
    told = crawl(delay=0.4, outlets={"news.example": [["feed", f"{NEWS}/rss"], ["feed", f"{twin}/rss"]]})
    assert len(told.kept()) == 3
    assert {request.url.split("/")[2] for request in web.asked} == {"news.example", "m.news.example"}
    assert all(after.began - before.ended >= 0.4 for before, after in pairwise(web.asked))
