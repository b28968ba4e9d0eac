"""One file or folder per document: a frozen record that is exactly the template's variables, and its builder.

`DOCUMENTS` is the only list of them. It is light, so that the command line may show it in its help: a document's
own module is loaded when it is built.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, NamedTuple, get_args, get_type_hints

if TYPE_CHECKING:
    from generator.master import Master
    from generator.results import Hasil

_FIGURES: Final = frozenset(
    {"Lampiran I", "Lampiran II", "Anggaran", "Pengukuran", "Komponen", "Survei", "Realisasi Renaksi", "Analisis"}
)
"""The sheets that the results of a quarter stand on."""
LOGO: Final = "Logo"
"""The key of sheet Keputusan that names the picture at the decree's head."""
LOGO_KOP: Final = "Kop Logo"
"""The key that names the picture beside the heading of the institution."""


class Document(NamedTuple):
    """A Word document, filled by the module of its name: `build(master)`, or `build(master, hasil)`."""

    name: str
    """Of its template and its file, without `.docx`."""
    judul: str
    """What staff call it."""
    prints: frozenset[str]
    """The sheets of the master that it prints."""
    decree: bool = False
    """Whether it is a part of the decree: joined in one document with its other parts, and given catchwords."""
    with_decree: bool = False
    """Whether it is no part of the decree but goes with it, joined and given catchwords as the parts are."""
    results: bool = False
    """Whether it needs the results of a quarter."""
    pictures: tuple[str, ...] = ()
    """The keys of sheet Keputusan that name the pictures it prints."""
    needs: str = ""
    """The sheet without whose rows it is not made; its module says in `kurang(master)` what is missing."""
    units: bool = False
    """Whether it is made of the recap over many units (`build(rekap)`), never of a master alone."""
    per_official: bool = False
    """Whether it is made for each responsible official, when asked for: `build` gives file stems with their data."""

    @property
    def file(self) -> str:
        """Name of its template and, unless there is one per official, of what is made of it."""
        return f"{self.name}.docx"

    def build(self, master: Master, hasil: Hasil | None = None) -> Any:
        """The data that its template is filled with. Raises `ValueError` when it needs results and there are none."""
        if self.units:
            raise ValueError(f"{self.name} is made of many units")
        if not self.results:
            return self._module.build(master)
        if hasil is None:
            raise ValueError(f"{self.name} needs the results of a quarter")
        return self._module.build(master, hasil)

    def is_possible(self, master: Master) -> bool:
        """Whether a master holds what it is made of."""
        return not self.units and (not self.needs or (master.terisi(self.needs) and not self.kurang(master)))

    def kurang(self, master: Master) -> str:
        """What a master lacks for it, as a sentence that says what to do; empty when it can be made."""
        return str(self._module.kurang(master)) if self.needs else ""

    @property
    def variables(self) -> type:
        """The dataclass whose fields are the variables of its template."""
        hint: Any = get_type_hints(self._module.build)["return"]
        if self.per_official:
            (pair, _) = get_args(hint)
            (_, hint) = get_args(pair)
        kind: type = hint
        return kind

    @property
    def _module(self) -> Any:
        return import_module(f"{__name__}.{self.name.replace('-', '_')}")


DOCUMENTS: Final = (
    Document(
        name="keputusan",
        judul="Keputusan",
        prints=frozenset({"Keputusan", "Batang Tubuh"}),
        decree=True,
        pictures=(LOGO, LOGO_KOP),
    ),
    Document(name="lampiran-1", judul="Lampiran I", prints=frozenset({"Keputusan", "Lampiran I"}), decree=True),
    Document(name="lampiran-2", judul="Lampiran II", prints=frozenset({"Keputusan", "Lampiran II"}), decree=True),
    Document(
        name="perjanjian-kinerja",
        judul="Perjanjian Kinerja",
        prints=frozenset({"Keputusan", "Lampiran I", "Perjanjian", "Anggaran"}),
        with_decree=True,
        pictures=(LOGO,),
        needs="Perjanjian",
    ),
    Document(
        name="monitoring",
        judul="Laporan monitoring triwulan",
        prints=_FIGURES | {"Keputusan", "Batang Tubuh", "Pejabat", "Persetujuan"},
        results=True,
        pictures=(LOGO_KOP,),
    ),
    Document(
        name="lembar-pj",
        judul="Lembar penanggung jawab",
        prints=_FIGURES | {"Keputusan", "Pejabat"},
        results=True,
        per_official=True,
    ),
    Document(name="wilayah", judul="Rekap banyak unit", prints=frozenset(), units=True),
)
"""All documents in the order of print."""

REKAP: Final = "rekap.xlsx"
"""The recap, a workbook without a template, made with the results of a quarter (`rekap/`)."""


def named(name: str) -> Document:
    """The document of a template. Raises `KeyError` for another name."""
    return {document.name: document for document in DOCUMENTS}[name]


def single() -> tuple[Document, ...]:
    """The documents of which a run makes one."""
    return tuple(document for document in DOCUMENTS if not document.per_official and not document.units)


def decree() -> tuple[Document, ...]:
    """The parts of the decree."""
    return tuple(document for document in DOCUMENTS if document.decree)


def joined() -> tuple[Document, ...]:
    """The parts of the decree and what goes with them."""
    return tuple(document for document in DOCUMENTS if document.decree or document.with_decree)


def touched_by(sheet: str | None, filled: Collection[str] = ()) -> Iterator[str]:
    """The files of a run that print a sheet of the master, or (None) its results; those per official have other names.

    `filled` names the sheets that hold rows, for documents that are made only then.
    """
    for each in single():
        printed = each.results if sheet is None else sheet in each.prints
        if printed and (not each.needs or each.needs in filled):
            yield each.file
    if sheet is None or sheet in _FIGURES:
        yield REKAP
