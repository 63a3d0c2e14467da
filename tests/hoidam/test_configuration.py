"""The configuration says everything that is wrong with it at once, and never its secrets."""

import base64
import re
import shutil
from datetime import time, timedelta
from pathlib import Path

import pytest

from alerts.quiet import Quiet
from alerts.subscription import Digest, Filter, Immediate
from hoidam.configuration import Configuration, load
from hoidam.crawling import manners_of
from hoidam.toml_lines import line_of, said
from meetings.beat import BUNDLED
from meetings.errors import ConfigError

ROOT = Path(__file__).parents[2]
EXAMPLE = (ROOT / "hoidam.example.toml").read_text(encoding="utf-8")
SECRET = "whsec_" + base64.b64encode(b"thirty-two bytes, not one fewer!").decode()
MAIL = """
[channels.mail]
kind = "email"
host = "127.0.0.1"
sender = "hoidam@example.org"
recipients = ["analyst@example.org"]
"""


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HOIDAM_CONFIG", raising=False)


def written(text: str, name: str = "hoidam.toml", mode: int = 0o600) -> Path:
    path = Path(name)
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return path


def loaded(text: str) -> Configuration:
    return load(written(text))


def problems(text: str) -> list[str]:
    with pytest.raises(ConfigError) as raised:
        loaded(text)
    return str(raised.value).splitlines()


def test_the_example_can_be_used_as_it_is() -> None:
    found = load(written(EXAMPLE, mode=0o644))
    assert [s.name for s in found.settings.told()] == ["morning", "ministers at once"]


@pytest.mark.filterwarnings("ignore:'imghdr' is deprecated")  # by a plugin of Apprise
def test_every_setting_of_the_example_can_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    everything = re.sub(r"^# (\[|[a-z_]+ = )", r"\1", EXAMPLE, flags=re.MULTILINE)
    everything = re.sub(r'^ca_file = ".*"', 'ca_file = "ca.pem"', everything, flags=re.MULTILINE)
    ca = Path(__import__("certifi").where()).read_text(encoding="utf-8")
    written(ca, "ca.pem")
    written(SECRET, "webhook-secret")
    written("https://hooks.slack.com/services/T0/B0/x", "slack-url")
    written("12345678:" + "x" * 35, "telegram-token")
    written("a-topic", "ntfy-topic")
    written("{}", "gazetteer.json")
    shutil.copytree(str(BUNDLED), "vietnam_laos")
    monkeypatch.setenv("HOIDAM_MAIL_PASSWORD", "open sesame")
    monkeypatch.setenv("NTFY_TOKEN", "tk_x")
    monkeypatch.setenv("OTHER_SERVICE", "json://host.example")
    found = loaded(everything)
    assert set(found.channels) == {"mail", "hook", "desk", "group", "phone", "other"}
    assert found.settings.crawler.outlets == ("baotintuc", "vnexpress")
    assert found.outlets["evening_post"].layout.body == ("div.article-body",)


def test_without_a_file_the_defaults_hold() -> None:
    found = load(None)
    assert found.path is None
    assert found.settings.crawler.delay == 5
    assert found.settings.subscriptions == ()


def test_a_file_that_was_named_has_to_be_there() -> None:
    with pytest.raises(ConfigError, match=r"elsewhere\.toml: No such file"):
        load(Path("elsewhere.toml"))


