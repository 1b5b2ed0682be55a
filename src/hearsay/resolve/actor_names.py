"""Keys of names: when two ways to write a name are surely one name."""

from __future__ import annotations

import hashlib
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from hearsay.errors import LexiconError
from hearsay.resolve.towns import fold_name

_ABD = re.compile(r"\babd\s?[aeu]l\s?(?=\w)")
_DOUBLED = re.compile(r"([a-z])\1")
_ENDING = re.compile(r"(?:iy|yi|ij|ii|y)$")
_LEAST_NAMES = 2
_LONGEST_SLUG = 60
_DIGEST = 6


@cache
def load_spellings() -> Mapping[str, str]:
    """Map each spelling of a given name to the one that stands for it; from `persons.toml`."""
    source = files("hearsay.resolve").joinpath("lexicon/persons.toml")
    try:
        tables = tomllib.loads(source.read_text(encoding="utf-8"))["spellings"]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise LexiconError(
            f"the spellings can't be used: {error}", where="resolve/lexicon/persons.toml"
        ) from error
    return {one: main for main, many in tables.items() for one in (main, *many)}


def fold_form(form: str) -> str:
    """Fold a form to its key: as a name, without the article and the marks around it."""
    words = " ".join(form.split()).strip("\"'“”‘’.,;:")
    return fold_name(words[4:] if words[:4].lower() == "the " else words)


def spell_name(name: str) -> str:
    """Give the key of a person's whole name, by which its spellings agree; empty for a lone name.

    Given name and surname must agree, each by itself: "Mohamed el-Sayed" and "Muhammad al-Sayed"
    have one key, "Mohamed Sayed" another, as has "M. al-Sayed".
    """
    spellings = load_spellings()
    whole = _ABD.sub("abd al ", fold_name(name))
    parts = ["al" if part in {"el", "ul"} else part for part in whole.split()]
    if len(parts) < _LEAST_NAMES or any(len(part) == 1 for part in parts):
        return ""
    return " ".join(_ENDING.sub("i", _DOUBLED.sub(r"\1", spellings.get(p, p))) for p in parts)


def make_slug(name: str) -> str:
    """Make an id of a name: ASCII letters, digits and hyphens.

    Where letters are lost (another script, a very long name) a digest of the name is added, so that
    two names never share an id for want of letters; "x" stands for a name of marks only.
    """
    plain = unicodedata.normalize("NFKD", name.lower())
    slug = re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")
    lost = any(letter.isalnum() and not letter.isascii() for letter in plain)
    if not lost and len(slug) <= _LONGEST_SLUG:
        return slug or "x"
    digest = hashlib.sha256(name.lower().encode("utf-8", "replace")).hexdigest()[:_DIGEST]
    return f"{slug[: _LONGEST_SLUG - _DIGEST - 1].rstrip('-')}-{digest}".lstrip("-")
