"""Chunks: a sentence as a row of noun phrases, verb groups, times and clause marks.

No parser runs here: closed word classes, known verbs and the mentions are enough to tell what
stands before and after a trigger, which is all that `arguments.py` asks.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hearsay.frames.passages import Chunk, ChunkKind, Named, Passage
from hearsay.frames.syntax import Syntax
from hearsay.model.mentions import Mention, MentionKind
from hearsay.model.spans import Span
from hearsay.text.inflections import VerbForm
from hearsay.text.tokens import Token, split_tokens

_TRANSPARENT_MARKS = frozenset("\"'“”‘’«»()[]*_…")
_OPENING_QUOTES = frozenset("“‘«")
_HARD_MARKS = frozenset(";:—–-|/•.!?")
_NEVER_VERBS = frozenset({"including", "like", "following", "regarding", "concerning"})
_NO_NOUNS = (
    "prepositions adverbs determiners possessives coordinators subordinators relatives pronouns"
).split()
_ADJECTIVAL = frozenset({"held", "controlled", "occupied", "besieged", "backed", "led", "run"})
_LONGEST_GROUP = 12
_CLITICS = frozenset({"'s", "'", "’"})


@dataclass(slots=True)
class _Open:
    """A noun phrase under construction."""

    first: int
    prep: str | None
    prep_at: int
    joined: str
    names: list[Named] = field(default_factory=list)
    nouns: bool = False


def place_names(tokens: Sequence[Token], mentions: Sequence[Mention]) -> tuple[Named, ...]:
    """Put mentions into token numbers, in text order; one inside another of its kind is dropped."""
    starts = [token.span.start for token in tokens]
    ends = [token.span.end for token in tokens]
    kept: list[Named] = []
    furthest: dict[MentionKind, int] = {}
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end, m.kind)):
        first = bisect_right(ends, mention.span.start)
        last = bisect_left(starts, mention.span.end)
        if first >= last or first < furthest.get(mention.kind, 0):
            continue
        furthest[mention.kind] = last
        kept.append(Named(mention, first, last))
    return tuple(kept)


def read_passage(
    text: str,
    sentence: Span,
    mentions: Sequence[Mention],
    syntax: Syntax,
    verbs: Mapping[str, frozenset[VerbForm]],
) -> Passage:
    """Chunk one sentence. Linear in its tokens and mentions."""
    tokens = split_tokens(text, sentence)
    names = place_names(tokens, mentions)
    chunks = _Chunker(tokens, names, syntax, verbs).chunk()
    chunk_of = [len(chunks)] * len(tokens)
    upto = 0
    for number, chunk in enumerate(chunks):
        for index in range(upto, chunk.last):
            chunk_of[index] = number
        upto = max(upto, chunk.last)
    ending = sentence.cut(text).rstrip("\"'”’»)] \n\t")
    question = ending.endswith(("?", "?!"))
    return Passage(text, sentence, tokens, chunks, tuple(chunk_of), names, question)


class _Chunker:
    """One pass over the tokens; `chunk` may be called once."""

    def __init__(
        self,
        tokens: Sequence[Token],
        names: Sequence[Named],
        syntax: Syntax,
        verbs: Mapping[str, frozenset[VerbForm]],
    ) -> None:
        self._tokens = tokens
        self._syntax = syntax
        self._verbs = verbs
        self._starting: dict[int, list[Named]] = {}
        self._inside = [False] * len(tokens)
        for name in names:
            self._starting.setdefault(name.first, []).append(name)
            self._inside[name.first : name.last] = [True] * (name.last - name.first)
        self._chunks: list[Chunk] = []
        self._open: _Open | None = None
        self._prep: str | None = None
        self._prep_at = -1
        self._joined = ""

    def chunk(self) -> tuple[Chunk, ...]:
        index = 0
        while index < len(self._tokens):
            index = self._step(index)
        self._flush(index)
        return tuple(self._chunks)

    def _word(self, index: int) -> str:
        return self._tokens[index].lower if 0 <= index < len(self._tokens) else ""

    def _step(self, index: int) -> int:
        word = self._word(index)
        if index in self._starting:
            return self._take_names(index)
        if self._inside[index]:
            return self._take_noun(index)
        if word in _OPENING_QUOTES and self._open and (self._open.nouns or self._open.names):
            self._flush(index)
        if word in _TRANSPARENT_MARKS or (word in _CLITICS and self._open):
            return index + 1
        if word == "," or word in self._syntax.words["coordinators"]:
            return self._join(index, word)
        if word in _HARD_MARKS:
            return self._mark(index)
        if after := self._verb_group(index):
            return after
        if word == "that" and (self._prep is not None or self._points(index)):
            return self._take_determiner(index)
        return self._small_word(index, word)

    def _small_word(self, index: int, word: str) -> int:
        has = self._syntax.has
        if word == "according" and self._word(index + 1) == "to":
            return index + 1
        if (word, self._word(index + 1), self._word(index + 2)) == ("as", "well", "as"):
            return self._join(index, "and") + 2
        subordinates = has(word, "subordinators") and not has(word, "prepositions")
        if subordinates or has(word, "relatives"):
            return self._mark(index)
        if word in {"at", "as"} and self._word(index + 1) in {"least", "most", "many"}:
            return index + (3 if word == "as" else 2)
        if has(word, "prepositions") and not self._is_particle(index):
            return self._take_preposition(index, word)
        if has(word, "pronouns", "strangers") and not self._counts_others(word):
            self._flush(index)
            self._add(ChunkKind.NOUN, index, index + 1, pronoun=word)
            return index + 1
        if has(word, "determiners", "possessives"):
            return self._take_determiner(index)
        if has(word, "adverbs") or (word.endswith("ly") and len(word) > 4):  # noqa: PLR2004 (only)
            if self._open and self._open.nouns:
                self._flush(index)
            return index + 1
        return self._take_noun(index)

    def _counts_others(self, word: str) -> bool:
        """Tell "the four others" from "others"."""
        return word == "others" and self._open is not None and bool(self._open.names)

    def _points(self, index: int) -> bool:
        """Tell "set off that explosion" from "said that fires": nothing is said of the noun."""
        noun, follower = self._word(index + 1), self._word(index + 2)
        if not self._syntax.has(noun, "event_heads", "site_nouns"):
            return False
        return (
            follower == ""
            or follower in _HARD_MARKS
            or follower in {",", "and"}
            or (self._syntax.has(follower, "prepositions"))
        )

    def _take_determiner(self, index: int) -> int:
        within = self._word(index - 1) in {"of", "from"}  # "fighters of the army"
        if self._open and (self._open.nouns or self._open.names) and not within:
            self._flush(index)
        self._begin(index)
        return index + 1

    def _is_particle(self, index: int) -> bool:
        """Tell whether in, off, over stands before a stop or another preposition."""
        word, follower = self._word(index), self._word(index + 1)
        if word not in {"in", "off", "over"}:
            return False
        return (
            follower == ""
            or follower in _HARD_MARKS
            or follower == ","
            or self._syntax.has(follower, "prepositions", "coordinators")
        )

    def _take_names(self, index: int) -> int:
        names = self._starting[index]
        last = max(name.last for name in names)
        if all(name.mention.kind is MentionKind.TIME for name in names):
            self._flush(index)
            self._add(ChunkKind.TIME, index, last, names=tuple(names))
            return last
        counted = any(name.mention.kind is MentionKind.COUNT for name in names)
        if counted and self._open and (self._open.nouns or self._open.names):
            self._flush(index)
        opened = self._begin(index)
        opened.names += names
        opened.nouns = opened.nouns or not counted
        # A name may begin inside another: those in reach are taken with it.
        for inner in range(index + 1, last):
            opened.names += self._starting.get(inner, [])
            last = max([last, *(name.last for name in self._starting.get(inner, []))])
        return last

    def _take_noun(self, index: int) -> int:
        self._begin(index).nouns = True
        return index + 1

    def _take_preposition(self, index: int, word: str) -> int:
        if word == "of" and self._word(index - 1) == "out":
            word = "from"
        if word in {"of", "from"} and self._open and self._reaches_through(index, word):
            return index + 1
        self._flush(index)
        self._prep, self._prep_at = word, index
        return index + 1

    def _reaches_through(self, index: int, word: str) -> bool:
        """Tell whether "of" only says which town, which fighters, which twelve."""
        opened = self._open
        head = self._word(index - 1)
        if opened and any(n.last == index for n in opened.names):
            counted = any(
                n.last == index and n.mention.kind is MentionKind.COUNT for n in opened.names
            )
            return counted and word == "of"
        if word == "from":
            return self._syntax.has(head, "group_heads") and head not in {"aircraft", "people"}
        return self._syntax.has(head, "place_heads", "group_heads")

    def _join(self, index: int, word: str) -> int:
        self._flush(index)
        self._prep = None
        self._joined = word if word != "," else (self._joined or ",")
        return index + 1

    def _mark(self, index: int) -> int:
        self._flush(index)
        self._prep = None
        self._add(ChunkKind.MARK, index, index + 1)
        return index + 1

    def _begin(self, index: int) -> _Open:
        if self._open is None:
            self._open = _Open(index, self._prep, self._prep_at, self._joined)
            self._prep, self._joined = None, ""
        return self._open

    def _flush(self, index: int) -> None:
        opened, self._open = self._open, None
        if opened is None:
            return
        names = tuple(sorted(opened.names, key=lambda n: (n.first, n.last)))
        self._chunks.append(
            Chunk(
                ChunkKind.NOUN,
                opened.first,
                index,
                prep=opened.prep,
                prep_at=opened.prep_at,
                joined=opened.joined,
                names=names,
            )
        )

    def _add(
        self,
        kind: ChunkKind,
        first: int,
        last: int,
        *,
        names: tuple[Named, ...] = (),
        pronoun: str | None = None,
    ) -> None:
        prep, prep_at = self._prep, self._prep_at
        joined = self._joined
        self._prep, self._joined = None, ""
        self._chunks.append(
            Chunk(
                kind,
                first,
                last,
                prep=prep,
                prep_at=prep_at,
                joined=joined,
                names=names,
                pronoun=pronoun,
            )
        )

    # Verb groups ------------------------------------------------------------------------------

    def _verb_group(self, index: int) -> int:
        """Take a verb group that starts here; gives the token after it, or 0."""
        aux: list[str] = []
        at, to = index, False
        if self._word(at) in _NEVER_VERBS:
            return 0
        if self._word(at) == "to":
            at = self._skip_adverbs(at + 1)
            if VerbForm.BASE not in self._forms(at) and not self._is_auxiliary(at):
                return 0
            to = True
        last_aux = -1
        # A real group is short; the limit keeps "being being being ..." linear.
        while at < min(len(self._tokens), index + _LONGEST_GROUP) and not self._inside[at]:
            word = self._word(at)
            if self._is_auxiliary(at):
                last_aux = at
                aux.append(word)
            elif aux and self._syntax.has(word, "negators"):
                aux.append(word)
            elif not (aux and (self._syntax.has(word, "adverbs") or word.endswith("ly"))):
                break
            at += 1
        if self._is_main(at, aux, to=to):
            return self._add_verb(index, at, aux, to=to)
        if last_aux >= 0 and (self._finite(aux) or to):
            return self._add_verb(index, last_aux, aux[:-1], to=to)
        return 0

    def _add_verb(self, first: int, head: int, aux: Sequence[str], *, to: bool) -> int:
        self._flush(first)
        prep, prep_at, joined = self._prep, self._prep_at, self._joined
        self._prep, self._joined = None, ""
        self._chunks.append(
            Chunk(
                ChunkKind.VERB,
                first,
                head + 1,
                prep=prep,
                prep_at=prep_at,
                joined=joined,
                head=head,
                aux=tuple(aux),
                to=to,
            )
        )
        return head + 1

    def _finite(self, aux: Sequence[str]) -> bool:
        return any(word not in {"being", "been", "having", "be"} for word in aux)

    def _is_auxiliary(self, index: int) -> bool:
        return self._syntax.has(self._word(index), "be", "have", "do", "futures", "possibles")

    def _skip_adverbs(self, index: int) -> int:
        while self._syntax.has(self._word(index), "adverbs"):
            index += 1
        return index

    def _forms(self, index: int) -> frozenset[VerbForm]:
        if not 0 <= index < len(self._tokens) or self._inside[index]:
            return frozenset()
        return self._verbs.get(self._word(index), frozenset())

    def _is_main(self, index: int, aux: Sequence[str], *, to: bool) -> bool:
        """Tell whether the token is a main verb, after these auxiliaries."""
        forms = self._forms(index)
        if aux or to:
            word = self._word(index)
            inside = index >= len(self._tokens) or self._inside[index]
            return bool(forms) or (not inside and word.endswith(("ed", "ing")) and len(word) > 4)  # noqa: PLR2004 (bed, king)
        if not forms or self._prep == "to":
            return False
        before, after = self._word(index - 1), self._word(index + 1)
        if self._opens_phrase(index - 1):
            return forms == {VerbForm.PAST}
        if VerbForm.ING in forms:
            if self._open is not None and not self._open.nouns:
                return False  # "150 retreating soldiers"
            noun = self._noun_first(index) and self._open is not None
            return after != "of" and (not noun or self._starts_object(index + 1))
        if forms & {VerbForm.PAST, VerbForm.PARTICIPLE} and forms != {VerbForm.BASE}:
            if self._prep is not None or before == "of" or self._describes(index):
                return False
            counted = bool(self._open and not self._open.nouns)
            return not (counted and self._noun_like(index + 1))
        return self._plain_form_is_verb(index, before, after)

    def _describes(self, index: int) -> bool:
        """Tell "on the government held quarter": nobody who is named holds it."""
        opened = self._open
        governed = opened is not None and opened.prep is not None and not opened.names
        return governed and self._word(index) in _ADJECTIVAL

    def _plain_form_is_verb(self, index: int, before: str, after: str) -> bool:
        """Tell "rebels control the town" from "rebel control of the town"."""
        if after == "of" or self._prep is not None:
            return False
        last = self._chunks[-1] if self._chunks else None
        subject = (self._open is not None and self._open.nouns) or bool(
            last and (last.pronoun or last.kind is ChunkKind.MARK) and last.last == index
        )
        subject = subject or self._syntax.has(before, "relatives", "adverbs", "coordinators")
        # "Riffo, its spokesman, denies that"
        aside = before == "," and last is not None and last.kind is ChunkKind.NOUN
        governs = after == "that" or self._starts_object(index + 1)
        subject = subject or (aside and self._word(index).endswith("s") and governs)
        if not subject:
            return False
        if not self._noun_first(index):
            return True
        return self._word(index) not in {"force", "forces"} and self._starts_object(index + 1)

    def _noun_first(self, index: int) -> bool:
        return self._syntax.has(self._word(index), "nouns_first")

    def _opens_phrase(self, index: int) -> bool:
        """Tell whether the token wants a noun after it."""
        word = self._word(index)
        return (
            self._syntax.has(word, "determiners", "possessives")
            and not (0 <= index < len(self._inside) and self._inside[index])
        ) or word in {"'s", "'"}

    def _starts_object(self, index: int) -> bool:
        word = self._word(index)
        return self._syntax.has(word, "determiners", "possessives", "pronouns") or (
            index < len(self._tokens) and self._inside[index]
        )

    def _noun_like(self, index: int) -> bool:
        """Tell whether the token can only be a noun or adjective of the same phrase."""
        word = self._word(index)
        if not word or not word[0].isalpha() or self._is_auxiliary(index) or self._forms(index):
            return False
        return not self._syntax.has(word, *_NO_NOUNS) and not word.endswith("ly")
