"""What the tests of publishing share."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from hearsay.model.ledger import Ledger

# Test folders are no packages: their helpers are imported from the repository's root.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.publish.sample_ledger import make_ledger


@pytest.fixture(scope="session")
def ledger() -> Ledger:
    """The sample case, whole."""
    return make_ledger()
