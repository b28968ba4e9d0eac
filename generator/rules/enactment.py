"""B: what the body says of itself: its title, its name, its legal basis, and from when it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from generator.findings import Severity
from generator.law import BERTAMBAHAN
from generator.master import ButirTubuh, Master
from generator.registry import Temuan, rule
from generator.rules.common import QUARTERS, across, grouped, joined
from generator.values import Triwulan, normal, seen

UU_12: Final = "UU 12/2011, Lampiran II"
TUBUH: Final = "batang tubuh Keputusan"
_SELF: Final = re.compile(r"\b((?:Surat\s+)?Keputusan)(?:\s+(?!ini\b)[A-Z]\w*)*\s+ini\b", re.IGNORECASE)
_KIND: Final = re.compile(r"\s*KEPUTUSAN\s+.+?\s+TENTANG\s", re.IGNORECASE | re.DOTALL)
_RETROACTIVE: Final = re.compile(r"berlaku surut|daya surut|laku surut", re.IGNORECASE)


def _part(master: Master, bagian: str) -> list[ButirTubuh]:
    return [row for row in master.tubuh if normal(row.bagian) == normal(bagian)]


@rule("B12", Severity.INFO, remedy="Tambahkan nomor Tambahan Lembaran Negaranya.", source=f"{UU_12}, dasar hukum")
def supplement(master: Master) -> Iterator[Temuan]:
    """Undang-Undang dan Peraturan Pemerintah dalam Mengingat disebut beserta Tambahan Lembaran Negaranya.

    Mengapa: Dasar hukum dilengkapi Lembaran Negara dan Tambahan Lembaran Negara di antara tanda kurung.

    Contoh: "(Lembaran Negara Republik Indonesia Tahun 2014 Nomor 244)" tanpa Tambahan Lembaran Negara.
    """
    bare = [
        row
        for row in _part(master, "Mengingat")
        if normal(row.isi).startswith(BERTAMBAHAN) and "lembaran negara" in normal(row.isi)
        if "tambahan lembaran negara" not in normal(row.isi)
    ]
    if bare:
        names = joined([f"butir {row.label}" for row in bare])
        yield across([(row, "isi") for row in bare], f"Tambahan Lembaran Negara tidak disebut pada {names}.")


@rule("B13", Severity.WARNING, remedy='Tulis "Keputusan ini" di semua diktum.', source=UU_12)
def name_of_itself(master: Master) -> Iterator[Temuan]:
    """Keputusan menyebut dirinya dengan satu sebutan.

    Mengapa: Sebutan lain, misalnya "Surat Keputusan", dapat dibaca sebagai naskah lain.

    Contoh: "keputusan ini" dalam diktum KESATU dan "Surat Keputusan Kepala Dinas ini" dalam diktum KETIGA.
    """
    found = [(" ".join(match[0].split()), row) for row in _part(master, "Diktum") for match in _SELF.finditer(row.isi)]
    spellings = grouped(found)
    if len(spellings) > 1:
        said = joined([f'"{spelling}"' for spelling in spellings])
        rows = list({row.label: row for spelling, row in found if spelling != "Keputusan ini"}.values())
        yield across([(row, "isi") for row in rows], f"Keputusan menyebut dirinya {len(spellings)} cara: {said}.")


@rule("B14", Severity.INFO, remedy='Awali dengan "KEPUTUSAN … TENTANG".', source=f"{UU_12}, diktum")
def kind_in_title(master: Master) -> Iterator[Temuan]:
    """Judul pada Menetapkan didahului jenis naskahnya.

    Mengapa: Sesudah kata Menetapkan ditulis jenis naskah dan judulnya, sehingga jelas apa yang ditetapkan.

    Contoh: "PERJANJIAN KINERJA TAHUN 2025" alih-alih "KEPUTUSAN BUPATI TENTANG PERJANJIAN KINERJA TAHUN 2025".
    """
    for row in _part(master, "Menetapkan"):
        if row.isi and not _KIND.match(row.isi):
            yield Temuan.at(row, "isi", "Judul pada Menetapkan tidak diawali KEPUTUSAN … TENTANG.")


@rule("B15", Severity.WARNING, remedy="Tambahkan bahwa Keputusan berlaku surut, atau ubah Waktu output.", source=TUBUH)
def due_before_enactment(master: Master) -> Iterator[Temuan]:
    """Triwulan yang memuat output belum berakhir ketika Keputusan ditetapkan.

    Mengapa: Keputusan yang berlaku sejak ditetapkan tidak mewajibkan apa pun dalam triwulan yang sudah lewat, kecuali
    disebut berlaku surut.

    Contoh: Keputusan ditetapkan 8 Juli 2025, sedangkan output pertamanya jatuh pada TW I 2025.
    """
    day, place = master.kunci("Tanggal"), master.at("Tanggal")
    if not isinstance(day, date) or day.year != master.tahun or any(map(_retroactive, _part(master, "Diktum"))):
        return
    past = [quarter for quarter in QUARTERS if _end(day.year, quarter) < day]
    late = [quarter for quarter in past if any(row.waktu is quarter for row in master.output)]
    if late:
        count = sum(1 for row in master.output if row.waktu in late)
        labels = joined([quarter.label for quarter in late])
        message = f"Ditetapkan {seen(day)}, padahal {count} output berwaktu {labels}, yang saat itu sudah berakhir."
        yield Temuan(place.sheet, place.cell, message, value=seen(day), id="Tanggal", column="Isi")


def _retroactive(row: ButirTubuh) -> bool:
    return _RETROACTIVE.search(row.isi) is not None


def _end(year: int, quarter: Triwulan) -> date:
    return date(year + quarter // 4, 3 * quarter % 12 + 1, 1) - timedelta(days=1)
