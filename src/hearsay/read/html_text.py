"""Text of HTML elements: blocks become paragraphs, line breaks stay."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree, html

_BLOCKS = frozenset(
    "address article aside blockquote body dd div dl dt fieldset figcaption figure footer form h1 "
    "h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul".split()
)
_SILENT = frozenset(
    "button head iframe input noscript option script select style svg template textarea".split()
)


def write_text(
    root: html.HtmlElement, skip: Callable[[html.HtmlElement], bool] | None = None
) -> str:
    """Write an element's text: paragraphs apart by a blank line, spaces run together.

    Elements for which `skip` is true are passed over, with all that is in them.
    """
    parts: list[str] = []
    # a stack of its own: hostile pages nest deeper than Python recurses
    stack: list[html.HtmlElement | str] = [root]
    while stack:
        element = stack.pop()
        if isinstance(element, str):
            parts.append(element)
            continue
        tag = element.tag
        passed = not isinstance(tag, str) or tag in _SILENT or (skip is not None and skip(element))
        if element is not root:
            stack.append(_squeeze(element.tail))
        if passed:
            continue
        edge = "\n\n" if tag in _BLOCKS else ""
        stack.append(edge)
        stack.extend(reversed(list(element)))
        parts.extend((edge, "\n" if tag == "br" else "", _squeeze(element.text)))
    lines = (" ".join(line.split(" ")).strip(" ") for line in "".join(parts).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(re.sub(" {2,}", " ", x) for x in lines)).strip()


def parse_html(text: str) -> html.HtmlElement | None:
    """Parse a page, broken as it may be; None where no element comes of it."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return root


def _squeeze(text: str | None) -> str:
    return re.sub(r"[ \t\n\f]+", " ", text) if text else ""
