"""Child processes that have imported everything when they begin: a server that did so once forks them."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from multiprocessing import forkserver, get_context
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from unittest import mock

ROOT = Path(__file__).parents[1]

_CONTEXT = get_context("forkserver")
_CONTEXT.set_forkserver_preload(["pytest", "tests.crawler.crawl_once"])


class Forked:
    """Calls `function` in a process of its own, much as `subprocess.Popen` would; it speaks into files in `folder`."""

    def __init__(
        self, function: Callable[..., None], *arguments: Any, folder: Path, env: Mapping[str, str] = {}
    ) -> None:
        with mock.patch.dict(os.environ, {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"}):
            forkserver.ensure_running()
            environment = {**os.environ, **env}
        self._said = Path(mkdtemp(dir=folder))
        self._process = _CONTEXT.Process(target=_call, args=(function, arguments, environment, self._said))
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
        out, err = ((self._said / name).read_text("utf-8") for name in ("out", "err"))
        return out, err

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self._process.terminate()

    def kill(self) -> None:
        self._process.kill()


def _call(
    function: Callable[..., None], arguments: tuple[Any, ...], environment: dict[str, str], said: Path
) -> None:
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(ROOT)
    for name, stream in (("out", sys.stdout), ("err", sys.stderr)):
        with (said / name).open("wb") as file:
            os.dup2(file.fileno(), stream.fileno())
    function(*arguments)
