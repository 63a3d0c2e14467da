"""``hoidam outlets add``: an outlet's declaration, made from the page of one of its articles."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hoidam.terminal import counted, cut, harmless, moment, note, width

if TYPE_CHECKING:
    from crawler.adding.proposal import Proposal
    from hoidam.configuration import Configuration
    from meetings.article import Page

_PATIENCE = 15.0
"""Seconds for a proposal: it reads the page several times, while a person waits."""
_CHECKOUT = Path(__file__).resolve().parents[2]
_NO_HOST = "is no name of a site on the internet, such as post.example"
_OUTLETS, _PAGES = Path("crawler/outlets"), Path("tests/crawler/pages")


@click.command(
    "add",
    short_help="Propose an outlet from one of its articles.",
    epilog="""\b
Examples:
  hoidam outlets add evening_post https://post.example/some-article-123456.html --toml >> hoidam.toml
  hoidam outlets add evening_post https://post.example/some-article-123456.html --to .""",
)
@click.argument("name")
@click.argument("url")
@click.option(
    "--to",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="DIR",
    help="Write the file and its sample into this checkout.",
)
@click.option("--toml", is_flag=True, help="Print a table for the configuration, also in a checkout.")
def command(*, name: str, url: str, to: Path | None, toml: bool) -> None:
    """Propose the outlet NAME, which published the article at URL; look at it before you use it.

    robots.txt, the article and the home page are asked for, once each, as politely as in a crawl. Printed is
    a table to be pasted into the configuration; in a checkout of hoidam, the outlet's file and its sample are
    written instead. The sample has the markup of the page and words of our own. Nothing is overwritten.
    """
    from crawler.adding.writing import as_toml
    from hoidam.opening import configuration

    if to and toml:
        raise click.UsageError("--to and --toml exclude each other")
    found = configuration()
    if to is not None:
        _demand_checkout(to)
    _demand_new(found, name, url)
    folder = None if toml else to or _checkout()
    files = None if folder is None else _free(folder, name)
    page, home = _had(found, name, url)
    proposal = _proposed(page, home, sampled=files is not None)
    _tell(proposal)
    if files is None:
        click.echo(as_toml(proposal.outlet), nl=False)
        note(
            "Look at it; then paste it at the end of the configuration, and see: hoidam outlets check " + name
        )
    else:
        _write(files, proposal)


def _demand_new(found: "Configuration", name: str, url: str) -> None:
    from crawler.declared import host_name, named
    from meetings.web_address import literal, web_address

    parts = web_address(url)
    if parts is None:
        raise click.BadParameter(f"{url!r} is not an http or https address", param_hint="URL")
    try:
        named(name)
    except ValueError as error:
        raise click.BadParameter(f"{name!r} {error}", param_hint="NAME") from error
    if address := literal(parts):
        raise click.BadParameter(
            f"{address} is the number of a machine, which may change: an outlet is known by the name it"
            " publishes under, as in https://post.example/…",
            param_hint="URL",
        )
    try:
        host_name(parts.hostname or "")
    except ValueError as error:
        raise click.BadParameter(f"{parts.hostname} {_NO_HOST}", param_hint="URL") from error
    if name in found.outlets:
        is_theirs = name in {declared.name for declared in found.settings.outlets}
        where = f", declared in {found.path or 'the configuration'}" if is_theirs else ""
        raise click.BadParameter(f"there is an outlet {name} already{where}", param_hint="NAME")
    if owner := next((outlet.name for outlet in found.outlets.values() if outlet.owns(url)), None):
        raise click.BadParameter(f"{url} is an address of {owner}", param_hint="URL")


def _demand_checkout(folder: Path) -> None:
    if missing := [str(path) for path in (_OUTLETS, _PAGES) if not (folder / path).is_dir()]:
        raise click.BadParameter(
            f"{folder} is no checkout of hoidam: it has no {' and no '.join(missing)}; for the configuration,"
            " leave --to out and say --toml",
            param_hint="--to",
        )


