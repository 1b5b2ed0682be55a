"""Every exception that hearsay raises on purpose, in one tree.

```
HearsayError                what went wrong, where, and what to do about it
├── CaseError               a case folder or its case.toml can't be used at all
├── InputError              one input can't be read; the rest of the batch goes on
│   ├── EmptyInputError     there is nothing in it
│   ├── TooBigError         it is larger than the limit
│   ├── NotTextError        it is binary, or no charset fits
│   └── FormatError         its form is broken (front matter, HTML without a text)
├── LexiconError            a TOML lexicon is wrong (ours or a case's)
└── ModelError              the reader model's files are missing or not what their card says
```
"""

from __future__ import annotations


class HearsayError(Exception):
    """Something went wrong that a person can do something about.

    `where` names the file (and line, where known); `cure` says what to do.
    """

    def __init__(self, what: str, *, where: str = "", cure: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.cure = cure

    def __str__(self) -> str:
        """Write where, what and the cure on one line."""
        place = f"{self.where}: " if self.where else ""
        cure = f" ({self.cure})" if self.cure else ""
        return f"{place}{self.what}{cure}"


class CaseError(HearsayError):
    """A case folder or its `case.toml` can't be used at all."""


class InputError(HearsayError):
    """One input can't be read; the rest of the batch goes on."""


class EmptyInputError(InputError):
    """There is nothing in it."""


class TooBigError(InputError):
    """It is larger than the limit."""


class NotTextError(InputError):
    """It is binary, or no charset fits."""


class FormatError(InputError):
    """Its form is broken."""


class LexiconError(HearsayError):
    """A TOML lexicon is wrong."""


class ModelError(HearsayError):
    """The reader model's files are missing, or not what their card says."""
