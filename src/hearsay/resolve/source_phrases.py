"""Source phrases: what a speaker's noun phrase says about the speaker, read without guessing.

"Colonel Ahmad Hamadi of the FSA" is a person of that name with that affiliation; "a source familiar
with the situation" names nobody and is kept as it stands; "the general" looks back.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from hearsay.errors import LexiconError
from hearsay.text.function_words import DETERMINERS, INDEFINITES, PREPOSITIONS, PRONOUNS
from hearsay.text.tokens import Token, split_tokens

_PARTICLES = frozenset(
    "al el ibn bin abu abd abdel abdul de la le van von der den di da du".split()
)
_ENDERS = frozenset({",", "(", "who", "which", "that", "–", "—", ";", ":"})
_TITLE_PREPOSITIONS = PREPOSITIONS | {
    "familiar",
    "close",
    "speaking",
    "using",
    "identified",
    "based",
}
_SUBJECTS = {"him": "he", "her": "she", "them": "they"}
_COURTESY = frozenset({"mr", "mrs", "ms", "miss", "dr"})
_BROADCAST = frozenset({"news", "television", "tv", "radio"})
_CALLED = re.compile(
    r"\b(?:known(?:\s+only)?\s+as|gave\s+(?:his|her|their)\s+name(?:\s+only)?\s+as|"
    r"gave\s+only\s+(?:his|her|a)\s+first\s+name,|calling\s+(?:himself|herself)|"
    r"identified(?:\s+only)?\s+as)\s+(?P<name>[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*)"
)
_MOST_COMMON = 3
_MOST_NAMES = 6
_OFFICE_AND_NAME = 5  # "Superintendent of Police Ashraf Uddin"


class PhraseKind(StrEnum):
    """What a source phrase turned out to be."""

    PRONOUN = "pronoun"
    PERSON = "person"
    ORGANISATION = "organisation"
    OUTLET = "outlet"
    DOCUMENT = "document"
    DEFINITE = "definite"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class SourcePhrase:
    """A source phrase, read: `name` is what it is called, `head` its main noun, lower-cased.

    `belongs` is the text that tells an affiliation ("the FSA"), or the empty string.
    """

    kind: PhraseKind
    text: str
    name: str
    head: str
    belongs: str = ""
    singular: bool = True


@dataclass(frozen=True, slots=True)
class SpeakerWords:
    """The word lists of `lexicon/speakers.toml`."""

    titles: frozenset[str]
    organisations: frozenset[str]
    outlets: frozenset[str]
    documents: frozenset[str]
    unnamed: frozenset[str]
    persons: frozenset[str]
    fields: frozenset[str]


@cache
def load_speaker_words() -> SpeakerWords:
    """Read the word lists; raises LexiconError where the file is wrong."""
    source = files("hearsay.resolve").joinpath("lexicon/speakers.toml")
    try:
        data = tomllib.loads(source.read_text(encoding="utf-8"))
        del data["nations"]
        return SpeakerWords(**{key: frozenset(words) for key, words in data.items()})
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise LexiconError(
            f"the speaker word lists can't be used: {error}", where="resolve/lexicon/speakers.toml"
        ) from error


@cache
def load_capitals() -> Mapping[str, str]:
    """Give the country of each capital that has a name of its own: "Kabul" is "Afghanistan"."""
    source = files("hearsay.resolve").joinpath("lexicon/speakers.toml")
    nations = tomllib.loads(source.read_text(encoding="utf-8"))["nations"]
    return MappingProxyType({words[1]: words[0] for words in nations.values() if len(words) > 1})


@cache
def load_nations() -> Mapping[str, str]:
    """Give the adjective of a nation for its names and its capital: "Moscow" is "Russian"."""
    source = files("hearsay.resolve").joinpath("lexicon/speakers.toml")
    nations = tomllib.loads(source.read_text(encoding="utf-8"))["nations"]
    return MappingProxyType(
        {word: adjective for adjective, words in nations.items() for word in (adjective, *words)}
    )


def read_source_phrase(text: str) -> SourcePhrase:
    """Read a source's words as they stand in a report."""
    words = load_speaker_words()
    plain = " ".join(text.split())
    tokens = split_tokens(plain)
    if not tokens:
        return SourcePhrase(PhraseKind.UNNAMED, plain, plain, "")
    if len(tokens) == 1 and (alone := _read_word(plain, tokens[0].lower, words)):
        return alone
    called = _CALLED.search(plain)
    if called:
        return SourcePhrase(PhraseKind.PERSON, plain, called["name"], called["name"].lower())
    core, rest = _split_core(_without_office(tokens, words))
    owner = _owner_of_document(core, words)
    if owner:
        return read_source_phrase(f"{'the ' if owner.islower() else ''}{owner}")
    belongs = _affiliation(plain, rest)
    common = _is_common(core, words)
    if core and _is_capital(core[-1]) and not common:
        return _read_named(plain, core, rest, words)
    head = core[-1].lower if core else tokens[-1].lower
    bracketed = _in_brackets(rest)
    run = [] if common else _capital_run(core)
    if core and (bracketed or (run and head in words.outlets | words.organisations)):
        kind = PhraseKind.OUTLET if _is_outlet(core, words) else PhraseKind.ORGANISATION
        name = _join(plain, bracketed or run)
        return SourcePhrase(kind, plain, name, head, belongs, _is_singular(head, words))
    appositive = _name_in(rest, words, lone=head in words.titles | words.persons)
    if appositive:
        return SourcePhrase(PhraseKind.PERSON, plain, appositive, head, belongs)
    kind = _kind_of_noun(tokens[0], core, head, words)
    name = _join(plain, core) if kind is PhraseKind.DEFINITE else ""
    return SourcePhrase(kind, plain, name or plain, head, belongs, _is_singular(head, words))


