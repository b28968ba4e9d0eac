"""Whether an approval still stands: the figure as it was approved, against what it is now."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from typing import Final, NamedTuple

from generator.jenjang import Jenjang
from generator.master import AngkaTriwulan, Persetujuan
from generator.values import NotApplicable, print_number

DESIMAL: Final = 2
"""Decimals to which a figure is compared at least: as many as reports print."""
DESIMAL_TERBANYAK: Final = 10
"""Decimals beyond which a cell of Excel, with 15 digits, is not what was computed."""
_ALL_DIGITS: Final = Context(prec=60)


class KeadaanPersetujuan(StrEnum):
    """How an approval stands."""

    DISETUJUI = "disetujui"
    BERUBAH = "berubah setelah disetujui"
    BELUM = "belum disetujui"


class AngkaDisetujui(NamedTuple):
    """A figure of a quarter with its approval."""

    angka: AngkaTriwulan
    persetujuan: Persetujuan | None
    """The row of the sheet; None where there is none."""

    @property
    def keadaan(self) -> KeadaanPersetujuan:
        """How the approval stands; a row that lacks the value, the name or the date approves nothing."""
        if self.persetujuan is None or not self.persetujuan.lengkap:
            return KeadaanPersetujuan.BELUM
        if sama(self.persetujuan.nilai, self.angka.nilai):
            return KeadaanPersetujuan.DISETUJUI
        return KeadaanPersetujuan.BERUBAH


def sama(disetujui: object, kini: Decimal | None) -> bool:
    """Whether a figure is what was approved, to the decimals that the approval states and at least to `DESIMAL`.

    N/A approves that there is no value. A step of a scale is the same only as a step.
    """
    if isinstance(disetujui, NotApplicable) or kini is None:
        return isinstance(disetujui, NotApplicable) and kini is None
    if not isinstance(disetujui, Decimal) or isinstance(disetujui, Jenjang) is not isinstance(kini, Jenjang):
        return False
    decimals = _decimals(disetujui)
    return _rounded(disetujui, decimals) == _rounded(kini, decimals)


def tercetak(nilai: Decimal | None, disetujui: object = None) -> str:
    """A figure as it can be approved, to the decimals to which it is compared with `disetujui`; a dash without one."""
    if nilai is None:
        return "–"
    return print_number(nilai if isinstance(nilai, Jenjang) else _rounded(nilai, _decimals(disetujui)))


def _decimals(disetujui: object) -> int:
    stated = disetujui.normalize().as_tuple().exponent if isinstance(disetujui, Decimal) else 0
    return min(max(DESIMAL, -stated if isinstance(stated, int) else 0), DESIMAL_TERBANYAK)


def _rounded(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _ALL_DIGITS)


def with_approvals(angka: tuple[AngkaTriwulan, ...], rows: tuple[Persetujuan, ...]) -> tuple[AngkaDisetujui, ...]:
    """The figures of a quarter that are due or approved, each with its approval; of several rows for one the first counts."""
    by_figure: dict[object, Persetujuan] = {}
    for row in rows:
        by_figure.setdefault((row.kode, row.triwulan), row)
    paired = [AngkaDisetujui(each, by_figure.get((each.kode, each.triwulan))) for each in angka]
    return tuple(each for each in paired if each.angka.jatuh_tempo or each.persetujuan)
