"""Surveys in tiers: kelurahan → kecamatan → kota."""

from __future__ import annotations

from generator.formulas.inputs import Bahan, by_component
from generator.law import KONVERSI_IKM, SKALA_IKM_MAKS
from generator.registry import formula
from generator.working import Constant, Mean, Node, Product, Role, Step


@formula("survei berjenjang")
def survei_berjenjang(bahan: Bahan) -> Node:
    """Rata-rata berjenjang: kelurahan menjadi kecamatan, kecamatan menjadi kota, masing-masing tanpa bobot.

    Lampiran I, 2.1: "Nilai interval IKM diperoleh dari hasil survei yang kemudian diubah menjadi nilai interval
    konversi (25 x Nilai Interval IKM). … Kemudian hasil capaian seluruh Kelurahan menjadi rata-rata capaian
    Kecamatan dan kemudian rata-rata kecamatan menjadi capaian Walikota".

    Masukan: nilai tiap kelurahan di lembar Survei, pada skala 1–4 (Skala Maks 4) atau 25–100.
    Hasil: nilai 25–100; nilai skala 1–4 dikalikan 25. Kelurahan N/A tidak ikut dirata-ratakan.
    """
    atas, unit = bahan.sebutan
    districts = tuple(
        Step(f"{atas} {name}", Mean(tuple(score.node for score in scores)), Role.KECAMATAN, name)
        for name, scores in by_component(bahan).items()
    )
    scores = tuple(score.node for score in bahan.isian)
    city = (
        Step(f"Rata-rata {atas.lower()}", Mean(districts)) if atas else Step(f"Rata-rata {unit.lower()}", Mean(scores))
    )
    return Product((city, Constant(KONVERSI_IKM))) if bahan.skala_maks == SKALA_IKM_MAKS.nilai else city
