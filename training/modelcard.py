"""The card that lies beside the embeddings: what they are, from what, how, under what licence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from training.contrast import Course

_CARD = """\
---
language: [pl, en]
library_name: model2vec
tags: [sentence-transformers, static-embeddings, feature-extraction]
---

# Polish and English static sentence embeddings

{dimension} numbers for a text in Polish or English: the mean of the vectors of its {pieces}
subword pieces, made unit length. Case, diacritics and punctuation make no difference. For finding
passages and sentences, in either language for questions in either; made for the document
assistant that this folder is a part of. No text of any other model went in.

## Use

```python
from model2vec import StaticModel
vectors = StaticModel.from_pretrained("embeddings").encode(["Kto koordynuje klaster?"])

from sentence_transformers import SentenceTransformer  # 6.2 or later; the same vectors
vectors = SentenceTransformer("embeddings").encode(["Who coordinates the cluster?"])
```

`manifest.json` holds the SHA-256 of every file. Vectors are stored as bytes with a scale each.

## Training

Contrastive learning in both directions (InfoNCE over batches of {batch}, temperature
{temperature}, Adam, highest rate {rate}, {epochs} epochs, {dropout:.0%} of the pieces left out at
random), from random vectors. The pairs, and how many:

{table}

"glossed" pairs are Polish texts whose words were translated one by one with the dictionaries;
"damaged" ones hold recognition errors, made at the rates seen in pages that exist as recognised
and as corrected.

## Limits

The mean of vectors knows no word order and no negation. Most of the sentence pairs are about
software, business and textbooks. Text in other languages has vectors of little meaning; text
without a known piece has the zero vector.

## Licence

As the program. The sources of the training data ask for attribution: see `../NOTICE`.
"""


def model_card(counts: Mapping[str, int], course: Course, pieces: int) -> str:
    """The card in Markdown, with the number of pairs of each kind."""
    rows = "\n".join(f"| {name} | {count} |" for name, count in counts.items())
    return _CARD.format(
        dimension=course.dimension,
        pieces=pieces,
        batch=course.batch,
        temperature=course.temperature,
        rate=course.rate,
        epochs=course.epochs,
        dropout=course.dropout,
        table=f"| pairs | number |\n|---|---|\n{rows}",
    )
