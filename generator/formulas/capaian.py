"""Capaian: a realisasi against its target, by polarisasi; and how quarters make the year.

PermenPANRB 8/2021 gives the two formulas, R/T and (2T - R)/T; the ranges and the cap are conventions
that stand in `law` and are printed with the result.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from generator.findings import Address
from generator.law import LANTAI_CAPAIAN, NOL, PENGALI_TARGET, SERATUS, Tetapan
from generator.values import Konsolidasi, Polarisasi, Target
from generator.working import AtMost, Clamp, Constant, Difference, Input, Mean, Node, Product, Ratio, Role, Step, Sum

FULL = Constant(SERATUS)
ZERO = Constant(NOL)


def raw(realisasi: Node, target: Target, at: Address, name: str, polarisasi: Polarisasi) -> Step:
    """Capaian in % before cap and floor, against a target that stands in one cell; `name` says of what.

    `polarisasi` holds unless the target has its own. Its `value` raises `Uncomputable` when the target is 0 and
    the polarisasi divides by it.
    """
    low = Input(f"Target {name}", target.lo, at)
    high = None if target.hi is None else Input(f"Batas atas target {name}", target.hi, at)
    return against(realisasi, low, high, target.polarisasi or polarisasi, name)


def against(realisasi: Node, low: Node, high: Node | None, polarisasi: Polarisasi, name: str) -> Step:
    """Capaian in % before cap and floor, against a target (or a range low–high) that is itself a figure."""
    node = _single(realisasi, low, polarisasi) if high is None else _range(realisasi, low, high, polarisasi)
    return Step(f"Capaian sebelum batas {name}", node)


def _higher(realisasi: Node, target: Node) -> Node:
    """More is better: R/T × 100, and (2T - R)/T × 100 where the target is negative, which turns the two about."""
    return _direct(realisasi, target) if target.value >= 0 else _inverse(realisasi, target)


def _lower(realisasi: Node, target: Node) -> Node:
    """Less is better: (2T - R)/T × 100, and R/T × 100 where the target is negative."""
    return _inverse(realisasi, target) if target.value >= 0 else _direct(realisasi, target)


def _direct(realisasi: Node, target: Node) -> Node:
    """R/T × 100."""
    return Product((Ratio(realisasi, target, "target"), FULL))


def _inverse(realisasi: Node, target: Node) -> Node:
    """(2T - R)/T × 100."""
    twice = Product((Constant(PENGALI_TARGET), target))
    return Product((Ratio(Difference(twice, realisasi), target, "target"), FULL))


def _single(realisasi: Node, target: Node, polarisasi: Polarisasi) -> Node:
    match polarisasi:
        case Polarisasi.MAXIMIZE:
            return _higher(realisasi, target)
        case Polarisasi.MINIMIZE:
            # A target of zero is kept or not: zero realised gives 100, anything else 0.
            none_allowed = AtMost(realisasi, ZERO, FULL, ZERO)
            return none_allowed if target.value == 0 else _lower(realisasi, target)
    return AtMost(realisasi, target, _higher(realisasi, target), _lower(realisasi, target))


def _range(realisasi: Node, low: Node, high: Node, polarisasi: Polarisasi) -> Node:
    below = FULL if polarisasi is Polarisasi.MINIMIZE else _higher(realisasi, low)
    above = FULL if polarisasi is Polarisasi.MAXIMIZE else _lower(realisasi, high)
    return AtMost(low, realisasi, AtMost(realisasi, high, FULL, above), below)


def shown(mentah: Step, cap: Decimal | None, source: str, name: str) -> Step:
    """Capaian as shown and averaged: not below 0, not above the cap where there is one (both in %)."""
    high = None if cap is None else Constant(Tetapan("batas capaian", cap, "%", 2021, source), Role.CAP)
    return Step(f"Capaian {name}", Clamp(mentah, Constant(LANTAI_CAPAIAN), high))


def consolidate(quarters: Sequence[Node], konsolidasi: Konsolidasi) -> Node:
    """One figure of several quarters' (at least one, oldest first): their sum, their mean, or the last."""
    match konsolidasi:
        case Konsolidasi.JUMLAH:
            return Sum(tuple(quarters))
        case Konsolidasi.RATA_RATA:
            return Mean(tuple(quarters))
    return quarters[-1]
