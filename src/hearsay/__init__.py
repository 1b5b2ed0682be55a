"""hearsay: a desk for conflicting reports.

```python
from pathlib import Path
import hearsay

ledger = hearsay.make_ledger(Path("cases/palmyra-2016"))
print(hearsay.write_ledger_json(ledger))
```
"""

from hearsay.attribute import AttributionEngine, ReaderEngine, RuleEngine
from hearsay.errors import CaseError, HearsayError, InputError, LexiconError, ModelError
from hearsay.model.ledger import Ledger
from hearsay.pipeline import CaseReading, make_ledger, read_case, read_files, weigh_reading
from hearsay.publish import (
    check_ledger,
    encode_ledger,
    ledger_schema,
    write_dossier,
    write_ledger_csv,
    write_ledger_json,
)

__all__ = [
    "AttributionEngine",
    "CaseError",
    "CaseReading",
    "HearsayError",
    "InputError",
    "Ledger",
    "LexiconError",
    "ModelError",
    "ReaderEngine",
    "RuleEngine",
    "check_ledger",
    "encode_ledger",
    "ledger_schema",
    "make_ledger",
    "read_case",
    "read_files",
    "weigh_reading",
    "write_dossier",
    "write_ledger_csv",
    "write_ledger_json",
]
