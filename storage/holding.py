"""One daemon a store and one crawl an outlet: the second is refused, and told who the first is."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass

from sqlalchemy import Engine

from meetings.article import clean
from storage.database import file_of
from storage.file_locks import held_files, holders_of_files
from storage.server_locks import ServerLocks, holders_at_server


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Held:
    """What was free is ours, and `others` have the rest; `demand` raises `StoreError` when ours is lost."""

    others: dict[str, str]
    demand: Callable[[], None] = lambda: None


@contextmanager
def hold_free(engine: Engine, works: Sequence[str], holder: str) -> Iterator[Held]:
    """Keep those that nobody has, without waiting, until the context ends or the process dies."""
    name = " ".join(clean(holder).split())
    file = file_of(engine.url)
    if file is not None:
        with held_files(file, works, name) as others:
            yield Held(others=others)
    else:
        with closing(ServerLocks(engine, works, name)) as locks:
            yield Held(others=locks.others, demand=locks.demand)


def holders(engine: Engine, works: Sequence[str]) -> dict[str, str]:
    """Who has which of the works at this moment."""
    file = file_of(engine.url)
    return holders_at_server(engine, works) if file is None else holders_of_files(file, works)
