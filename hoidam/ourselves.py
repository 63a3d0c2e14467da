"""How this program starts itself again, from an installed package and from a checkout alike."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path


def command(configuration: Path | None, *arguments: str) -> list[str]:
    """`-P` keeps folders of the working directory from being taken for our packages."""
    config = ["--config", str(configuration)] if configuration else []
    return [sys.executable, "-P", "-m", "hoidam", *config, *arguments]


def environment() -> Mapping[str, str]:
    """Ours, with the place our packages are in."""
    here = str(Path(__file__).resolve().parents[1])
    known = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": f"{here}{os.pathsep}{known}" if known else here}
