"""What a page says of itself in its head: JSON-LD, OpenGraph, meta and time elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo

from lxml import html

from hearsay.read.moments import parse_moment

_ARTICLES = frozenset(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle BlogPosting "
    "LiveBlogPosting Report WebPage TechArticle SocialMediaPosting".split()
)
_MOST_JSON = 500_000
_MOST_NODES = 2_000
_LONGEST = 500
_WEB = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_TITLE = ("og:title", "twitter:title", "dc.title", "title")
_OUTLET = ("og:site_name", "application-name", "publisher", "dc.publisher")
_AUTHOR = ("author", "article:author", "dc.creator", "byl", "sailthru.author", "parsely-author")
_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "date",
    "dc.date",
    "dcterms.created",
    "dcterms.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "sailthru.date",
    "parsely-pub-date",
)
_UPDATED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
    "lastmod",
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What was found, each as far as it is there; times carry a zone."""

    title: str | None
    outlet: str | None
    byline: tuple[str, ...]
    url: str | None
    published: datetime | None
    updated: datetime | None


def read_metadata(root: html.HtmlElement, zone: tzinfo) -> Metadata:
    """Read a page's metadata; JSON-LD goes before meta elements, those before the page's own text.

    Everything in it is the page's word only: wrong types and broken JSON are passed over.
    """
    metas = _read_metas(root)
    linked = tuple(_read_linked(root))
    published = _moments(linked, "datePublished", zone) or _first_moment(metas, _PUBLISHED, zone)
    updated = _moments(linked, "dateModified", zone) or _first_moment(metas, _UPDATED, zone)
    return Metadata(
        title=_first_linked(linked, "headline") or _first(metas, _TITLE) or _title_of(root),
        outlet=_first(metas, _OUTLET[:1])
        or _first(_names(linked, "publisher"))
        or _first(metas, _OUTLET),
        byline=_names(linked, "author") or _authors(metas, root),
        url=_url_of(root, metas, linked),
        published=published or _time_element(root, zone),
        updated=updated,
    )


def _read_metas(root: html.HtmlElement) -> dict[str, str]:
    """Map each meta name, property or itemprop to its first content."""
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = " ".join((meta.get("content") or "").split())
        if name and content and len(content) <= _LONGEST:
            metas.setdefault(name.lower(), content)
    return metas


def _read_linked(root: html.HtmlElement) -> Iterator[Mapping[str, object]]:
    """Yield the JSON-LD objects that describe an article, the most telling types first."""
    found: list[Mapping[str, object]] = []
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        source = (script.text or "").strip().removeprefix("<!--").removesuffix("-->")
        if len(source) > _MOST_JSON:
            continue
        try:
            value = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        found.extend(_walk(value))
    articles = [node for node in found if not _types(node).isdisjoint(_ARTICLES)]
    yield from sorted(articles, key=lambda node: "WebPage" in _types(node))


def _walk(value: object) -> Iterator[Mapping[str, object]]:
    stack: list[object] = [value]
    for _ in range(_MOST_NODES):
        if not stack:
            return
        node = stack.pop()
        if isinstance(node, list):
            stack.extend(reversed(node))
        elif isinstance(node, dict):
            yield node
            stack.extend(
                node[key] for key in ("mainEntity", "mainEntityOfPage", "@graph") if key in node
            )


def _types(node: Mapping[str, object]) -> frozenset[str]:
    kinds = node.get("@type")
    return frozenset(
        k for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)
    )


def _text_of(value: object) -> str | None:
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    return " ".join(html_unescape(value).split()) or None


def html_unescape(value: str) -> str:
    """Undo entities that pages leave in their JSON-LD and meta texts."""
    return (
        value.replace("&quot;", '"')
        .replace("&#039;", "'")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
    )


def _first_linked(nodes: tuple[Mapping[str, object], ...], key: str) -> str | None:
    return next((text for node in nodes if (text := _text_of(node.get(key)))), None)


def _names(nodes: tuple[Mapping[str, object], ...], key: str) -> tuple[str, ...]:
    """Give the names under a key of the first node that has any: texts, objects, or a list."""
    for node in nodes:
        value = node.get(key)
        items = value if isinstance(value, list) else [value]
        texts = (_text_of(item.get("name") if isinstance(item, dict) else item) for item in items)
        names = tuple(dict.fromkeys(t for t in texts if t and not _WEB.match(t)))
        if names:
            return names
    return ()


def _moments(nodes: tuple[Mapping[str, object], ...], key: str, zone: tzinfo) -> datetime | None:
    texts = (_text_of(node.get(key)) for node in nodes)
    return next((m for text in texts if text and (m := parse_moment(text, zone))), None)


def _first(values: Mapping[str, str] | tuple[str, ...], keys: tuple[str, ...] = ()) -> str | None:
    if isinstance(values, tuple):
        return values[0] if values else None
    return next((html_unescape(values[key]) for key in keys if key in values), None)


def _first_moment(metas: Mapping[str, str], keys: tuple[str, ...], zone: tzinfo) -> datetime | None:
    texts = (metas[key] for key in keys if key in metas)
    return next((m for text in texts if (m := parse_moment(text, zone))), None)


def _title_of(root: html.HtmlElement) -> str | None:
    heads = [head for head in root.iter("h1") if head.text_content().strip()]
    chosen = heads[0] if len(heads) == 1 else next(root.iter("title"), None)
    text = " ".join(chosen.text_content().split()) if chosen is not None else ""
    return text[:_LONGEST] or None


def _authors(metas: Mapping[str, str], root: html.HtmlElement) -> tuple[str, ...]:
    named = [metas[key] for key in _AUTHOR if key in metas and not _WEB.match(metas[key])]
    if not named:
        links = [a for a in root.iter("a", "span") if _is_author_link(a)]
        named = [" ".join(a.text_content().split()) for a in links[:1]]
    if not named or not named[0] or len(named[0]) > _LONGEST // 4:
        return ()
    bare = re.sub(r"^[Bb]y\s", "", named[0])
    return tuple(dict.fromkeys(n.strip() for n in re.split(r";|\sand\s|,\s", bare) if n.strip()))


def _is_author_link(element: html.HtmlElement) -> bool:
    rel, prop = element.get("rel") or "", element.get("itemprop") or ""
    return "author" in rel.split() or prop == "author"


def _url_of(
    root: html.HtmlElement, metas: Mapping[str, str], linked: tuple[Mapping[str, object], ...]
) -> str | None:
    links = (e.get("href") or "" for e in root.iter("link") if "canonical" in (e.get("rel") or ""))
    texts = (*links, metas.get("og:url", ""), _first_linked(linked, "url") or "")
    return next((t.strip() for t in texts if _WEB.fullmatch(t.strip())), None)


def _time_element(root: html.HtmlElement, zone: tzinfo) -> datetime | None:
    """Read the page's first time element or `itemprop="datePublished"` that says a day."""
    for element in root.iter():
        if not isinstance(element.tag, str) or (
            element.tag != "time" and element.get("itemprop") != "datePublished"
        ):
            continue
        text = element.get("datetime") or element.get("content") or element.text_content()
        moment = parse_moment(text, zone) if len(text) <= _LONGEST else None
        if moment is not None:
            return moment
    return None
