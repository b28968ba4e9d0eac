"""What documents hold and no sheet of the master takes, with the reason that staff are told.

The one place for it: when a sheet takes such a thing, its kind gets its fields in `sheets.FIELDS` and its name in
`sheets.SHEETS` (paragraphs: a key in `body.Reader`), and its line here goes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

NO_COLUMN: Final = "master tidak mempunyai kolom untuk ini"
KINDS: Final[Mapping[str, str]] = {"anggaran": "program dan anggaran; master belum memuatnya"}
"""Kind of table → why its rows are left out."""
SECOND_PARTY: Final = "pihak kedua pada pernyataan; master belum memuatnya"
STATEMENT: Final = "bagian pernyataan Perjanjian Kinerja (kalimat, tempat, tanda tangan); master tidak memuatnya"
COLUMNS: Final[Mapping[str, str]] = {
    "program": KINDS["anggaran"],
    "anggaran": KINDS["anggaran"],
    "polarisasi": "isi di lembar Pengukuran, kolom Polarisasi",
    "konsolidasi": "isi di lembar Pengukuran, kolom Konsolidasi",
}
"""Meaning of a column or label → why it is left out."""