def _checkout() -> Path | None:
    """The checkout this program runs from, if it does and may be written to."""
    both = (_CHECKOUT / _OUTLETS, _CHECKOUT / _PAGES)
    return _CHECKOUT if all(path.is_dir() and os.access(path, os.W_OK) for path in both) else None


def _free(folder: Path, name: str) -> tuple[Path, Path, Path]:
    """Where the outlet, its page and what is read in it will lie."""
    from hoidam.clock import now

    day = f"{now():%Y-%m-%d}"
    sample = folder / _PAGES / name / day
    files = folder / _OUTLETS / f"{name}.py", sample.with_suffix(".html"), sample.with_suffix(".json")
    if there := [str(path) for path in files if path.exists()]:
        raise click.BadParameter(f"is there already: {', '.join(there)}", param_hint="NAME")
    return files


def _had(found: "Configuration", name: str, url: str) -> "tuple[Page, Page | None]":
    """The page and, if that is to be had, the home page; raises `MonitorError`."""
    from crawler.adding.look import look
    from crawler.adding.proposal import home_of, unknown_at
    from hoidam.clock import now
    from hoidam.crawling import manners_of
    from meetings.article import Page
    from meetings.errors import MonitorError
    from meetings.outlet_visit import in_words

    manners = manners_of(found)
    outlet = unknown_at(name, url)
    note(f"Asking {outlet.host} for robots.txt, the article and the home page, {manners.delay:g} s apart …")
    pages = []
    for answer in look(outlet, (url, home_of(url)), manners=manners, now=now):
        if answer.outcome == "ok":
            pages.append(
                Page(
                    outlet=name,
                    url=answer.url,
                    key="",
                    body=answer.body,
                    charset=answer.charset,
                    fetched_at=answer.started_at,
                )
            )
        elif not pages:
            why = f" ({answer.detail})" if answer.detail else ""
            raise MonitorError(f"{answer.url}: {in_words(answer.outcome)}{why}")
    if not pages:
        raise MonitorError(f"{url}: nothing was answered")
    return pages[0], pages[1] if len(pages) > 1 else None


def _tell(proposal: "Proposal") -> None:
    """What was found, and what could not be told."""
    outlet, article = proposal.outlet, proposal.article
    paragraphs = counted(len(article.text.split("\n")), "paragraph")
    for label, said in (
        ("title", article.title),
        ("published", f"{moment(article.published_at)} (Hanoi)" if article.published_at else "not told"),
        ("text", f"{paragraphs}, {len(article.text):,} characters: {article.text}"),
        ("articles", outlet.article_path),
        *(("source", source.url) for source in outlet.sources),
    ):
        note(f"  {label:<10} {cut(said, width() - 13)}")
    for doubt in proposal.doubts:
        note(f"To check: {doubt}", fg="yellow")


def _proposed(page: "Page", home: "Page | None", *, sampled: bool) -> "Proposal":
    """Made by a process of its own, which is ended when it takes too long; raises `MonitorError`."""
    import asyncio

    from crawler.adding.proposal import Pages
    from crawler.unreadable import Unreadable
    from crawler.workers import Workers
    from meetings.errors import MonitorError, NotAnArticle, TooExpensive

    async def made() -> "Proposal":
        workers = Workers(seconds=_PATIENCE)
        try:
            return await workers.propose(Pages(article=page, home=home, sampled=sampled))
        finally:
            await workers.close()

    try:
        return asyncio.run(made())
    except (NotAnArticle, TooExpensive, Unreadable) as error:
        raise MonitorError(f"{page.url}: {error}") from error


def _write(files: tuple[Path, Path, Path], proposal: "Proposal") -> None:
    from crawler.adding.writing import as_module

    sample = proposal.sample
    assert sample is not None  # noqa: S101 - it was asked for
    if not sample.is_faithful:
        note("To check: in our words, the sample is not read quite like the page", fg="yellow")
    for path, text in zip(files, (as_module(proposal.outlet), sample.html, sample.expected), strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
        note(f"Wrote {harmless(str(path))}")
    note("Look at them; add the outlet to the table in README.md; run: pytest tests/crawler/test_outlets.py")
