"""What must hold for any numbers: of capaian, consolidation, order; and that no float is on the way."""

from __future__ import annotations

import ast
import dataclasses
import random
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import generator
from generator.compute import compute
from generator.findings import Address
from generator.formulas import capaian
from generator.master import Master
from generator.results import Hasil, HasilIndikator
from generator.values import Konsolidasi, Polarisasi, Target, Triwulan
from generator.working import Input

AT = Address("Uji", "A1")
numbers = st.decimals(min_value=0, max_value=10**9, places=4)
positive = st.decimals(min_value=Decimal("0.0001"), max_value=10**9, places=4)
polarities = st.sampled_from(Polarisasi)
TINY = Decimal("1e-15")
"""Divisions keep 28 digits; two ways to the same figure may differ behind them."""


def raw(realised: Decimal, target: Target, polarisasi: Polarisasi) -> Decimal:
    return capaian.raw(Input("R", realised, AT), target, AT, "T", polarisasi).value


@given(numbers, numbers, positive)
def test_more_is_never_worse_under_maximize(one: Decimal, other: Decimal, target: Decimal) -> None:
    low, high = sorted((one, other))
    assert raw(low, Target(target), Polarisasi.MAXIMIZE) <= raw(high, Target(target), Polarisasi.MAXIMIZE)


@given(numbers, numbers, numbers)
def test_more_is_never_better_under_minimize(one: Decimal, other: Decimal, target: Decimal) -> None:
    low, high = sorted((one, other))
    assert raw(low, Target(target), Polarisasi.MINIMIZE) >= raw(high, Target(target), Polarisasi.MINIMIZE)


@given(positive, positive, st.decimals(min_value=0, max_value=1, places=4), polarities)
def test_flat_inside_a_range(one: Decimal, other: Decimal, share: Decimal, polarisasi: Polarisasi) -> None:
    low, high = min(one, other), max(one, other)
    assert raw(low + (high - low) * share, Target(low, high), polarisasi) == 100


@given(positive, polarities)
def test_on_target_is_one_hundred(target: Decimal, polarisasi: Polarisasi) -> None:
    assert raw(target, Target(target), polarisasi) == 100


@given(positive, positive)
def test_stabilize_is_highest_at_the_target(target: Decimal, realised: Decimal) -> None:
    assert raw(realised, Target(target), Polarisasi.STABILIZE) <= 100


@given(positive, numbers)
def test_a_range_of_one_value_is_that_value(target: Decimal, realised: Decimal) -> None:
    single = raw(realised, Target(target), Polarisasi.STABILIZE)
    difference = raw(realised, Target(target, target), Polarisasi.STABILIZE) - single
    assert abs(difference) <= TINY * (abs(single) + 1)


@given(st.decimals(min_value=-500, max_value=500, places=3), st.sampled_from([None, 100, 110, 120]))
def test_shown_lies_between_floor_and_cap(value: Decimal, cap: int | None) -> None:
    limit = None if cap is None else Decimal(cap)
    mentah = capaian.against(Input("R", value, AT), Input("T", Decimal(100), AT), None, Polarisasi.MAXIMIZE, "T")
    shown = capaian.shown(mentah, limit, "uji", "T").value
    assert shown >= 0
    assert limit is None or shown <= limit
    assert mentah.value == value
    assert shown == value or value < 0 or (limit is not None and value > limit)


@given(numbers, st.sampled_from(Konsolidasi))
def test_consolidating_one_quarter_is_that_quarter(value: Decimal, how: Konsolidasi) -> None:
    assert capaian.consolidate([Input("R", value, AT)], how).value == value


def figures(item: HasilIndikator) -> tuple[object, ...]:
    periods = (*(q.perbandingan for q in item.triwulan), item.tahun_berjalan, item.tahunan)
    steps = [s for p in periods for s in (p.realisasi, p.capaian_mentah, p.capaian)]
    return (item.status, item.predikat, *(None if s is None else round(s.value, 20) for s in steps))


def by_kode(hasil: Hasil) -> dict[str, tuple[object, ...]]:
    return {item.indikator.kode: figures(item) for item in hasil.indikator}


@pytest.mark.parametrize("seed", range(5))
def test_order_of_rows_changes_nothing(contoh: Master, seed: int) -> None:
    """Rows of every sheet shuffled: the same figures, states, means and action plan."""
    mix = random.Random(seed)  # noqa: S311 - a shuffle, not a secret

    def shuffled(name: str) -> Any:
        rows = list(getattr(contoh, name))
        mix.shuffle(rows)
        return tuple(rows)

    names = ("indikator", "output", "pengukuran", "komponen", "survei", "realisasi", "analisis", "pejabat")
    mixed = dataclasses.replace(contoh, **{name: shuffled(name) for name in names})
    for quarter in Triwulan:
        before, after = compute(contoh, quarter), compute(mixed, quarter)
        assert by_kode(before) == by_kode(after)
        assert {o.output.id: o.status for o in before.renaksi} == {o.output.id: o.status for o in after.renaksi}
        assert means(before) == means(after)


def means(hasil: Hasil) -> list[Decimal | None]:
    steps = (hasil.rata_rata_sasaran.capaian, hasil.rata_rata_indikator.capaian)
    return [None if step is None else round(step.value, 20) for step in steps]


def test_every_number_on_the_way_is_decimal(contoh: Master) -> None:
    for quarter in Triwulan:
        for item in compute(contoh, quarter).indikator:
            for period in (item.kini.perbandingan, item.tahun_berjalan, item.tahunan):
                for step in (period.realisasi, period.capaian_mentah, period.capaian):
                    assert step is None or all(type(node.value) is Decimal for node in step.inputs() + step.steps())


ROOT = Path(generator.__file__).parent


def is_float(node: ast.AST) -> bool:
    match node:
        case ast.Constant(value=float()):
            return True
        case ast.Call(func=ast.Name(id="float")):
            return True
    return False


def floats(path: Path) -> list[int]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node.lineno for node in ast.walk(tree) if isinstance(node, ast.expr) and is_float(node)]


@pytest.mark.parametrize(
    "room",
    [
        "compute",
        "formulas",
        "results.py",
        "working",
        "values.py",
        "law.py",
        "master",
        "explain",
        "anggaran.py",
        "jenjang.py",
        "periode.py",
    ],
)
def test_no_float_in_the_rooms_that_calculate(room: str) -> None:
    paths = [ROOT / room] if room.endswith(".py") else sorted((ROOT / room).rglob("*.py"))
    assert paths
    assert {path.name: found for path in paths if (found := floats(path))} == {}


def test_the_search_for_floats_finds_one(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1\ny = 0.5\nz = float('2')\n", encoding="utf-8")
    assert floats(tmp_path / "a.py") == [2, 3]
