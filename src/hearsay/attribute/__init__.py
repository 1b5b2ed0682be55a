"""Attribute: a report's text in, who said what in it out."""

from hearsay.attribute.engine import AttributionEngine as AttributionEngine
from hearsay.attribute.engine import CarriesFrame as CarriesFrame
from hearsay.attribute.engine import RoleTeller as RoleTeller
from hearsay.attribute.own_voice import add_own_voice as add_own_voice
from hearsay.attribute.reader import ReaderEngine as ReaderEngine
from hearsay.attribute.rules import RuleEngine as RuleEngine