def test_every_mistake_is_listed_with_file_line_and_place() -> None:
    told = problems(
        """
databse = 1
[crawler]
delay = 2
contct = "x"
every = "10 minutes"
[channels.mail]
kind = "email"
host = ""
[channels.hook]
kind = "webhok"
[[subscriptions]]
name = "a"
channels = ["mial"]
[[subscriptions]]
name = "a"
channels = ["mail"]
filter = { min_weigth = 3, kinds = ["talk"] }
[subscriptions.schedule]
at = "25:00"
zone = "Mars/Hanoi"
"""
    )
    for expected in (
        "hoidam.toml:2: databse: unknown setting; did you mean 'database'?",
        "hoidam.toml:4: crawler.delay: must be 5 seconds or more",
        "hoidam.toml:5: crawler.contct: unknown setting; did you mean 'contact'?",
        "hoidam.toml:6: crawler.every: is no duration",
        "hoidam.toml:7: channels.mail.sender: is missing",
        "hoidam.toml:9: channels.mail.host: ",
        "hoidam.toml:11: channels.hook.kind: must be one of apprise, discord, email, ",
        "hoidam.toml:14: subscriptions[0].channels[0]: there is no channel 'mial'; did you mean 'mail'?",
        "hoidam.toml:16: subscriptions[1].name: 'a' is the name of subscriptions[0] too",
        "hoidam.toml:18: subscriptions[1].filter.min_weigth: unknown setting; did you mean 'min_weight'?",
        "hoidam.toml:18: subscriptions[1].filter.kinds: there is no kind 'talk'; did you mean 'talks'?",
        "hoidam.toml:20: subscriptions[1].schedule.at: '25:00': neither a time such as",
        "hoidam.toml:21: subscriptions[1].schedule.zone: there is no time zone 'Mars/Hanoi'",
    ):
        assert any(line.startswith(expected) for line in told), (expected, told)


def test_a_mistake_of_syntax_is_told_with_its_line() -> None:
    (line,) = problems('[database]\nurl = "sqlite:///x.db\n')
    assert line.startswith("hoidam.toml:2: not TOML: ")


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        ('"immediate"', Immediate()),
        ('{ settle = "2m" }', Immediate(settle=timedelta(minutes=2))),
        ('{ at = "07:00" }', Digest(at="07:00")),
        (
            '{ at = "0 7 * * mon-fri", zone = "Europe/Paris" }',
            Digest(at="0 7 * * mon-fri", zone="Europe/Paris"),
        ),
    ],
)
def test_a_schedule_is_understood(schedule: str, expected: Immediate | Digest) -> None:
    subscription = f'[[subscriptions]]\nname = "a"\nchannels = ["mail"]\nschedule = {schedule}\n'
    assert loaded(MAIL + subscription).settings.told()[0].schedule == expected


@pytest.mark.parametrize(
    ("schedule", "what"),
    [
        ('"sometimes"', 'must be "immediate" or a table'),
        ('{ at = "07:00", settle = 60 }', "exclude each other"),
        ('{ zone = "Europe/Paris" }', "zone needs at"),
        ('{ at = "0 0 30 2 *" }', "no such day"),
        ('{ settle = "-1s" }', "is no duration"),
        ("7", ""),
    ],
)
def test_a_schedule_that_means_nothing_is_refused(schedule: str, what: str) -> None:
    subscription = f'[[subscriptions]]\nname = "a"\nchannels = ["mail"]\nschedule = {schedule}\n'
    (line,) = problems(MAIL + subscription)
    assert "subscriptions[0].schedule" in line
    assert what in line


@pytest.mark.parametrize("delay", ["0", "-1", "nan", '"fast"', "4.99"])
def test_outlets_are_never_asked_more_often_than_is_polite(delay: str) -> None:
    assert "crawler.delay" in problems(f"[crawler]\ndelay = {delay}\n")[0]


def test_only_a_proxy_on_this_machine_may_be_asked_more_often() -> None:
    assert loaded('[crawler]\ndelay = 0.1\nproxy = "http://127.0.0.1:1"\n').settings.crawler.delay == 0.1
    assert problems('[crawler]\ndelay = 0.1\nproxy = "http://proxy.example.org:1"\n')


def test_the_environment_comes_before_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOIDAM_CRAWLER__EVERY", "1h")
    found = loaded('[crawler]\nevery = "5m"\ntimeout = 20\n')
    assert found.settings.crawler.every == timedelta(hours=1)
    assert found.settings.crawler.timeout == 20


