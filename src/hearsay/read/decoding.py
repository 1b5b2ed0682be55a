"""Bytes to text: charsets, byte order marks, and what is no text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from hearsay.errors import EmptyInputError, NotTextError

_BOMS = (  # the longer marks first: UTF-32's begins as UTF-16's does
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
)
_CONTROLS = re.compile(r"[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.01
_MOST_HIGH_BYTES = 0.25  # of a Western text in one byte a letter; German and French stay below 0.1
_REPAIRED = 4  # whole UTF-8 letters for each broken one: then it is UTF-8 with damage
_SAVE_AS_UTF8 = "save it as UTF-8"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with line feeds for all line ends and no NUL; `doubt` says what had to be assumed."""

    text: str
    doubt: str | None = None


def decode_bytes(data: bytes, where: str, declared: str | None = None) -> Decoded:
    """Decode a file's bytes: by its byte order mark, as UTF-8, as declared, or as windows-1252.

    Raises EmptyInputError for nothing or white space only, NotTextError for binary data and for
    bytes that no charset fits.
    """
    if not data:
        raise EmptyInputError(
            "the file is empty", where=where, cure="fill it, or take it out of the case"
        )
    decoded = _decode(data, where, declared)
    text = decoded.text.removeprefix("\ufeff")
    if not text.strip("\0 \t\r\n\f\v\xa0\ufeff"):
        raise EmptyInputError(
            "there is only white space in the file",
            where=where,
            cure="fill it, or take it out of the case",
        )
    if len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        raise _no_text("its bytes are no text", where)
    doubt = decoded.doubt
    if "\0" in text:
        doubt = doubt or "NUL characters were taken out of the text"
        text = text.replace("\0", "")
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), doubt)


def _decode(data: bytes, where: str, declared: str | None) -> Decoded:
    for signature, thing in _SIGNATURES:
        if data.startswith(signature):
            raise _no_text(f"it is {thing}, whatever its name says", where)
    for mark, charset in _BOMS:
        if data.startswith(mark):
            return _by_mark(data, charset, where)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    if declared is not None:
        try:
            return Decoded(data.decode(declared))
        except (LookupError, ValueError):  # an unknown charset, or not a charset of texts
            pass
    return _guess(data, where)


def _by_mark(data: bytes, charset: str, where: str) -> Decoded:
    try:
        return Decoded(data.decode(charset))
    except UnicodeDecodeError as error:
        if charset == "utf-8-sig":
            return _guess(data, where)
        if error.end < len(data):
            raise _no_text(f"its byte order mark says {charset}, but it is not", where) from error
    return Decoded(
        data.decode(charset, "replace"), f"the last character of this {charset} text is cut off"
    )


def _guess(data: bytes, where: str) -> Decoded:
    patched = data.decode("utf-8", "replace")
    broken = patched.count("\ufffd")
    whole = sum(1 for letter in patched if letter > "\x7f") - broken
    if whole >= _REPAIRED * broken:
        return Decoded(patched, f"{broken} broken UTF-8 character(s) read as \ufffd")
    high = sum(data.count(byte) for byte in range(0x80, 0x100))
    if high > _MOST_HIGH_BYTES * len(data):
        raise _no_text("no charset fits its bytes", where)
    try:
        return Decoded(data.decode("cp1252"), "it is not UTF-8: read as windows-1252")
    except UnicodeDecodeError:
        return Decoded(data.decode("latin-1"), "it is not UTF-8: read as latin-1")


def _no_text(what: str, where: str) -> NotTextError:
    return NotTextError(what, where=where, cure=f"open it where it was made, and {_SAVE_AS_UTF8}")
