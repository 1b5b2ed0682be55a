"""Bodies: the organisations and groups of a case, and which of them some words mean."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from hearsay.compare.lexicon import load_words
from hearsay.compare.origins.lexicon import load_origin_words
from hearsay.model.sources import Source, SourceKind
from hearsay.text.tokens import split_tokens

STANDING = "body:"
"""Begins the node of a body that is no source of the case: "body:police", "body:Alta Mining"."""

BODY_KINDS = frozenset({SourceKind.ORGANISATION, SourceKind.GROUP})
"""The kinds of sources that are bodies."""
_JOINTS = frozenset({"for", "of"})
_RELATIVES = frozenset({"that", "which", "who", "whose"})
_STEM = 4
_FAR = 200  # how many mentions away a body may still be meant
_ENDING = 4  # letters by which the name of a country and its adjective may differ in length


@lru_cache(maxsize=4096)
def read_words(text: str) -> tuple[str, ...]:
    """Give the words of a name in lower case, with what is alike made one: "armed forces"."""
    words = [t.lower.rstrip("'’") for t in split_tokens(text) if t.text[0].isalnum()]
    alike = load_origin_words().alike
    longest = max(map(len, alike))
    read: list[str] = []
    at = 0
    while at < len(words):
        for size in range(longest, 0, -1):
            one = alike.get(tuple(words[at : at + size]))
            if one is not None:
                read.append(one)
                at += size
                break
        else:
            read.append(words[at])
            at += 1
    return tuple(read)


def is_same_word(one: str, other: str) -> bool:
    """Tell whether two words are one but for their ending: "Syria" and "Syrian"."""
    short, long = sorted((one, other), key=len)
    if short == long:
        return True
    if len(short) < _STEM or len(long) - len(short) > _ENDING:
        return False
    shared = next(
        (n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short)
    )
    return shared >= max(_STEM, len(short) - 1)


def cut_clause(words: Sequence[str]) -> tuple[str, ...]:
    """Leave a relative clause out: "the company" of "the company that runs it"."""
    stop = next((n for n, word in enumerate(words) if n and word in _RELATIVES), len(words))
    return tuple(words[:stop])


def find_head(words: Sequence[str]) -> str:
    """Give the noun of a name: "union" of "miners' union of pampa"."""
    cut = next((n for n, word in enumerate(words) if n and word in _JOINTS), len(words))
    return words[cut - 1] if words else ""


class Bodies:
    """The bodies of a case by their names.

    A body stands for itself where it has a name; "the company" of one report is found in `fit` only
    by its own words. Words that fit no body but name a standing one ("police") give that.
    """

    def __init__(self, sources: Iterable[Source]) -> None:
        self._names: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        self._starts: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        self._fits: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._same: dict[str, str] = {}
        for source in sources:
            if "@" in source.id or source.name.islower():
                continue
            if source.kind not in BODY_KINDS and not is_publishing_body(source):
                continue
            for name in (source.name, *source.aliases):
                self._enter(source.id, name)

    def _enter(self, body: str, name: str) -> None:
        plain = load_origin_words().plain
        words = read_words(name)
        told = tuple(word for word in words if word not in plain)
        lists = load_origin_words()
        if not told or (len(told) == 1 and told[0] in lists.passing | lists.offices):
            return
        for word in told:
            self._names[word[:_STEM]].append((body, words))
        if name != name.lower():
            said = tuple(t.lower for t in split_tokens(name) if t.text[0].isalnum())
            said = said[1:] if said[0] == "the" else said
            if said:
                self._starts[said[0]].append((said, body))
            if len(said) == 1 and len(said[0]) > _STEM + 1 and said[0].endswith("s"):
                self._starts[said[0][:-1]].append(((said[0][:-1],), body))

    def unite(self, one: str, other: str) -> None:
        """Take two bodies for one, by the second's id."""
        one, other = self._same.get(one, one), self._same.get(other, other)
        for body in (one, *(b for b, known in self._same.items() if known == one)):
            self._same[body] = other
        self._fits.clear()

    def fit(self, words: Iterable[str], *, anywhere: bool = False) -> tuple[str, ...]:
        """Give the bodies that words in lower case may mean, those named just so before others.

        All the words stand in the body's name, and its noun is one of them (with `anywhere` any
        word of it will do).
        """
        plain = load_origin_words().plain
        told = tuple(word for word in words if word not in plain)
        if not told:
            return ()
        key = (*told, "*") if anywhere else told
        if key not in self._fits:
            self._fits[key] = self._find(told, anywhere=anywhere)
        return self._fits[key]

    def _find(self, told: tuple[str, ...], *, anywhere: bool) -> tuple[str, ...]:
        found = self._match(told, anywhere=anywhere)
        exact = {self._same.get(body, body) for body, whole in found.items() if whole}
        return tuple(sorted(exact or {self._same.get(body, body) for body in found}))

    def _match(self, told: tuple[str, ...], *, anywhere: bool) -> dict[str, bool]:
        """Give the bodies whose names hold all words, and whether they hold no others."""
        found: dict[str, bool] = {}
        plain = load_origin_words().plain
        for body, name in self._names.get(told[-1][:_STEM], ()):
            rest = [word for word in name if word not in plain]
            if not all(any(is_same_word(word, other) for other in rest) for word in told):
                continue
            head = find_head(name)
            if anywhere or any(is_same_word(head, word) for word in told):
                found[body] = found.get(body, False) or len(rest) == len(told)
        return found

    def find_longer(self, body: str, words: Sequence[str]) -> tuple[str, ...]:
        """Give the other bodies in whose longer or like name all of some words stand."""
        told = tuple(word for word in words if word not in load_origin_words().plain)
        return (
            tuple(one for one in self._match(told, anywhere=False) if one != body) if told else ()
        )

    def mention(self, text: str) -> Mentions:
        """Find where a report names bodies; linear in the text's length."""
        tokens = [t for t in split_tokens(text) if t.text[0].isalnum()]
        found: list[tuple[int, str]] = []
        for n, token in enumerate(tokens):
            best: tuple[int, str] | None = None
            for words, body in self._starts.get(token.lower, ()):
                said = tuple(t.lower for t in tokens[n : n + len(words)])
                if said == words and (best is None or len(words) > best[0]):
                    best = (len(words), body)
            if best is not None:
                found.append((token.span.start, self._same.get(best[1], best[1])))
        return Mentions(found)


