"""One file or folder per document: a frozen record that is exactly the template's variables, and its builder.

`DOCUMENTS` is the only list of them. It is light, so that the command line may show it in its help: a document's
own module is loaded when it is built.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, NamedTuple, get_args, get_type_hints

if TYPE_CHECKING:
    from generator.master import Master
    from generator.results import Hasil

_FIGURES: Final = frozenset(
    {"Lampiran I", "Lampiran II", "Pengukuran", "Komponen", "Survei", "Realisasi Renaksi", "Analisis"}
)
"""The sheets that the results of a quarter stand on."""


class Document(NamedTuple):
    """A Word document, filled by the module of its name: `build(master)`, or `build(master, hasil)`."""

    name: str
    """Of its template and its file, without `.docx`."""
    prints: frozenset[str]
    """The sheets of the master that it prints."""
    decree: bool = False
    """Whether it is a part of the decree: joined in one document with its other parts, and given catchwords."""
    results: bool = False
    """Whether it needs the results of a quarter."""
    pictures: bool = False
    """Whether it prints the pictures that the master names."""
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
    Document(name="keputusan", prints=frozenset({"Keputusan", "Batang Tubuh"}), decree=True, pictures=True),
    Document(name="lampiran-1", prints=frozenset({"Keputusan", "Lampiran I"}), decree=True),
    Document(name="lampiran-2", prints=frozenset({"Keputusan", "Lampiran II"}), decree=True),
    Document(
        name="monitoring",
        prints=_FIGURES | {"Keputusan", "Batang Tubuh", "Pejabat"},
        results=True,
    ),
    Document(
        name="lembar-pj",
        prints=_FIGURES | {"Keputusan", "Pejabat"},
        results=True,
        per_official=True,
    ),
    Document(name="wilayah", prints=frozenset(), units=True),
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


def touched_by(sheet: str | None) -> Iterator[str]:
    """The files of a run that print a sheet of the master, or (None) its results; those per official have other names."""
    yield from (each.file for each in single() if (each.results if sheet is None else sheet in each.prints))
    if sheet is None or sheet in _FIGURES:
        yield REKAP
