"""Publish: the ledger as JSON with its schema, the terminal's table, CSV and the dossier page."""

from hearsay.publish.csv_rows import write_ledger_csv as write_ledger_csv
from hearsay.publish.dossier import write_dossier as write_dossier
from hearsay.publish.explanation import Explanation as Explanation
from hearsay.publish.explanation import explain_item as explain_item
from hearsay.publish.explanation import write_explanation as write_explanation
from hearsay.publish.ledger_json import encode_ledger as encode_ledger
from hearsay.publish.ledger_json import encode_report as encode_report
from hearsay.publish.ledger_json import encode_statement as encode_statement
from hearsay.publish.ledger_json import write_ledger_json as write_ledger_json
from hearsay.publish.schema import check_ledger as check_ledger
from hearsay.publish.schema import ledger_schema as ledger_schema
from hearsay.publish.table import print_ledger_table as print_ledger_table
