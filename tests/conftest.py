"""What tests of several rooms share."""

import os
from collections.abc import Iterator
from typing import Any

import pytest

from flashgen.choices import VARIABLES
from tests import browser as browsers

# Nobody's own settings have a say in a test, nor in a process that it starts.
os.environ["FLASHGEN_CONFIG"] = os.devnull
for variable in VARIABLES.values():
    os.environ.pop(variable, None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    with browsers.launched() as started:
        yield started