def test_secrets_come_from_files_and_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    written(f"{SECRET}\n", "key")
    monkeypatch.setenv("HOOK", "https://alerts.example.org/path-of-mine")
    found = loaded('[channels.hook]\nkind = "webhook"\nurl_env = "HOOK"\nsecret_file = "key"\n')
    assert found.channels["hook"].recipients == ("https://alerts.example.org",)


@pytest.mark.parametrize(
    ("options", "what"),
    [
        ('secret_env = "NOBODY_SET_THIS"', "the environment has no NOBODY_SET_THIS"),
        ('secret_file = "nowhere"', "No such file"),
        ('secret_file = "open"', "others may read it; run: chmod 600"),
        ('secret_file = "empty"', "is empty"),
        ('secret_file = "."', "Is a directory"),
        ("secret_env = 3", "must be text"),
        ('secret = "x"\nsecret_file = "open"', "not both"),
    ],
)
def test_a_secret_that_cannot_be_had_is_told_with_its_place(options: str, what: str) -> None:
    written(SECRET, "open", mode=0o644)
    written("", "empty")
    told = problems(f'[channels.hook]\nkind = "webhook"\nurl = "https://x.example"\n{options}\n')
    assert any("channels.hook.secret" in line and what in line for line in told)


@pytest.mark.parametrize(
    "option",
    [
        'kind = "slack"\nurl = "https://hooks.slack.com/services/T0/B0/x"',
        f'kind = "telegram"\nchat = "1"\ntoken = "12345678:{"x" * 35}"',
        'kind = "ntfy"\ntopic = "a-topic"',
    ],
)
def test_what_lets_anybody_write_is_a_secret_too(option: str) -> None:
    with pytest.raises(ConfigError, match="others may read it; run: chmod 600"):
        load(written(f"[channels.chat]\n{option}\n", mode=0o644))
    assert load(written(f"[channels.chat]\n{option}\n")).channels


