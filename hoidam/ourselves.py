"""How this program starts itself again, installed or from a checkout, and what it is called by others."""

import os
import shlex
import shutil
import socket
import sys
from collections.abc import Mapping
from pathlib import Path


def command(configuration: Path | None, *arguments: str) -> list[str]:
    """`-P` keeps folders of the working directory from being taken for our packages."""
    config = ["--config", str(configuration)] if configuration else []
    return [sys.executable, "-P", "-m", "hoidam", *config, *arguments]


def called() -> str:
    """What to type to call this program again: by its name where it is on the path, else as it was called."""
    here = Path(sys.argv[0])
    if here.name == "__main__.py":
        return f"{shlex.quote(sys.orig_argv[0])} -m hoidam"
    found = shutil.which(here.name)
    return here.name if found and Path(found).samefile(here) else shlex.quote(str(here))


def environment() -> Mapping[str, str]:
    """Ours, with the place our packages are in."""
    here = str(Path(__file__).resolve().parents[1])
    known = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": f"{here}{os.pathsep}{known}" if known else here}


def name(work: str) -> str:
    """Who is at work, for another process to read: ``hoidam run, process 7 on desk``."""
    return f"{work}, process {os.getpid()} on {socket.gethostname()}"
