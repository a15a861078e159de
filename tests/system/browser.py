"""A browser without a window, which opens pages from files and reports all they do."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")


@dataclass
class Opened:
    """A page that was opened, and what it asked for or complained about."""

    page: Any
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@contextmanager
def opened(browser: Any, file: Path, **context: Any) -> Iterator[Opened]:
    """Open a file in a browser; ``context`` such as ``viewport`` or ``color_scheme``."""
    with browser.new_context(**context) as apart:
        page = apart.new_page()
        told = Opened(page)
        page.on("request", lambda request: told.requests.append(request.url))
        page.on("console", lambda message: told.complaints.append(message.text))
        page.on("pageerror", lambda error: told.complaints.append(str(error)))
        page.goto(file.as_uri())
        yield told
