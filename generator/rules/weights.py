"""M: the weights of components: that they are there, sum to 100, and are those of the decree's text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from generator.findings import Severity
from generator.law import BOBOT_PENUH
from generator.master import Komponen, Master
from generator.registry import Temuan, Trait, has, rule
from generator.rules.common import QUARTERS, grouped, joined
from generator.rules.measurement import METODE, measured
from generator.values import NotApplicable, print_number, seen

_WEIGHT: Final = re.compile(r"bobot\s+(\d+(?:,\d+)?)\s*%", re.IGNORECASE)


@rule("M06", Severity.ERROR, remedy="Isi Bobot komponen itu, dalam angka 0–100.", source=METODE)
def missing_weight(master: Master) -> Iterator[Temuan]:
    """Setiap komponen rumus tertimbang punya Bobot.

    Mengapa: Rumus tertimbang mengalikan isian dengan Bobot; tanpa Bobot indikator tidak dapat dihitung. Pada pasangan
    pembilang dan penyebut, cukup salah satu baris yang berbobot.

    Contoh: Komponen c pada IK4.1 ditambahkan tanpa Bobot.
    """
    for row, components in measured(master):
        if has(row.rumus, Trait.WEIGHTED):
            for kode, same in grouped((item.kode, item) for item in components).items():
                if all(item.bobot is None for item in same):
                    yield Temuan.at(same[0], "bobot", f'Komponen {kode} belum punya Bobot untuk rumus "{row.rumus}".')


@rule("M07", Severity.WARNING, remedy="Cocokkan Bobot dengan kolom Pengukuran Kinerja di Lampiran I.", source=METODE)
def weights_total(master: Master) -> Iterator[Temuan]:
    """Bobot komponen satu indikator berjumlah 100.

    Mengapa: Dengan jumlah selain 100, indikator tidak dapat mencapai 100% atau melampauinya. Pada rumus "tertimbang
    kumulatif", Bobot dihitung sekali untuk setiap triwulan yang berlaku (bukan N/A).

    Contoh: 35 + 30 + 20 + 10 = 95 karena satu Bobot salah ketik.
    """
    for row, components in measured(master):
        if not has(row.rumus, Trait.WEIGHTED):
            continue
        groups = grouped((item.kode, item) for item in components).values()
        parts = [part for same in groups if (part := _points(same, row.rumus))]
        total = sum((weight * times for weight, times in parts), Decimal(0))
        if parts and total != BOBOT_PENUH.nilai:
            terms = " + ".join(_term(weight, times) for weight, times in parts)
            message = f"Bobot {row.kode} berjumlah {print_number(total)}, bukan 100 ({terms})."
            yield Temuan.at(components[0], "bobot", message)


def _points(same: Sequence[Komponen], rumus: str) -> tuple[Decimal, int] | None:
    """What a component can bring in a year: its weight, and in how many quarters where these accumulate."""
    weight = next((item.bobot for item in same if isinstance(item.bobot, Decimal)), None)
    if weight is None or not has(rumus, Trait.CUMULATIVE):
        return None if weight is None else (weight, 1)
    return weight, sum(1 for quarter in QUARTERS if not isinstance(same[0].nilai(quarter), NotApplicable))


def _term(weight: Decimal, times: int) -> str:
    return print_number(weight) if times == 1 else f"{print_number(weight)} x {times} triwulan"


@rule("M12", Severity.WARNING, remedy="Samakan Bobot dengan yang tertulis di Lampiran I.", source=METODE)
def weights_of_text(master: Master) -> Iterator[Temuan]:
    """Bobot di lembar Komponen ialah bobot yang disebut Pengukuran Kinerja.

    Mengapa: Bobot yang salah ketik tetap dapat berjumlah 100 bila dua komponen tertukar, dan hasilnya salah.

    Contoh: Kalimatnya "Bobot 35%", sedangkan di lembar Komponen tidak ada Bobot 35.
    """
    texts = {row.kode: row for row in master.indikator}
    for row, components in measured(master):
        weights = {item.bobot for item in components if isinstance(item.bobot, Decimal)}
        if has(row.rumus, Trait.WEIGHTED) and weights and row.kode in texts:
            named = _WEIGHT.findall(seen(texts[row.kode].pengukuran))
            absent = [text for text in dict.fromkeys(named) if Decimal(text.replace(",", ".")) not in weights]
            if absent:
                place = texts[row.kode].at("pengukuran")
                message = (
                    f"Pengukuran Kinerja {row.kode} ({place}) menyebut bobot {joined(absent)}%, yang tidak ada di sini."
                )
                yield Temuan.at(components[0], "bobot", message)
