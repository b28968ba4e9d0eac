"""What an office calls the units that sheet Survei lists, and the level above them."""

from __future__ import annotations

from typing import Final, NamedTuple

from generator.values import NA_TEXT, normal

KUNCI_ATAS: Final = "Sebutan Kecamatan"
KUNCI_UNIT: Final = "Sebutan Kelurahan"
"""The keys of sheet Keputusan that give other names; blank means the usual ones."""
_ATAS: Final = "Kecamatan"
_UNIT: Final = "Kelurahan"


class Sebutan(NamedTuple):
    """The names of both levels, as they begin a name: `Kabupaten Wanasari`, `Seksi Arsip`."""

    atas: str = _ATAS
    """The level above; empty where there is none."""
    unit: str = _UNIT

    @property
    def lazim(self) -> bool:
        """Whether both are the usual ones, of which there is a registry and a Camat."""
        return normal(self.atas) == normal(_ATAS) and normal(self.unit) == normal(_UNIT)

    def tempat(self, atas: str, unit: str) -> str:
        """A unit with its level above: `Kelurahan Jati, Kecamatan Pulo Gadung`."""
        own = f"{self.unit} {unit}"
        return f"{own}, {self.atas} {atas}" if self.atas else own


def sebutan(atas: str, unit: str) -> Sebutan:
    """The names from the values of both keys: blank is the usual name, N/A above means that there is no such level."""
    above = "" if normal(atas) == normal(NA_TEXT) else " ".join(atas.split()) or _ATAS
    return Sebutan(above, " ".join(unit.split()) or _UNIT)
