"""Comment threads in HTML: WordPress's, by `id="comment-N"`, list nesting and `depth-N`."""

from __future__ import annotations

import re
from datetime import datetime, tzinfo

from lxml import html

from hearsay.read.html_text import write_text
from hearsay.read.moments import parse_moment
from hearsay.read.thread_text import ThreadComment

_ID = re.compile(r"(?:(?:li|div|dt|pingback)-)?comment-(\d{1,12})")
_DEPTH = re.compile(r"(?:^|\s)depth-(\d{1,3})(?:\s|$)")
_HOLDERS = frozenset({"li", "div", "article", "dt", "dd", "section"})
_CONTENT = (
    "comment-content",
    "comment_content",
    "commentcontent",
    "comment-text",
    "comment_text",
    "commenttext",
    "comment-entry",
    "wc-comment-text",
    "comment__content",
    "comment-body-text",
)
_NOT_CONTENT = re.compile(
    r"(?:^|[\s_-])(?:reply|meta|metadata|commentmetadata|vcard|comment-?author|avatar|respond|"
    r"says|comment-?footer|comment-likes|jp-likes|likes|comment-?header|comment-?actions?|awaiting-moderation|sharedaddy)(?:$|[\s_-])"
)
_MOST_COMMENTS = 20_000


def take_comments(root: html.HtmlElement, zone: tzinfo) -> tuple[ThreadComment, ...]:
    """Read the comments of a page in its order, and take them out of the tree."""
    holders = _find_holders(root)
    numbers = {holder: index for index, holder in enumerate(holders)}
    comments: list[ThreadComment] = []
    way: list[tuple[int, int]] = []  # depth and index, from the last top comment down
    for index, holder in enumerate(holders):
        parent = next((numbers[a] for a in holder.iterancestors() if a in numbers), None)
        depth = _DEPTH.search(holder.get("class") or "")
        if depth is not None:
            level = int(depth[1])
            while way and way[-1][0] >= level:
                way.pop()
            if parent is None and way:
                parent = way[-1][1]
            way.append((level, index))
        comments.append(_read_comment(holder, numbers, parent, zone))
    for holder in holders:
        if not any(ancestor in numbers for ancestor in holder.iterancestors()):
            holder.drop_tree()
    return tuple(comments)


def _find_holders(root: html.HtmlElement) -> list[html.HtmlElement]:
    """Find the outermost element of each numbered comment, in the page's order."""
    holders: list[html.HtmlElement] = []
    seen: set[str] = set()
    for element in root.iter(*_HOLDERS):
        found = _ID.fullmatch((element.get("id") or "").strip())
        if found and found[1] not in seen and len(holders) < _MOST_COMMENTS:
            seen.add(found[1])
            holders.append(element)
    return holders


def _read_comment(
    holder: html.HtmlElement,
    numbers: dict[html.HtmlElement, int],
    parent: int | None,
    zone: tzinfo,
) -> ThreadComment:
    own = _own_elements(holder, numbers)
    if holder.tag == "dt" and (below := holder.getnext()) is not None and below.tag == "dd":
        text = write_text(below, lambda e: e in numbers or _is_furniture(e))
        below.getparent().remove(below)
        return ThreadComment(text, parent, _read_author(own), _read_time(own, zone))
    content = next((e for e in own if _has_class(e, _CONTENT)), None)
    if content is None:
        content = next((e for e in own if e.get("itemprop") in {"text", "commentText"}), None)

    def is_alien(element: html.HtmlElement) -> bool:
        return element in numbers or _is_answers(element)

    if content is not None:
        root = content
        text = write_text(root, lambda e: is_alien(e) or (e is not root and _is_furniture(e)))
    else:
        text = write_text(
            holder,
            lambda e: e is not holder and (is_alien(e) or _is_furniture(e) or e.tag == "cite"),
        )
    if not text:  # some themes put the words beside the author, in the author's own box
        parts = (write_text(e, is_alien) for e in own if e.tag == "p" and not _names_author(e))
        text = "\n\n".join(part for part in parts if part)
    return ThreadComment(text, parent, _read_author(own), _read_time(own, zone))


def _names_author(element: html.HtmlElement) -> bool:
    return any(_has_class(inner, ("fn", "reply")) for inner in element.iter("*"))


def _own_elements(
    holder: html.HtmlElement, numbers: dict[html.HtmlElement, int]
) -> list[html.HtmlElement]:
    """List the elements of one comment, without those of the comments nested in it."""
    own: list[html.HtmlElement] = []
    stack = [holder]
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str):
            continue
        own.append(element)
        stack.extend(
            child
            for child in reversed(list(element))
            if child not in numbers and not _is_answers(child)
        )
    return own


def _is_answers(element: html.HtmlElement) -> bool:
    return element.tag in {"ol", "ul", "div"} and _has_class(element, ("children", "wc-reply"))


def _is_furniture(element: html.HtmlElement) -> bool:
    return element.tag in {"time", "form"} or bool(
        _NOT_CONTENT.search(f"{element.get('class') or ''} {element.get('rel') or ''}".lower())
    )


def _has_class(element: html.HtmlElement, names: tuple[str, ...]) -> bool:
    return not set((element.get("class") or "").lower().split()).isdisjoint(names)


def _read_author(own: list[html.HtmlElement]) -> tuple[str, ...]:
    for names in (("fn",), ("comment-author", "comment-author-name", "wc-comment-author")):
        for element in own:
            if _has_class(element, names):
                name = write_text(element).partition("\n")[0]
                name = re.sub(r"\s(?:says|said|sagt|wrote|writes)\s?:?$", "", name).strip(" :")
                if name:
                    return (name,)
    return ()


def _read_time(own: list[html.HtmlElement], zone: tzinfo) -> datetime | None:
    for element in own:
        if element.tag == "time" and element.get("datetime"):
            return parse_moment(element.get("datetime") or "", zone)
    for element in own:
        if _has_class(element, ("comment-meta", "commentmetadata", "comment-date", "comment-time")):
            return parse_moment(write_text(element).partition("\n")[0], zone)
    return None