def test_the_key_that_is_replaced_comes_from_the_environment_too(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NEW", "OLD"):
        monkeypatch.setenv(name, SECRET)
    hook = 'kind = "webhook"\nurl = "https://x.example"\nsecret_env = "NEW"\nprevious_secret_env = "OLD"\n'
    assert loaded(f"[channels.hook]\n{hook}").channels


@pytest.mark.parametrize(
    "text",
    [
        MAIL + 'username = "me"\npassword = "open sesame"\n',
        MAIL + f'[channels]\nhook = {{ kind = "webhook", url = "https://x.example", secret = "{SECRET}" }}\n',
        MAIL + '[database]\nurl = "postgresql://me:open-sesame@127.0.0.1/x"\n',
    ],
    ids=["password", "key", "address"],
)
def test_a_configuration_with_a_password_or_key_must_be_private(text: str) -> None:
    written(text, mode=0o640)
    with pytest.raises(ConfigError, match="others may read it"):
        load(Path("hoidam.toml"))
    assert load(written(text)).channels


def test_no_secret_is_ever_shown() -> None:
    text = MAIL + 'username = "me"\npassword = "open-sesame"\n'
    text += f'[channels.hook]\nkind = "webhook"\nurl = "https://x.example/open-sesame"\nsecret = "{SECRET}"\n'
    text += '[database]\nurl = "postgresql://me:open-sesame@127.0.0.1/x"\n'
    found = loaded(text)
    shown = f"{found!r} {found.settings!r} {found.settings.model_dump()} {found.settings.model_dump_json()}"
    assert "open-sesame" not in shown
    assert SECRET not in shown
    told = "\n".join(
        problems(text + "[crawler]\ndelay = 0\n[channels.bad]\nkind = 'webhook'\nsecret = 'open-sesame'\n")
    )
    assert "open-sesame" not in told


def test_a_sqlite_file_lies_beside_the_configuration(tmp_path: Path) -> None:
    Path("etc").mkdir()
    found = load(written('[database]\nurl = "sqlite:///data/x.db"\n', "etc/hoidam.toml"))
    assert found.database == f"sqlite:///{tmp_path}/etc/data/x.db"
    assert loaded('[database]\nurl = "sqlite:////var/x.db"\n').database == "sqlite:////var/x.db"


def test_an_unknown_outlet_is_told_with_the_nearest_one() -> None:
    (line,) = problems('[crawler]\noutlets = ["vnexpres"]\n')
    assert line == "hoidam.toml:2: crawler.outlets: there is no outlet 'vnexpres'; did you mean 'vnexpress'?"


def test_lines_are_found_in_tables_arrays_and_dotted_keys() -> None:
    text = 'a = 1\n[b]\nc.d = 2\n[[e]]\nf = 1\n[[e]]\n[e.g]\n"h i" = 3\n'
    places = [("a",), ("b", "c", "d"), ("e", 0, "f"), ("e", 1), ("e", 1, "g", "h i"), ("e", 1, "g", "no")]
    assert [line_of(text, place) for place in places] == [1, 3, 5, 6, 8, 7]
    assert line_of(text, ("nowhere",)) is None
    assert said(("e", 1, "g")) == "e[1].g"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[crawler]\nevery = "20s"\n', "hoidam.toml:2: crawler.every: must be from 60s to 1d"),
        ('[crawler]\nevery = "2d"\n', "hoidam.toml:2: crawler.every: must be from 60s to 1d"),
        ('[crawler]\nca_file = "nofile.pem"\n', "hoidam.toml:2: crawler.ca_file: "),
        ('[crawler]\ncontact = "evil\\nheader: x"\n', "hoidam.toml:2: crawler.contact: must be an address"),
        ("[crawler]\noutlets = 3\n", "hoidam.toml:2: crawler.outlets: must be a list"),
        ('[crawler]\ntimeout = "x"\n', "hoidam.toml:2: crawler.timeout: must be a number"),
        ('[crawler]\nproxy = "http://h:99999"\n', "hoidam.toml:2: crawler.proxy: is not an http"),
        ('[database]\nurl = "mysql://u:pw@h/x"\n', "hoidam.toml:2: database.url: mysql://u:***@h/x: only"),
        ('[database]\nurl = "sqlite://u@h/db"\n', "hoidam.toml:2: database.url: db: a file is named"),
        ('[database]\nurl = "postgresql://h:port/x"\n', "hoidam.toml:2: database.url: the database address"),
        ('[[subscriptions]]\nname = "a"\nchannels = []\n', "hoidam.toml:3: subscriptions[0].channels: must name"),
        ('[[subscriptions]]\nname = ""\nchannels = ["m"]\n', "hoidam.toml:2: subscriptions[0].name: must not be empty"),
        (MAIL + "port = 70000\n", "hoidam.toml:7: channels.mail.port: must be at most 65535"),
        (MAIL + "prt = 1\n", "hoidam.toml:7: channels.mail.prt: unknown setting"),
        (MAIL + 'ca_file = "hoidam.toml"\n', "hoidam.toml:7: channels.mail.ca_file: "),
    ],
)  # fmt: skip
def test_a_mistake_is_told_in_plain_words_at_its_line(text: str, expected: str) -> None:
    told = problems(text)
    assert any(line.startswith(expected) for line in told), told
    assert not re.search(r"String|Tuple|Input|timedelta|Field", "".join(told))


def test_a_file_that_others_may_read_is_one_mistake_among_the_others() -> None:
    text = MAIL + 'username = "me"\npassword = "open sesame"\n[crawler]\ndelay = 1\n'
    text += (
        '[channels.hook]\nkind = "webhook"\nurl = "http://x.example"\nsecret_file = "nowhere"\ntimeout = 0\n'
    )
    with pytest.raises(ConfigError) as raised:
        load(written(text, mode=0o644))
    assert [
        line.partition(": ")[0] + ": " + line.split(": ")[1] for line in str(raised.value).splitlines()
    ] == [
        "hoidam.toml: others may read it; run",
        "hoidam.toml:10: crawler.delay",
        "hoidam.toml:14: channels.hook.secret_file",
        "hoidam.toml:15: channels.hook.timeout",
    ]


