"""A master and its results as plain keyed tables: what a manifest keeps, and what is compared.

A `Tabel` is a sheet or a set of results; a `Rekaman` is a row of it, known by its id, with one plain
value per column: text, an exact number, or None where nothing is filled in.
"""

from typing import Final

from generator.records.master import KEYLESS, plain, tables_of
from generator.records.results import result_tables
from generator.records.table import Nilai, Rekaman, Tabel, from_json, to_json, unique

MANIFEST: Final = "manifest.json"
"""The file that an output folder keeps them in."""

__all__ = [
    "KEYLESS",
    "MANIFEST",
    "Nilai",
    "Rekaman",
    "Tabel",
    "from_json",
    "plain",
    "result_tables",
    "tables_of",
    "to_json",
    "unique",
]
