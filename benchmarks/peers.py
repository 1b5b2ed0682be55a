"""Peers in attribution: textacy's extractor of direct quotations, on a spaCy pipeline we train.

No trained spaCy pipeline is on the registry, so tagger and parser are trained here on ewt-srl once
(about ten minutes) and kept under `out/peers`. Peers are installed by the extra `bench`.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hearsay.model.spans import Span, Spans

PIPELINE = Path(__file__).resolve().parent.parent / "out" / "peers" / "ewt"
_EPOCHS = 8
_SEED = 7


@dataclass(frozen=True, slots=True)
class Quotation:
    """A direct quotation as the peer found it."""

    source: Spans
    cue: Spans
    content: Spans


class TextacyPeer:
    """textacy.extract.direct_quotations, called a paragraph at a time.

    It refuses a text with an odd number of quotation marks: by paragraph it loses only that one.
    """

    def __init__(self, data: Path) -> None:
        self._spacy = load_pipeline(data / "syntax" / "ewt-srl.jsonl.gz")

    def attribute_all(self, texts: Iterable[str]) -> Iterator[Sequence[Quotation]]:
        """Yield the quotations of each text."""
        from textacy.extract import direct_quotations  # noqa: PLC0415 - an extra of the benchmarks

        for text in texts:
            found: list[Quotation] = []
            at = 0
            for paragraph in text.split("\n"):
                if paragraph.strip():
                    try:
                        for triple in direct_quotations(self._spacy(paragraph)):
                            content = triple.content
                            found.append(
                                Quotation(
                                    _spans(triple.speaker, at),
                                    _spans(triple.cue, at),
                                    (Span(at + content.start_char, at + content.end_char),),
                                )
                            )
                    except ValueError:
                        pass  # an odd number of marks: the peer gives up on the paragraph
                at += len(paragraph) + 1
            yield found


def load_pipeline(path: Path) -> Any:  # noqa: ANN401 - spaCy ships no types for it
    """Load the spaCy pipeline, training it first where it is not there."""
    import spacy  # noqa: PLC0415 - an extra of the benchmarks

    if not PIPELINE.exists():
        train_pipeline(path)
    return spacy.load(PIPELINE)


def train_pipeline(path: Path) -> None:
    """Train a morphologizer, a parser and a table of lemmas on the train part, and save them."""
    import spacy  # noqa: PLC0415
    from spacy.lookups import Lookups  # noqa: PLC0415
    from spacy.tokens import Doc  # noqa: PLC0415
    from spacy.training import Example  # noqa: PLC0415
    from spacy.util import compounding, fix_random_seed, minibatch  # noqa: PLC0415

    fix_random_seed(_SEED)
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec")
    for name in ("morphologizer", "parser"):
        listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}
        model = dict(nlp.get_factory_meta(name).default_config["model"])
        nlp.add_pipe(name, config={"model": {**model, "tok2vec": listener}})
    lemmas: dict[str, Counter[str]] = defaultdict(Counter)
    examples = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["split"] != "train":
                continue
            for word, lemma in zip(row["words"], row["lemma"], strict=True):
                lemmas[word.lower()][lemma] += 1
            gold = Doc(
                nlp.vocab,
                words=row["words"],
                spaces=row["space_after"],
                pos=row["upos"],
                heads=[head - 1 if head else at for at, head in enumerate(row["head"])],
                deps=["ROOT" if label == "root" else label for label in row["deprel"]],
            )
            plain = Doc(nlp.vocab, words=row["words"], spaces=row["space_after"])
            examples.append(Example(plain, gold))
    optimiser = nlp.initialize(lambda: examples)
    for epoch in range(_EPOCHS):
        losses: dict[str, float] = {}
        for batch in minibatch(examples, compounding(32, 256, 1.001)):
            nlp.update(batch, sgd=optimiser, drop=0.1, losses=losses)
        print(f"spaCy on ewt-srl, epoch {epoch + 1} of {_EPOCHS}: {losses}", flush=True)
    lookups = Lookups()
    lookups.add_table(
        "lemma_lookup", {word: found.most_common(1)[0][0] for word, found in lemmas.items()}
    )
    nlp.add_pipe("lemmatizer", config={"mode": "lookup"}).initialize(lookups=lookups)
    PIPELINE.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(PIPELINE)


def _spans(tokens: Sequence[Any], at: int) -> Spans:
    spans: list[Span] = []
    for token in tokens:
        start = at + token.idx
        if spans and start - spans[-1].end <= 1:
            spans[-1] = Span(spans[-1].start, start + len(token))
        else:
            spans.append(Span(start, start + len(token)))
    return tuple(spans)
