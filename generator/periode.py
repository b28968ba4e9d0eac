"""The parts of the year that are reported: quarters, or half-years where an office reports so."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Pelaporan(StrEnum):
    """How often an office reports: key Periode Pelaporan of a master."""

    TRIWULAN = "Triwulan"
    SEMESTER = "Semester"


class Periode(IntEnum):
    """A part of the year that is reported at its end. As a number it is its last quarter.

    A half-year equals the quarter in whose columns its figures stand: Semester I is TW II.
    """

    __hash__ = int.__hash__  # an enum's own goes by its name, which both halves and quarters have

    @property
    def jenis(self) -> Pelaporan:
        """Which part of the year it is: `Triwulan` or `Semester`."""
        return Pelaporan.TRIWULAN

    @property
    def label(self) -> str:
        """In short: `TW I`, as the decree writes it; `Semester I`."""
        return f"TW {self.name}"

    @property
    def judul(self) -> str:
        """In full: `Triwulan I`, `Semester I`."""
        return f"{self.jenis} {self.name}"

    @property
    def kolom(self) -> str:
        """The end of the fields that hold its figures: `iv`."""
        return ("i", "ii", "iii", "iv")[self - 1]

    @property
    def mulai(self) -> int:
        """The number of its first quarter."""
        return int(self)

    @property
    def semua(self) -> tuple[Periode, ...]:
        """All parts of the year of its kind, the first one first."""
        return tuple(type(self))

    @property
    def previous(self) -> Periode | None:
        """The one before, None for the first of the year."""
        return next((other for other in reversed(self.semua) if other < self), None)

    @property
    def berikut(self) -> Periode | None:
        """The one after, None for the last of the year."""
        return next((other for other in self.semua if other > self), None)

    @property
    def so_far(self) -> tuple[Periode, ...]:
        """All of the year up to and including this one."""
        return tuple(other for other in self.semua if other <= self)

    def memuat(self, waktu: object) -> bool:
        """Whether a quarter lies in it; nothing but a quarter does."""
        return isinstance(waktu, Periode) and self.mulai <= waktu <= self


class Triwulan(Periode):
    """A quarter of the year."""

    I = 1  # noqa: E741 - the decree's own name of the quarter
    II = 2
    III = 3
    IV = 4


class Semester(Periode):
    """A half of the year, under the number of the quarter that ends it."""

    I = 2  # noqa: E741 - its own name
    II = 4

    @property
    def jenis(self) -> Pelaporan:
        """`Semester`."""
        return Pelaporan.SEMESTER

    @property
    def label(self) -> str:
        """`Semester I`."""
        return self.judul

    @property
    def mulai(self) -> int:
        """The number of its first quarter."""
        return self - 1
