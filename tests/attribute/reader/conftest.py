"""The network that ships, loaded once."""

from __future__ import annotations

import pytest

from hearsay.attribute import ReaderEngine
from hearsay.attribute.reader.network import ReaderNetwork, load_network


@pytest.fixture(scope="session")
def network() -> ReaderNetwork:
    return load_network()


@pytest.fixture(scope="session")
def engine(network: ReaderNetwork) -> ReaderEngine:
    return ReaderEngine(network)