class Mentions:
    """Where one report names bodies, in text order."""

    def __init__(self, found: Iterable[tuple[int, str]]) -> None:
        self._found = sorted(set(found))

    def add(self, found: Iterable[tuple[int, str]]) -> Mentions:
        """Give these and more."""
        return Mentions((*self._found, *found))

    def before(self, offset: int, among: Sequence[str] | None = None, since: int = 0) -> str | None:
        """Give the body named last between two offsets, of those in `among` where that is given."""
        at = bisect_left(self._found, (offset, ""))
        near = self._found[max(0, at - _FAR) : at]
        return next(
            (
                body
                for place, body in reversed(near)
                if place >= since and (among is None or body in among)
            ),
            None,
        )

    def after(self, offset: int, among: Sequence[str]) -> str | None:
        """Give the body named next after an offset, of those in `among`."""
        at = bisect_right(self._found, (offset, ""))
        return next((body for _, body in self._found[at : at + _FAR] if body in among), None)

    def among(self, bodies: AbstractSet[str]) -> set[str]:
        """Give which of some bodies are named."""
        return {body for _, body in self._found if body in bodies}

    def choose(self, fitting: Sequence[str], offset: int) -> str | None:
        """Choose of the bodies that fit some words the one that they mean here; None if unclear."""
        if len(fitting) <= 1:
            return fitting[0] if fitting else None
        return self.before(offset, fitting) or self.after(offset, fitting)


def is_institution(word: str) -> bool:
    """Tell whether a noun names a kind of body: "ministry", "league", "fire service"."""
    words = load_origin_words()
    nouns = load_words().institutions | words.passing | words.standing | words.seats
    return word in nouns or " " in word


def is_publishing_body(source: Source) -> bool:
    """Tell whether an outlet is a body that publishes itself, by its name: "Torv Fire Brigade"."""
    if source.kind is not SourceKind.OUTLET:
        return False
    words = read_words(source.name)
    head = find_head(words)
    lists = load_origin_words()
    before = words[: words.index(head)] if head in words else words[:-1]
    newsroom = head in lists.newsrooms or not lists.organs.isdisjoint(before)
    return len(words) + head.count(" ") > 1 and is_institution(head) and not newsroom


def is_agency_of(outlet: Source, body: Source) -> bool:
    """Tell whether an outlet is the agency of a body's own nation: "Lurish Press Agency"."""
    words = read_words(outlet.name)
    told = (*read_words(body.name), *read_words(body.affiliation or ""))
    agency = words[-1:] == ("agency",)
    return agency and any(len(word) > _STEM and is_same_word(words[0], word) for word in told)


def name_house(name: str) -> str:
    """Give what tells a hospital from others: "military hospital"; empty where nothing does."""
    lists = load_origin_words()
    words = read_words(name)
    at = next((n for n, word in enumerate(words) if word in lists.houses), 0)
    beside = words[at - 1] if at else ""
    told = beside and beside not in lists.plain | lists.bare | lists.healers | lists.offices
    return f"{beside} {words[at]}" if told else ""


def find_organ(source: Source, bodies: Bodies) -> str | None:
    """Give the body whose own outlet a source is by its name: "Harbour Union Press Office"."""
    lists = load_origin_words()
    if source.kind not in {SourceKind.OUTLET, *BODY_KINDS} or "@" in source.id:
        return None
    words = [word for word in source.name.lower().split() if word not in lists.plain]
    core = read_words(" ".join(word for word in words if word not in lists.organs))
    if (lists.state | lists.passing).issuperset(core):
        return None
    if lists.organs.isdisjoint(words):
        fitting = bodies.fit(core) if source.kind is SourceKind.OUTLET else ()
    else:
        fitting = bodies.fit(core) or bodies.fit(core, anywhere=True)
    others = [body for body in fitting if body != source.id]
    return others[0] if len(others) == 1 else None