def _read_word(plain: str, lower: str, words: SpeakerWords) -> SourcePhrase | None:
    """Read a pronoun, or a bare noun that names nobody: "activists"."""
    pronoun = _SUBJECTS.get(lower, lower)
    if pronoun in PRONOUNS | {"who"}:
        return SourcePhrase(PhraseKind.PRONOUN, plain, plain, pronoun, singular=pronoun != "they")
    if lower in words.unnamed | INDEFINITES | DETERMINERS:
        return SourcePhrase(PhraseKind.UNNAMED, plain, plain, lower, singular=False)
    return None


def _kind_of_noun(first: Token, core: list[Token], head: str, words: SpeakerWords) -> PhraseKind:
    """Sort a phrase without a name: looking back, a document, or somebody unnamed."""
    institution = bool(core) and _is_capital(core[-1]) and head in words.organisations
    if institution or first.lower in {"the", "that", "this"}:
        return PhraseKind.DEFINITE
    if head in words.documents and head not in words.unnamed:
        return PhraseKind.DOCUMENT
    return PhraseKind.UNNAMED


def _is_singular(head: str, words: SpeakerWords) -> bool:
    return not head.endswith("s") or head in words.documents


def _is_common(core: list[Token], words: SpeakerWords) -> bool:
    """Tell whether a noun is common for all its capitals: "the Defence Ministry", "a Telegram"."""
    lowers = [token.lower for token in core]
    if not lowers or (len(lowers) > 1 and lowers[0] in _COURTESY):
        return False
    office = all(word in words.titles | words.organisations | words.fields for word in lowers)
    nouns = (words.documents | words.unnamed) - words.outlets
    return office or (len(core) == 1 and lowers[0] in nouns)


def _without_office(tokens: tuple[Token, ...], words: SpeakerWords) -> tuple[Token, ...]:
    """Leave out an office told with "of": "Superintendent of Police Ashraf Uddin".

    Only where two capitalised words follow that are no body's, so that no body's name is cut.
    """
    first = 1 if tokens[0].lower in DETERMINERS else 0
    if len(tokens) < first + _OFFICE_AND_NAME:
        return tokens
    office, of, body, *name = tokens[first : first + _OFFICE_AND_NAME]
    held = office.lower in words.titles | words.persons and of.lower == "of"
    bodies = words.organisations | words.outlets
    named = all(_is_capital(one) and one.lower not in bodies for one in name)
    if held and named and body.lower in words.organisations | words.fields:
        return tokens[first + 3 :]
    return tokens


