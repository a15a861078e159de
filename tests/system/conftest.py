"""One browser for all tests of a process."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.system.browser import CHROMIUM


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Start the browser once; it ends with the tests."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        made = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield made
        made.close()
