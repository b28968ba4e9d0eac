"""Weighted components: a position at the end of a quarter, or points gathered over the quarters."""

from __future__ import annotations

from generator.formulas.inputs import Bahan, Isian, by_component
from generator.formulas.ratios import pair
from generator.law import SERATUS
from generator.master import JenisKomponen
from generator.periode import Periode
from generator.registry import Trait, formula
from generator.working import Constant, Input, Node, Product, Ratio, Step, Sum, Uncomputable

PERSEN, SELESAI = JenisKomponen.PERSEN, JenisKomponen.SELESAI
PAIR = (JenisKomponen.PEMBILANG, JenisKomponen.PENYEBUT)
WEIGHTED = (Trait.WEIGHTED, Trait.PAIRED, Trait.PART_OF_WHOLE)


def _weight(items: tuple[Isian, ...], kode: str) -> Input:
    """A component's weight; of a pair, the row that has it gives it."""
    unread = [item.tanpa_bobot for item in items if item.tanpa_bobot]
    weights = [item.bobot for item in items if item.bobot is not None]
    if unread:
        raise Uncomputable("; ".join(unread))
    if not weights:
        raise Uncomputable(f"komponen {kode} belum punya Bobot")
    if len({weight.number for weight in weights}) > 1:
        raise Uncomputable(f"komponen {kode} punya Bobot yang berbeda di {' dan '.join(str(w.at) for w in weights)}")
    return weights[0]


def _part(items: tuple[Isian, ...], kode: str) -> Node:
    """How much of a component is reached, 0 to 1."""
    first = items[0]
    if len(items) > 1 and any(item.jenis in (SELESAI, PERSEN) for item in items):
        raise Uncomputable(f"komponen {kode} ada di {len(items)} baris lembar Komponen, seharusnya satu")
    if first.jenis is SELESAI:
        return first.node
    if first.jenis is PERSEN:
        return Ratio(first.node, Constant(SERATUS))
    return pair(items, kode)


def _points(kode: str, items: tuple[Isian, ...], when: str = "") -> Step:
    name = f"Komponen {kode}{when} (bobot × bagian tercapai)"
    return Step(name, Product((_weight(items, kode), _part(items, kode))))


@formula("tertimbang", PERSEN, SELESAI, *PAIR, traits=WEIGHTED)
def tertimbang(bahan: Bahan) -> Node:
    """Jumlah bobot kali bagian yang tercapai, terhadap jumlah bobot yang berlaku, dalam persen.

    Lampiran I, 4.1: "a. Bobot 35% … b. Bobot 30% … c. Bobot 20%: PD … memberikan respon terhadap krisis komunikasi.
    d. Bobot 15% …". 5.1: "a. Bobot 5% PD/UKPD menyusun SK Tim Inventarisasi … b. Bobot 85% … c. Bobot 10% …".
    10.1: bobot 43,5%, 28,6%, 18,2%, dan 9,7%.

    Masukan: komponen `persen` (0–100), `selesai` (Sudah/Belum), atau pasangan `pembilang`/`penyebut`, masing-masing
    dengan Bobot; isian tiap triwulan adalah posisi pada akhir triwulan. Komponen N/A tidak ikut, dan bobot komponen
    lain dihitung ulang terhadap jumlahnya. Hasil: 0–100. Tidak dapat dihitung bila jumlah bobot 0.
    """
    parts = by_component(bahan)
    points = tuple(_points(kode, items) for kode, items in parts.items())
    total = Step("Jumlah bobot yang berlaku", Sum(tuple(_weight(items, kode) for kode, items in parts.items())))
    return Product((Ratio(Step("Jumlah nilai tertimbang", Sum(points)), total, "jumlah bobot"), Constant(SERATUS)))


@formula("tertimbang kumulatif", PERSEN, SELESAI, *PAIR, traits=[*WEIGHTED, Trait.CUMULATIVE])
def tertimbang_kumulatif(bahan: Bahan) -> Node:
    """Jumlah bobot yang terkumpul dari triwulan ke triwulan.

    Lampiran I, 8.1: "TW I : Bobot 10% : PD/UKPD menyusun SK … TW II, III DAN IV : a. Bobot 5% … b. Bobot 10% …
    c. Bobot 15% …": 10 pada TW I, lalu 30 pada tiap triwulan berikutnya.

    Masukan: komponen `selesai`, `persen`, atau pasangan `pembilang`/`penyebut` dengan Bobot; N/A pada triwulan yang
    tidak memintanya. Hasil: jumlah poin sampai dengan triwulan itu, 0–100.
    """
    quarters = sorted({item.triwulan for item in bahan.isian if item.triwulan})
    return Sum(tuple(_quarter(bahan, quarter) for quarter in quarters))


def _quarter(bahan: Bahan, quarter: Periode) -> Step:
    own = Bahan(tuple(item for item in bahan.isian if item.triwulan == quarter))
    points = (_points(kode, items, f" {quarter.label}") for kode, items in by_component(own).items())
    return Step(f"Poin {quarter.label}", Sum(tuple(points)))
