"""Front matter: the YAML head between two lines `---` on top of a text report."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

import yaml

from hearsay.errors import FormatError
from hearsay.model.notices import Notice
from hearsay.model.reports import ReportKind
from hearsay.read.moments import parse_moment

_MOST_CHARACTERS = 64_000
_DEEPEST = 2  # the mapping, and a list in it
_KEYS = ("url", "outlet", "title", "byline", "published", "updated", "kind", "parent")
_NULL = "tag:yaml.org,2002:null"
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a report says of itself, each as far as it does."""

    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: tuple[str, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    kind: ReportKind = ReportKind.ARTICLE
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class _Field:
    """A field as written: its texts, whether it is a list, and its line in the file."""

    texts: tuple[str, ...]
    is_list: bool
    line: int


def split_front_matter(
    text: str, where: str, zone: tzinfo
) -> tuple[Heading, str, tuple[Notice, ...]]:
    """Split a text into what its front matter says, its body, and notices on what was wrong.

    Front matter that can't be read stays in the body, so that nothing is lost.
    """
    if not re.match(r"---[ \t]*\n", text):
        return Heading(), text, ()
    start = text.index("\n") + 1
    end = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE).search(text, start)
    if end is None:
        open_end = "a line --- opens front matter that has no end; it was kept as part of the text"
        notice = Notice(f"{where}, line 1", open_end, "close it with a line ---")
        return Heading(), text, (notice,)
    try:
        fields = _read_fields(text[start : end.start()], where)
    except FormatError as error:
        kept = f"{error.what}; it was kept as part of the text"
        return Heading(), text, (Notice(error.where, kept, error.cure),)
    heading, notices = _read_heading(fields, where, zone)
    return heading, text[end.end() :].removeprefix("\n"), notices


def _read_fields(source: str, where: str) -> dict[str, _Field]:
    if len(source) > _MOST_CHARACTERS:
        raise FormatError(
            f"the front matter has more than {_MOST_CHARACTERS:,} characters",
            where=f"{where}, line 1",
            cure="keep to a few lines, and the text below them",
        )
    try:
        _check_events(source, where)
        # nodes, not values: nothing is constructed, `title: No` stays a text, and lines are known
        root = yaml.compose(source, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise _no_yaml(where, mark.line if mark is not None else 0, error.problem) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise _no_yaml(where, 0, None) from error
    if root is None:
        return {}
    if not isinstance(root, yaml.MappingNode):
        raise FormatError(
            "the front matter is no list of fields",
            where=f"{where}, line 2",
            cure="write one field a line, as in outlet: Evening Post",
        )
    fields: dict[str, _Field] = {}
    for key, value in root.value:
        items = value.value if isinstance(value, yaml.SequenceNode) else [value]
        texts = tuple(
            item.value.strip()
            for item in items
            if isinstance(item, yaml.ScalarNode) and item.tag != _NULL
        )
        name = key.value if isinstance(key, yaml.ScalarNode) else "?"
        is_list = not isinstance(value, yaml.ScalarNode)
        fields[name] = _Field(texts, is_list, key.start_mark.line + 2)
    return fields


def _check_events(source: str, where: str) -> None:
    """Refuse aliases (they can blow up) and deep nesting, before anything is built."""
    depth = 0
    for event in yaml.parse(source, Loader=yaml.SafeLoader):
        line = event.start_mark.line if event.start_mark is not None else 0
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _no_yaml(where, line, "anchors (&) and aliases (*) are not allowed here")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            raise _no_yaml(where, line, "it is nested too deeply")


def _no_yaml(where: str, line: int, problem: str | None) -> FormatError:
    because = f": {problem}" if problem else ""
    return FormatError(
        f"the front matter is no YAML{because}",
        where=f"{where}, line {line + 2}",
        cure='write one field a line, and quote a text with a colon, as in title: "Town: retaken"',
    )


def _read_heading(
    fields: Mapping[str, _Field], where: str, zone: tzinfo
) -> tuple[Heading, tuple[Notice, ...]]:
    reader = _Reader(fields, where, zone)
    kind = reader.kind()
    byline = fields.get("byline")
    heading = Heading(
        url=reader.url(),
        outlet=reader.text("outlet"),
        title=reader.text("title"),
        byline=tuple(name for name in byline.texts if name) if byline else (),
        published=reader.moment("published"),
        updated=reader.moment("updated"),
        kind=kind,
        parent=reader.parent(kind),
    )
    reader.tell_unknown()
    return heading, tuple(reader.notices)


@dataclass(slots=True)
class _Reader:
    """Reads fields one by one; what is wrong with one becomes a notice, and it is left out."""

    fields: Mapping[str, _Field]
    where: str
    zone: tzinfo
    notices: list[Notice] = field(default_factory=list)

    def tell(self, name: str, what: str, cure: str) -> None:
        self.notices.append(Notice(f"{self.where}, line {self.fields[name].line}", what, cure))

    def text(self, name: str) -> str | None:
        found = self.fields.get(name)
        if found is None:
            return None
        if found.is_list:
            self.tell(name, f"`{name}` must be one text and was left out", f"write {name}: ...")
            return None
        return (found.texts[0] or None) if found.texts else None

    def moment(self, name: str) -> datetime | None:
        value = self.text(name)
        read = parse_moment(value, self.zone) if value else None
        if value and read is None:
            self.tell(
                name,
                f"`{name}` is “{value[:40]}”, no time that can be read, and was left out",
                f"write it so: {name}: 2016-12-12 13:05",
            )
        return read

    def url(self) -> str | None:
        url = self.text("url")
        if url and not _WEB.fullmatch(url):
            self.tell("url", "`url` is no web address and was left out", "start it with https://")
            return None
        return url

    def kind(self) -> ReportKind:
        kind = self.text("kind")
        if kind is None:
            return ReportKind.ARTICLE
        if kind not in list(ReportKind):
            choices = ", ".join(ReportKind)
            self.tell("kind", f"`kind` is “{kind[:40]}”: read as article", f"use one of {choices}")
            return ReportKind.ARTICLE
        return ReportKind(kind)

    def parent(self, kind: ReportKind) -> str | None:
        parent = self.text("parent")
        if parent and kind is not ReportKind.COMMENT:
            self.tell("parent", "`parent` is for comments and was left out", "add kind: comment")
            return None
        return parent

    def tell_unknown(self) -> None:
        for name in self.fields:
            if name not in _KEYS:
                known = ", ".join(_KEYS)
                self.tell(name, f"`{name[:40]}` is not known and was left out", f"known: {known}")
