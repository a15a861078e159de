"""What the tests of the pages share."""

from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from tests.docs.console import begin


@pytest.fixture(scope="session")
def console() -> Iterator[Executor]:
    """A process of its own, in which the program has been imported once."""
    with ProcessPoolExecutor(1, get_context("spawn"), begin) as process:
        yield process
