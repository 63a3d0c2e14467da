"""Child processes that have imported everything when they begin: a server that did so once forks them."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from multiprocessing import forkserver, get_context
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from unittest import mock

from hoidam.cli import main

ROOT = Path(__file__).parents[1]
PRELOADED = [
    "pytest",  # what a child would import for the sake of our own __main__
    "tests.crawler.crawl_once",
    "hoidam.commands.crawl",
    "hoidam.crawling",
    "hoidam.daemon",
    "hoidam.opening",
    "hoidam.telling",
    "scheduler",
]

_CONTEXT = get_context("forkserver")
_CONTEXT.set_forkserver_preload(PRELOADED)


class Forked:
    """Calls `function` in a process of its own, in `folder`; whoever waits for it has a `subprocess.Popen`.

    With `errors` what it says on stderr is added to that file, for more than one may speak there.
    """

    def __init__(
        self,
        function: Callable[..., None],
        *arguments: Any,
        folder: Path,
        errors: Path | None = None,
        env: Mapping[str, str] = {},
    ) -> None:
        with mock.patch.dict(os.environ, {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"}):
            forkserver.ensure_running()
            environment = {**os.environ, **env}
        said = Path(mkdtemp(prefix=".said-", dir=folder))
        self._out, self._err = said / "out", errors or said / "err"
        self._err.touch()
        self._process = _CONTEXT.Process(
            target=_call, args=(function, arguments, folder, environment, self._out, self._err)
        )
        self._process.start()
        assert self._process.pid is not None
        self.pid = self._process.pid

    @property
    def returncode(self) -> int | None:
        return self._process.exitcode

    def poll(self) -> int | None:
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        self._process.join(timeout)
        if self.returncode is None:
            self.kill()
            raise subprocess.TimeoutExpired("forked", timeout or 0)
        return self.returncode

    def communicate(self, timeout: float | None = None) -> tuple[str, str]:
        self.wait(timeout)
        return self._out.read_text("utf-8"), self._err.read_text("utf-8")

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self._process.terminate()

    def kill(self) -> None:
        self._process.kill()


def hoidam(arguments: Sequence[str]) -> None:
    """The program, as ``python -m hoidam`` starts it."""
    sys.argv = [str(ROOT / "hoidam" / "__main__.py"), *arguments]
    main(arguments, prog_name="hoidam")


def _call(
    function: Callable[..., None],
    arguments: tuple[Any, ...],
    folder: Path,
    environment: dict[str, str],
    out: Path,
    err: Path,
) -> None:
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    for path, stream in ((out, sys.stdout), (err, sys.stderr)):
        with path.open("ab") as file:
            os.dup2(file.fileno(), stream.fileno())
    function(*arguments)