def _split_core(tokens: tuple[Token, ...]) -> tuple[list[Token], list[Token]]:
    """Split a phrase into its core noun phrase and what is said of it."""
    start = 0
    while start < len(tokens) - 1 and tokens[start].lower in DETERMINERS | {"both", "'s", "same"}:
        start += 1
    for index in range(start, len(tokens)):
        lower = tokens[index].lower
        ends = lower in _ENDERS or (lower in _TITLE_PREPOSITIONS and index > start)
        inside_name = (
            lower in {"of", "for", "in"}
            and index > start
            and index + 1 < len(tokens)
            and tokens[index - 1].text[:1].isupper()
            and _is_institution(tokens[start:index])
        )
        if ends and not inside_name:
            return list(tokens[start:index]), list(tokens[index:])
    return list(tokens[start:]), []


def _is_institution(tokens: tuple[Token, ...]) -> bool:
    words = load_speaker_words()
    last = tokens[-1].lower
    return last in words.organisations or last in words.outlets


def _read_named(
    plain: str, core: list[Token], rest: list[Token], words: SpeakerWords
) -> SourcePhrase:
    last = core[-1].lower
    belongs = _affiliation(plain, rest)
    name, called = _without_noun(core, words)
    if called is not None:
        return SourcePhrase(called, plain, _join(plain, name), last, belongs)
    titles = [i for i, t in enumerate(core[:-1]) if t.lower.rstrip(".") in words.titles]
    if titles and titles[-1] + 2 == len(core) and last in words.organisations:
        titles = []  # "the Lurish Defence Force" is no person named Force
    if titles and core[titles[-1] + 1].lower == "." and titles[-1] + 2 < len(core):
        titles.append(titles[-1] + 1)
    titled = bool(titles)
    if titled:
        name = core[titles[-1] + 1 :]
    while len(name) > 1 and name[0].text.islower() and name[0].lower not in _PARTICLES:
        name = name[1:]
    possessive = next((i for i, token in enumerate(name) if token.lower in {"'s", "'"}), None)
    has_institution = any(t.lower in words.organisations | words.outlets for t in name)
    if _is_outlet(name, words) and not titled:
        kind = PhraseKind.OUTLET
    elif (has_institution and not titled) or (
        possessive is not None and possessive + 1 < len(name)
    ):
        kind = PhraseKind.ORGANISATION
    elif _looks_personal(name, titled=titled or _holds_office(rest, words)):
        kind = PhraseKind.PERSON
    else:
        kind = PhraseKind.ORGANISATION
    first = next((i for i, token in enumerate(core) if not token.text.islower()), 0)
    shown = _join(plain, name if kind is PhraseKind.PERSON else core[first:])
    if kind is PhraseKind.PERSON and not belongs:
        before = core[: len(core) - len(name)]
        held = [t for t in before if _is_capital(t) and not _is_aside(t, words)]
        belongs = _join(plain, held) if held else ""
    return SourcePhrase(kind, plain, shown, last, belongs)


def _without_noun(core: list[Token], words: SpeakerWords) -> tuple[list[Token], PhraseKind | None]:
    """Take away the noun that says what a name is: "state news agency SANA" is the outlet SANA."""
    first = len(core)
    while first > 0 and _is_capital(core[first - 1]):
        first -= 1
    noun = core[first - 1] if 0 < first < len(core) else None
    nouns = words.outlets | words.organisations
    if noun is None or noun.lower not in nouns or all(t.lower in nouns for t in core[first:]):
        return core, None
    outlet = _is_outlet(core[:first], words)
    return core[first:], PhraseKind.OUTLET if outlet else PhraseKind.ORGANISATION


def _holds_office(rest: list[Token], words: SpeakerWords) -> bool:
    """Tell whether an office stands in apposition: "Lavrov, the Russian foreign minister"."""
    if not rest or rest[0].lower != ",":
        return False
    for token in rest[1:]:
        if token.lower in _ENDERS | PREPOSITIONS | {"'s", "'"}:
            return False
        if token.lower in words.persons:
            return True
    return False


def _looks_personal(name: list[Token], *, titled: bool) -> bool:
    capital = [t for t in name if _is_capital(t)]
    others = [t for t in name if not _is_capital(t) and t.lower not in _PARTICLES | {"."}]
    spelled = all(t.text[:1].isalpha() for t in capital)
    if others or not spelled or len(capital) > _MOST_NAMES:
        return False
    return titled or len(capital) > 1


def _is_aside(token: Token, words: SpeakerWords) -> bool:
    """Tell whether a word before a name tells no affiliation: a title, or "US-based"."""
    return token.lower.rstrip(".") in words.titles or token.lower.endswith("-based")


