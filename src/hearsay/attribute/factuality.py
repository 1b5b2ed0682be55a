"""Factuality: how sure a speaker sounds, and of what polarity.

The scale is FactBank's (Saurí and Pustejovsky 2009): certain, probable, possible; so or not so; U
where the words leave it open.
"""

from __future__ import annotations

from collections.abc import Sequence

from hearsay.attribute.lexicon import CueLexicon
from hearsay.model.spans import Span
from hearsay.model.statements import Factuality
from hearsay.text.function_words import SUBORDINATORS
from hearsay.text.tokens import split_tokens

_CLAUSE_ENDS = frozenset(";:()—–") | {"which", "who", "whose", "adding", "while"}
_OPEN = frozenset({"whether", "if"})
_UNDECIDED = frozenset({"unclear", "uncertain", "unknown", "unsure"})
_LONGEST_CLAUSE = 40
_UNLIKELY = frozenset({"unlikely", "improbable", "doubtful"})
# "no fewer than forty" says that there were; "no longer" is one word of the lexicon's
_BOUNDING = frozenset(
    {"fewer", "less", "more", "later", "sooner", "doubt", "one", "longer", ",", "."}
)


def grade_content(
    text: str, content: Sequence[Span], cue: Factuality, lexicon: CueLexicon
) -> Factuality:
    """Grade a content by its cue's class and by the hedges and negations of its main clause."""
    if not content:
        return cue
    head = Span(content[0].start, min(content[0].end, content[0].start + 20 * _LONGEST_CLAUSE))
    result = cue
    negations = 0
    before = ""
    tokens = split_tokens(text, head)[:_LONGEST_CLAUSE]
    for index, token in enumerate(tokens):
        lower, previous, before = token.lower, before, token.lower
        follower = tokens[index + 1].lower if index + 1 < len(tokens) else ""
        if lower in _OPEN and (index == 0 or previous in _UNDECIDED):
            return Factuality.UNDERSPECIFIED
        if index > 2 and lower in {".", "!", "?"}:  # noqa: PLR2004 - an initial may open it
            break
        if lower in _CLAUSE_ENDS or (index > 2 and lower in SUBORDINATORS - {"so", "than"}):  # noqa: PLR2004
            break
        level = lexicon.hedges.get(lower)
        if lower in _UNLIKELY:
            result, negations = result.weakened("PR"), negations + 1
        elif level and not (lower == "may" and token.text == "May" and index):
            result = result.weakened(level)
        elif lower in lexicon.negations or lower.endswith("n't"):
            negations += previous != ","  # "there were twenty, not sixty" denies only the sixty
        elif lower == "no" and follower not in _BOUNDING:
            negations += 1
    return result.negated() if negations % 2 else result