def test_what_a_channel_says_of_one_option_is_told_at_its_line() -> None:
    (line,) = problems(f'[channels.hook]\nkind = "webhook"\nurl = "http://x.example"\nsecret = "{SECRET}"\n')
    assert line.startswith("hoidam.toml:3: channels.hook.url: must be https")


def test_a_wrong_secret_is_told_at_the_line_that_says_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOKEN", "open sesame")
    (line,) = problems('[channels.group]\nkind = "telegram"\nchat = "1"\ntoken_env = "TOKEN"\n')
    assert line.startswith("hoidam.toml:4: channels.group.token: is not what @BotFather gives")


def test_a_variable_that_is_not_json_is_one_mistake_among_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOIDAM_CRAWLER__OUTLETS", "vnexpress")
    told = problems("[crawler]\ndelay = 1\n")
    assert any("HOIDAM_CRAWLER…: in the environment" in line for line in told)
    assert any("crawler.delay" in line for line in told)


HOOK = f'[channels.hook]\nkind = "webhook"\nsecret = "{SECRET}"\nurl = '


def test_what_may_be_connected_to_is_known_to_crawler_and_webhooks(monkeypatch: pytest.MonkeyPatch) -> None:
    found = loaded(
        '[network]\nallow = ["127.0.0.1:80", "[FD00::0:5]:443"]\n' + HOOK + '"http://127.0.0.1/"\n'
    )
    allowed = {("127.0.0.1", 80), ("fd00::5", 443)}
    assert manners_of(found).allowed == allowed
    assert found.channels["hook"].allowed == allowed
    monkeypatch.setenv("HOIDAM_NETWORK__ALLOW", '["10.0.0.1:1"]')
    assert manners_of(loaded("")).allowed == {("10.0.0.1", 1)}


@pytest.mark.parametrize(
    "written",
    ['"127.0.0.1"', '"localhost:80"', '"10.0.0.0/8:80"', '"127.0.0.1:0"', '"*"', "8080", "true", "[]"],
)
def test_what_may_be_connected_to_is_an_address_and_a_port(written: str) -> None:
    told = problems(f'[network]\nallow = ["10.0.0.1:80", {written}, "::1"]\n')
    assert [line.partition(" is no address with a port, such as ")[0] for line in told] == [
        "hoidam.toml:2: network.allow[1]:",
        "hoidam.toml:2: network.allow[2]:",
    ]


@pytest.mark.parametrize("network", ["", "[network]\nallow = []\n", '[network]\nallow = "127.0.0.1:8080"\n'])
def test_a_receiver_that_is_not_on_the_public_internet_is_a_mistake_unless_it_is_allowed(
    network: str,
) -> None:
    told = problems(HOOK + '"http://127.0.0.1:8080/open-sesame"\n' + network)
    assert told[0] == (
        "hoidam.toml:4: channels.hook.url: 127.0.0.1 is not on the public internet; "
        'if that is meant, set allow = ["127.0.0.1:8080"] in [network]'
    )
    assert "sesame" not in "".join(told)


def test_a_mail_server_may_be_anywhere() -> None:
    assert loaded(MAIL).channels


