"""What a person ordered in `case.toml` about names: forms to join, and forms to leave alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hearsay.model.cases import Case
from hearsay.model.sources import Source, SourceKind
from hearsay.resolve.actor_names import fold_form, make_slug
from hearsay.resolve.source_phrases import PhraseKind, read_source_phrase

_KINDS = {
    PhraseKind.PERSON: SourceKind.PERSON,
    PhraseKind.OUTLET: SourceKind.OUTLET,
    PhraseKind.DOCUMENT: SourceKind.DOCUMENT,
}


@dataclass(frozen=True)
class ActorOrders:
    """`names` maps an ordered form to a source's id, `reasons` to who ordered it and why.

    `made` are sources that only the orders name, `splits` the folded forms that are nobody's.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    made: tuple[Source, ...] = ()
    splits: frozenset[str] = frozenset()

    def is_split(self, form: str) -> bool:
        """Tell whether a form must not be taken for anybody."""
        return bool(self.splits) and fold_form(form) in self.splits


NO_ORDERS = ActorOrders()


def make_orders(case: Case, sources: Mapping[str, Source], names: Mapping[str, str]) -> ActorOrders:
    """Make a case's orders; `names` are the forms known so far, by source id.

    `into` may be an id or a name; a name that nobody bears yet makes a source of its own.
    """
    ids = {fold_form(name): source for name, source in names.items()}
    ordered: dict[str, str] = {}
    reasons: dict[str, str] = {}
    made: dict[str, Source] = {}
    for merge in case.merges:
        target = merge.into if merge.into in sources else ids.get(fold_form(merge.into))
        if target is None:
            target = make_slug(merge.into)
            kind = _KINDS.get(read_source_phrase(merge.into).kind, SourceKind.ORGANISATION)
            made.setdefault(target, Source(target, merge.into, kind))
            ordered[merge.into] = target
            reasons[merge.into] = f"{merge.by} joined forms to it: {merge.why}"
        for form in merge.forms:
            ordered[form] = target
            reasons[form] = f"{merge.by} joined them: {merge.why}"
    return ActorOrders(
        names=ordered,
        reasons=reasons,
        made=tuple(made.values()),
        splits=frozenset(fold_form(split.form) for split in case.splits),
    )
