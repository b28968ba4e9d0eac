"""An independent calculation: pandas, in doubles, straight from the sheets of the example master.

It shares no code with `generator`: it reads the file itself and knows each method of measurement anew.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pandas as pd
import pytest

from generator.compute import compute
from generator.master import Master
from generator.values import Triwulan
from tests.conftest import CONTOH_2025

CLOSE = 1e-9


@pytest.fixture(scope="module")
def komponen() -> Any:
    table = pd.read_excel(CONTOH_2025, sheet_name="Komponen", dtype=str, keep_default_na=False)
    return table.rename(columns=str.strip)


@pytest.fixture(scope="module")
def survei() -> Any:
    return pd.read_excel(CONTOH_2025, sheet_name="Survei", dtype=str, keep_default_na=False)


def applied(komponen: Any, kode: str, tw: str) -> Any:
    """The rows of an indikator that hold something other than N/A, with their number."""
    rows = komponen[(komponen["Kode Indikator"] == kode) & (komponen[tw] != "N/A")].copy()
    rows["x"] = rows[tw].replace({"Sudah": "1", "Belum": "0"}).astype(float)
    return rows


def kinds(rows: Any) -> dict[str, float]:
    sums = rows.groupby("Jenis")["x"].sum()
    return {str(kind): float(value) for kind, value in sums.items()}


def weighted(komponen: Any, kode: str, tw: str) -> tuple[float, float]:
    """Σ weight × part, and Σ weight."""
    points = weights = 0.0
    for _, rows in applied(komponen, kode, tw).groupby("Kode Komponen"):
        by_kind = kinds(rows)
        part = by_kind.get("selesai", by_kind.get("persen", 0.0) / 100)
        if "penyebut" in by_kind:
            part = by_kind["pembilang"] / by_kind["penyebut"]
        weight = float(rows["Bobot"][rows["Bobot"] != ""].iloc[0])
        points, weights = points + weight * part, weights + weight
    return points, weights


def expected(kode: str, tw: str, komponen: Any, survei: Any) -> float:
    """The realisasi by the decree's method, written here a second time."""
    if kode in ("IK1.1", "IK1.2"):
        return (expected("IK2.1", tw, komponen, survei) + expected("IK2.2", tw, komponen, survei)) / 2
    if kode == "IK2.1":
        scores = survei.assign(x=survei[f"Nilai {tw}"].astype(float))
        return float(scores.groupby("Kecamatan")["x"].mean().mean() * 25)
    rows = applied(komponen, kode, tw)
    if kode in ("IK2.2", "IK3.1"):
        return float(rows["x"].mean())
    if kode == "IK8.1":
        return sum(weighted(komponen, kode, past)[0] for past in so_far(tw))
    if kode in ("IK4.1", "IK5.1", "IK10.1"):
        points, weights = weighted(komponen, kode, tw)
        return points / weights * 100
    by_kind = kinds(rows)
    if kode == "IK6.1":
        parts = rows.pivot_table(index="Kode Komponen", columns="Jenis", values="x", aggfunc="sum")
        return float((parts["pembilang"] / parts["penyebut"]).sum())
    if kode == "IK11.1":
        return by_kind["pembilang"] / (0.9 * by_kind["penyebut"]) * 100
    return by_kind["pembilang"] / by_kind["penyebut"] * 100


def so_far(tw: str) -> list[str]:
    labels = [quarter.label for quarter in Triwulan]
    return labels[: labels.index(tw) + 1]


@pytest.mark.parametrize("quarter", [Triwulan.I, Triwulan.II, Triwulan.III])
def test_realisasi_agrees_with_an_independent_calculation(
    contoh: Master, komponen: Any, survei: Any, quarter: Triwulan
) -> None:
    compared = 0
    for item in compute(contoh, quarter).indikator:
        step = item.kini.perbandingan.realisasi
        if step is not None:
            other = expected(item.indikator.kode, quarter.label, komponen, survei)
            assert abs(float(step.value) - other) < CLOSE * max(1.0, other), item.indikator.kode
            compared += 1
    assert compared >= 5


@pytest.mark.parametrize("quarter", [Triwulan.I, Triwulan.II, Triwulan.III])
def test_capaian_and_means_agree_with_an_independent_calculation(contoh: Master, quarter: Triwulan) -> None:
    """In this master every quarter so far is Maximize against one value: R / T, at most 120, means by pandas."""
    hasil = compute(contoh, quarter)
    rows = [
        {"no": float(item.indikator.no), "capaian": min(120.0, float(now.realisasi.value) / float(now.target.lo) * 100)}
        for item in hasil.indikator
        if (now := item.kini.perbandingan).realisasi and now.target and isinstance(item.indikator.no, Decimal)
    ]
    table = pd.DataFrame(rows)
    by_sasaran = float(table.groupby("no")["capaian"].mean().mean())
    assert hasil.rata_rata_sasaran.capaian is not None
    assert hasil.rata_rata_indikator.capaian is not None
    assert abs(float(hasil.rata_rata_sasaran.capaian.value) - by_sasaran) < CLOSE * 100
    assert abs(float(hasil.rata_rata_indikator.capaian.value) - float(table["capaian"].mean())) < CLOSE * 100
