"""Resolve: who and where a text's names mean, and who a statement's speakers are."""

from hearsay.resolve.actor_book import SourceBook as SourceBook
from hearsay.resolve.actor_book import open_book as open_book
from hearsay.resolve.actors import ActorLexicon as ActorLexicon
from hearsay.resolve.actors import build_actors as build_actors
from hearsay.resolve.chains import resolve_statements as resolve_statements
from hearsay.resolve.circumstances import fill_circumstances as fill_circumstances
from hearsay.resolve.gazetteer import Gazetteer as Gazetteer
from hearsay.resolve.gazetteer import build_gazetteer as build_gazetteer
from hearsay.resolve.gazetteer import find_countries as find_countries
from hearsay.resolve.inheritance import inherit_circumstances as inherit_circumstances
from hearsay.resolve.mentions import find_mentions as find_mentions
from hearsay.resolve.merges import list_merges as list_merges
from hearsay.resolve.place_choice import OutletArea as OutletArea
from hearsay.resolve.place_homes import learn_areas as learn_areas
from hearsay.resolve.places import find_places as find_places
from hearsay.resolve.sides import make_side_finder as make_side_finder