def _is_capital(token: Token) -> bool:
    """Tell whether a word is written as a name: "Amaq", "al-Julani"."""
    stem = (
        token.text.partition("-")[2] if token.lower.partition("-")[0] in _PARTICLES else token.text
    )
    return stem[:1].isupper()


def _owner_of_document(core: list[Token], words: SpeakerWords) -> str:
    """Give whose document speaks: "the centre's bulletin" is the centre speaking."""
    for index, token in enumerate(core[1:-1], start=1):
        if token.lower in {"'s", "'"} and core[-1].lower in words.documents:
            return " ".join(t.text for t in core[:index])
    return ""


def _capital_run(core: list[Token]) -> list[Token]:
    """Give the name just before lower-case nouns, with them: "Amaq news agency"."""
    last = max((i for i, token in enumerate(core) if _is_capital(token)), default=-1)
    first = last
    while first > 0 and _is_capital(core[first - 1]) and "-" not in core[first - 1].text:
        first -= 1
    return core[first:] if last >= 0 and "-" not in core[last].text else []


def _is_outlet(core: list[Token], words: SpeakerWords) -> bool:
    lowers = [token.lower for token in core]
    airs = any(word in _BROADCAST for word in lowers)
    return airs or lowers[-1] in words.outlets or lowers[-2:] == ["news", "agency"]


def _in_brackets(rest: list[Token]) -> list[Token]:
    """Give a name that follows in brackets: "a website (Desert Herald)"."""
    if not rest or rest[0].lower != "(":
        return []
    end = next((i for i, token in enumerate(rest) if token.lower == ")"), len(rest))
    name = rest[1:end]
    return name if name and all(_is_capital(token) for token in name) else []


def _name_in(rest: list[Token], words: SpeakerWords, *, lone: bool) -> str:
    """Find a personal name after a comma: "its director, Rami Saleh", "the accountant Ida Ferr".

    With `lone` a surname by itself will do: "the station officer, Matin".
    """
    for comma, token in enumerate(rest):
        if token.lower != ",":
            continue
        if name := _name_after(rest[comma + 1 :], words):
            return name
        after = rest[comma + 1 :]
        alone = len(after) == 1 or (len(after) > 1 and after[1].lower == ",")
        if lone and alone and comma == 0 and _may_be_surname(after[0], words):
            return after[0].text
    return ""


def _may_be_surname(token: Token, words: SpeakerWords) -> bool:
    bodies = words.organisations | words.outlets | words.titles | words.fields
    return token.text[:1].isupper() and token.text[1:].islower() and token.lower not in bodies


def _name_after(tokens: list[Token], words: SpeakerWords) -> str:
    run: list[Token] = []
    skipped = 0
    for token in tokens:
        title = token.lower.rstrip(".") in words.titles
        if title or (token.text == "." and not run):
            continue
        if not token.text[:1].isupper():
            common = token.text.islower() and token.lower not in _ENDERS | _TITLE_PREPOSITIONS
            if run or not common or skipped >= _MOST_COMMON:
                break
            skipped += 1
            continue
        run.append(token)
    enough = len(run) > 1 and not any(t.lower in words.organisations | words.outlets for t in run)
    return " ".join(token.text for token in run) if enough else ""


def _affiliation(plain: str, rest: list[Token]) -> str:
    """Take the capitalised words after "of", "for", "from" or "with" as an affiliation."""
    for index, token in enumerate(rest):
        if token.lower in {"of", "for", "from", "with", "at", "heads", "leads", "in"}:
            follow = rest[index + 1 :]
            run: list[Token] = []
            for word in follow:
                small = word.lower in {"of", "for", "and", "the", "in", "'s"} and run
                if word.lower in DETERMINERS and not run:
                    continue
                if not (word.text[:1].isupper() or small):
                    break
                run.append(word)
            while run and not run[-1].text[:1].isupper():
                run.pop()
            after = follow[follow.index(run[-1]) + 1 :][:1] if run else []
            run.extend(one for one in after if one.lower in load_speaker_words().organisations)
            if run:
                return _join(plain, run)
    return ""


def _join(plain: str, tokens: list[Token]) -> str:
    return plain[tokens[0].span.start : tokens[-1].span.end] if tokens else ""
