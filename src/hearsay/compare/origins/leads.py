"""Leads: whom a report describes in its first words and names in the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from hearsay.compare.lexicon import names_nobody
from hearsay.compare.origins.bodies import find_head, is_institution, read_words
from hearsay.compare.origins.lexicon import load_origin_words
from hearsay.model.sources import Source, SourceKind
from hearsay.model.spans import hull
from hearsay.model.statements import Form, Statement
from hearsay.text.function_words import PREPOSITIONS
from hearsay.text.tokens import split_tokens

_OWNED = frozenset({"its", "their", "his", "her"})
_DESCRIBES = (", a ", ", an ", ", the ", ", its")
_WHO = ", who "
_IS = frozenset({"is", "was"})
_LONGEST = max(map(len, _DESCRIBES))
_TITLE = 3
_BEFORE = 60  # code points
_SAID = 20  # code points: so far before the cited words a name may begin


def find_lead(
    told: Sequence[Statement], sources: Mapping[str, Source]
) -> tuple[Statement, Statement] | None:
    """Give the first two statements of a report that cite two speakers, in the text's order."""
    spoken = [s for s in told if s.form is not Form.OWN_VOICE and s.source]
    spoken.sort(key=lambda s: (hull(s.source).start, s.id))
    for one, other in pairwise(spoken):
        if one.speaker in sources and other.speaker in sources and one.speaker != other.speaker:
            return one, other
    return None


def is_named_next(text: str, one: Source, other: Source, statement: Statement) -> bool:
    """Tell whether whoever a report describes first is the person whom its next statement names.

    "The town's harbour master said. ... according to Ana Reyes": whoever is named without a word on
    who that is was told before. A title that says the description's noun tells it too.
    """
    if one.kind is not SourceKind.UNNAMED or other.kind is not SourceKind.PERSON:
        return False
    if names_nobody(one.name):
        return False
    offices = load_origin_words().offices
    phrase = read_words(one.name)
    if not phrase:
        return False
    held = not offices.isdisjoint(phrase)
    owned = phrase[0] in _OWNED or (phrase[0] == "the" and not is_institution(find_head(phrase)))
    single = not find_head(phrase).endswith("s")
    if (held or (owned and single)) and _is_bare(text, other, statement):
        return True
    if held or phrase[0] not in {"a", "an", "one"}:
        return False
    cut = next((n for n, word in enumerate(phrase) if word in PREPOSITIONS), len(phrase))
    return _shares_title(text, find_head(phrase[:cut]), statement)


def _is_bare(text: str, person: Source, statement: Statement) -> bool:
    """Tell whether a person is first named here, and without a word on who that is."""
    last = person.name.split()[-1]
    first = text.find(last)
    if first < hull(statement.source).start - len(person.name) - _SAID:
        return False
    end = first + len(last)
    if text[end : end + _LONGEST].startswith(_DESCRIBES):
        return False
    if text.startswith(_WHO, end):  # "who heads the League" tells it, "who came by boat" doesn't
        told = text[end + len(_WHO) : end + len(_WHO) + _BEFORE].split()[:1]
        if not (load_origin_words().leading | _IS).isdisjoint(told):
            return False
    before = split_tokens(text[max(0, first - _BEFORE) : first])[-_TITLE:]
    return load_origin_words().offices.isdisjoint(token.lower for token in before)


def _shares_title(text: str, noun: str, statement: Statement) -> bool:
    """Tell whether the name's title says a noun: "an officer", "Station officer Ana Reyes"."""
    said = hull(statement.source)
    near = split_tokens(text[max(0, said.start - _SAID) : said.end])
    return noun in {token.lower for token in near}


def find_group_leads(
    statements: Sequence[Statement],
    sources: Mapping[str, Source],
    find_body: Callable[[Statement], str],
) -> Iterator[tuple[str, str]]:
    """Give lead statements of nobody's "rebels", each with the one that tells whose they are.

    "Rebels said ... , Ana Reyes, a spokeswoman for the Hill Front, told": `find_body` gives the
    body that a statement's speaker speaks for.
    """
    by_report: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_report[statement.report].append(statement)
    for told in by_report.values():
        lead = find_lead(told, sources)
        if lead is None:
            continue
        one, other = lead
        first, body = sources[one.speaker], sources.get(find_body(other))
        anybody = first.kind is SourceKind.GROUP and first.name.islower()
        named = body is not None and body.kind is SourceKind.GROUP and not body.name.islower()
        if anybody and named and sources[other.speaker].kind is SourceKind.PERSON:
            yield one.id, other.id
