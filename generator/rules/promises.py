"""T: targets against what Pengukuran Kinerja says in words, and a year's target without a quarter's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import zip_longest
from typing import Final, NamedTuple

from generator.findings import Severity
from generator.jenjang import Jenjang
from generator.master import Indikator, Master
from generator.registry import Temuan, rule
from generator.rules.common import QUARTER_NAMED, named_quarters
from generator.values import NotApplicable, Triwulan, seen

METODE: Final = "Lampiran I, kolom Pengukuran Kinerja dan Target"
_NUMBER: Final = r"(\d+(?:,\d+)?)"
_RANGE: Final = re.compile(rf"rentang\s+{_NUMBER}\s*%?\s*(?:–|-|s\.?d\.?|sampai)\s*{_NUMBER}\s*%", re.IGNORECASE)
_LEAST: Final = re.compile(
    rf"(?:sekurang-kurangnya|minimal|paling sedikit|paling rendah|target(?: kinerja)? sebesar)\s+{_NUMBER}\s*%",
    re.IGNORECASE,
)


class Promise(NamedTuple):
    """A target in words: its quarter, the words, and the lowest and highest value that they mean."""

    quarter: Triwulan
    words: str
    low: Decimal
    high: Decimal


@rule("T07", Severity.INFO, remedy="Isi target triwulan penilaiannya, biasanya TW IV.", source=METODE)
def year_without_quarter(master: Master) -> Iterator[Temuan]:
    """Indikator dengan Target Tahunan punya target di salah satu triwulan.

    Mengapa: Laporan triwulan menghitung capaian terhadap target triwulan; tanpa satu pun, indikator ini tidak punya
    capaian sampai capaian tahunnya dihitung.

    Contoh: Target Tahunan 3,25, sedangkan TW I sampai TW IV N/A.
    """
    for row in master.indikator:
        targets = [row.target(periode) for periode in master.periode]
        if isinstance(row.target_tahunan, Decimal) and all(isinstance(value, NotApplicable) for value in targets):
            message = f"Target Tahunan {row.kode} {seen(row.target_tahunan)}, tetapi target setiap triwulannya N/A."
            yield Temuan.at(row, "target_tahunan", message)


@rule("T08", Severity.WARNING, remedy="Samakan target dengan bunyi Pengukuran Kinerja.", source=METODE)
def target_against_text(master: Master) -> Iterator[Temuan]:
    """Target triwulan sama dengan yang disebut Pengukuran Kinerja.

    Mengapa: Bila tabel dan kalimatnya menyebut target berbeda, tidak jelas terhadap mana capaian dihitung. Rentang dalam
    kalimat berarti targetnya pun rentang, bukan satu angka.

    Contoh: Kolom Target TW II berisi 100, sedangkan kalimatnya "Triwulan II sekurang-kurangnya 30%".
    """
    for row in master.indikator:
        for promise in {promise.quarter: promise for promise in reversed(list(_promises(row)))}.values():
            value = row.target(promise.quarter)
            numeric = isinstance(value, Decimal) and not isinstance(value, Jenjang)
            if numeric and not value == promise.low == promise.high:
                label = promise.quarter.label
                message = f'Target {label} {seen(value)}, sedangkan Pengukuran Kinerja ({row.at("pengukuran").cell}) menyebut "{promise.words}".'
                yield Temuan.at(row, f"target_{promise.quarter.kolom}", message)


def _promises(row: Indikator) -> Iterator[Promise]:
    """The targets that the text names after a quarter, before it names another."""
    text = seen(row.pengukuran)
    named = list(QUARTER_NAMED.finditer(text))
    for found, after in zip_longest(named, named[1:]):
        clause = text[found.end() : after.start() if after else len(text)].partition("\n")[0]
        said = min(filter(None, (_RANGE.search(clause), _LEAST.search(clause))), key=re.Match.start, default=None)
        if said:
            numbers = [Decimal(number.replace(",", ".")) for number in said.groups()]
            for quarter in named_quarters(found[0]):
                yield Promise(quarter, " ".join(said[0].split()), numbers[0], numbers[-1])
