"""What tests of several rooms share."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests import browser as browsers


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    with browsers.launched() as started:
        yield started