SUBSCRIPTION = f"""{MAIL}
[[subscriptions]]
name = "a"
channels = ["mail"]
"""


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ('filter = { persons = ["phan-van-gian"] }', "filter.persons: there is no person 'phan-van-gian'; did you mean 'phan-van-giang'?"),
        ('filter = { organisations = ["vn-navi"] }', "filter.organisations: there is no organisation 'vn-navi'; did you mean 'vn-navy'?"),
        ('filter = { posts = ["comander_navy"] }', "filter.posts: there is no post 'comander_navy'; did you mean 'commander_navy'?"),
        ('filter = { mechanisms = ["admm"] }', "filter.mechanisms: there is no mechanism 'admm'; did you mean 'admm_plus'?"),
        ('filter = { places = ["Hanoi"] }', "filter.places: there is no place 'Hanoi'; did you mean 'hanoi'?"),
        ('filter = { places = ["cn"] }', "filter.places: there is no place 'cn'; did you mean 'CN'?"),
        ('filter = { statuses = ["canceled"] }', "filter.statuses: there is no status 'canceled'; did you mean 'cancelled'?"),
        ('filter = { topics = ["hotlines"] }', "filter.topics: there is no topic 'hotlines'; did you mean 'hotline'?"),
        ('filter = { outlets = ["vnexpres"] }', "filter.outlets: there is no outlet 'vnexpres'; did you mean 'vnexpress'?"),
        ('filter = { languages = ["vn"] }', "filter.languages: there is no language 'vn'"),
        ("filter = { min_sources = -1 }", "filter.min_sources: must be at least 0"),
        ("filter = { min_weight = 6 }", "filter.min_weight: must be at most 5"),
        ('news = ["anounced"]', "news: there is no kind of news 'anounced'; did you mean 'announced'?"),
        ("when_nothing = true", "when_nothing needs a digest: schedule = { at = … }"),
        ("news = []", "news: must name at least one"),
        ('schedule = { at = "mno 07:00" }', "schedule.at: there is no day 'mno'; did you mean 'mon'?"),
        ('quiet = { from = "22:00", too = "06:00" }', "quiet.too: unknown setting; did you mean 'to'?"),
        ('quiet = { from = "22:00" }', "quiet.to: is missing"),
        ('quiet = { from = "10pm", to = "06:30" }', "quiet.from: is no time of day such as '22:00'"),
        ('quiet = { from = "22:00", to = "22:00" }', "quiet: from and to are one time"),
        ('quiet = { from = "22:00", to = "06:30", zone = "Asia/Saigo" }', "quiet.zone: there is no time zone 'Asia/Saigo'; did you mean 'Asia/Saigon'?"),
        ('schedule = { at = "07:00" }\nquiet = { from = "22:00", to = "06:30" }', "quiet is for immediate alerts; a digest comes at its own time"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_subscription_is_one_line_with_what_may_have_been_meant(
    said: str, expected: str
) -> None:
    told = problems(SUBSCRIPTION + said)
    assert any(expected in line for line in told), told
    assert sum("subscriptions[0]" in line for line in told) == len(told) <= 2


def test_a_subscription_says_what_it_wants_and_when() -> None:
    said = """
quiet = { from = "22:00", to = "06:30", zone = "Asia/Shanghai", unless_weight = 5 }
news = ["new", "called_off"]
filter = { places = ["guangxi", "CN"], organisations = ["plan"], outlets = ["vnexpress"], min_sources = 2 }
"""
    (told,) = loaded(SUBSCRIPTION + said).settings.told()
    assert told.schedule == Immediate(
        quiet=Quiet(start=time(22), end=time(6, 30), zone="Asia/Shanghai", unless_weight=5)
    )
    assert told.news == {"new", "called_off"}
    assert told.filter == Filter(
        places=("guangxi", "CN"), organisations=("plan",), outlets=("vnexpress",), min_sources=2
    )


def test_an_outlet_of_ones_own_may_be_asked_for() -> None:
    own = """
[[outlets]]
name = "evening_post"
host = "post.example"
article = '/[a-z0-9-]+-(?P<id>\\d{6})\\.html'
feeds = "https://post.example/news.rss"
"""
    (told,) = loaded(f'{SUBSCRIPTION}filter = {{ outlets = ["evening_post"] }}\n{own}').settings.told()
    assert told.filter.outlets == ("evening_post",)
