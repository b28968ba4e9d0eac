"""`generate`: render the documents of every master, finish them, write them with their manifests."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from generator.complete import refuse_incomplete
from generator.compute import compute
from generator.documents import DOCUMENTS, REKAP, Document, named
from generator.errors import InputRefused, TemplateRefused
from generator.generate import finish, manifest
from generator.generate.manifest import Manifest
from generator.generate.places import folders
from generator.master import Master
from generator.office.layout.folders import clear_abandoned
from generator.office.word.damage import refusing_damage
from generator.office.word.folder import find_template
from generator.office.word.template import Template
from generator.records import MANIFEST
from generator.results import Hasil
from generator.system.names import safe_name
from generator.system.writing import write_sets
from generator.values import Triwulan

PER_PJ: Final = "per-pj"
Printed = Callable[[int, int], None]
"""Is told how many PDFs are ready, of how many."""


@dataclass(frozen=True, kw_only=True)
class Pilihan:
    """What to make and how to finish it, as asked on the command line."""

    only: Sequence[str] = ()
    """Names of the Word documents to make; none means all."""
    per_pj: bool = False
    """Whether each responsible official gets a sheet too."""
    gabung: bool = False
    """Whether the decree's parts are made as one document too."""
    kata_penyambung: bool = False
    """Whether the decree's pages end with the first word of the next one."""
    pdf: bool = False
    """Whether each Word document is printed as a PDF too."""
    arsip: bool = False
    """Whether those PDFs are PDF/A, for keeping; asks for them by itself."""
    qr: bool = False
    """Whether each Word document bears a QR code with its master's digest."""
    verifikasi_url: str = ""
    """Address that the QR code leads to; asks for it by itself."""


class Filled(NamedTuple):
    """The files of one master, not yet written, and the data they were filled with."""

    master: Master
    files: Mapping[str, bytes]
    data: Mapping[str, object]
    hasil: Hasil | None = None
    """The results of the quarter."""
    tanpa_lembar: tuple[str, ...] = ()
    """Officials without a sheet, where sheets were asked for."""
    penyambung: Sequence[Mapping[str, object]] = ()
    """What was verified of the catchwords, a note for each document."""


def generate(
    masters: Sequence[Master],
    triwulan: Triwulan | None,
    pilihan: Pilihan,
    output: Path,
    templates: Path | None,
    printed: Printed | None = None,
) -> tuple[Manifest, ...]:
    """Write the documents of each master under `output`, and return what was written.

    `printed` is told of each PDF: how many are ready, of how many.
    Templates of the folder `templates` take the built-in ones' place. Raises a `PerkinError` before
    anything is written, or when a file cannot be.
    """
    clear_abandoned()
    places = folders(masters, triwulan, output)
    for master in masters:
        refuse_incomplete(master)
        refuse_lacking(master, pilihan)
    ready = prepare(triwulan, pilihan, templates, masters)
    return write_filled(places, _sets(masters, triwulan, pilihan, ready, printed), pilihan, ready)


def prepare(
    triwulan: Triwulan | None, pilihan: Pilihan, templates: Path | None, masters: Sequence[Master] | None = None
) -> Mapping[str, Template]:
    """The templates of what is asked for, by name, each read and prepared once, however many masters follow.

    With `masters`, only those that at least one of them needs. Raises a `PerkinError` when what is asked for can be made
    of no master, or a program for it is missing.
    """
    if pilihan.pdf or pilihan.arsip:
        from generator.office.layout.office import required_libreoffice

        required_libreoffice("--pdf-a" if pilihan.arsip else "--pdf")  # said before the work, not after it
    return _templates(_names(masters, triwulan, pilihan), templates)


def write_filled(
    places: Sequence[Path], sets: Sequence[Filled], pilihan: Pilihan, ready: Mapping[str, Template]
) -> tuple[Manifest, ...]:
    """Write the files of each master into its folder, all or none, and return what was written."""
    made = tuple(_manifest(item, folder, pilihan, ready) for item, folder in zip(sets, places, strict=True))
    write_sets(
        {done.folder: {**item.files, MANIFEST: done.text.encode()} for item, done in zip(sets, made, strict=True)}
    )
    return made


def render_all(
    masters: Sequence[Master], triwulan: Triwulan | None, pilihan: Pilihan, templates: Path | None
) -> tuple[Mapping[str, bytes], ...]:
    """The files that `generate` would write for each master, by name; nothing is written. Raises a `PerkinError`."""
    for master in masters:
        refuse_incomplete(master)
        refuse_lacking(master, pilihan)
    ready = _templates(_names(masters, triwulan, pilihan), templates)
    return tuple(item.files for item in _sets(masters, triwulan, pilihan, ready))


def _sets(
    masters: Sequence[Master],
    triwulan: Triwulan | None,
    pilihan: Pilihan,
    ready: Mapping[str, Template],
    printed: Printed | None = None,
) -> Sequence[Filled]:
    return finished([render(master, triwulan, ready, pilihan) for master in masters], pilihan, printed)


def _marked(master: Master, triwulan: Triwulan | None, pilihan: Pilihan) -> Master:
    """The master with the QR code that its documents print, where one is asked for."""
    if not (pilihan.qr or pilihan.verifikasi_url):
        return master
    from generator.generate.qr import with_qr

    return with_qr(master, triwulan, pilihan.verifikasi_url)


def finished(sets: Sequence[Filled], pilihan: Pilihan, told: Printed | None = None) -> Sequence[Filled]:
    """The sets joined, with catchwords and PDFs as asked for; LibreOffice is started once for all of them."""
    if pilihan.gabung:
        sets = [item._replace(files=finish.with_gabungan(item.files)) for item in sets]
    if pilihan.kata_penyambung:
        given = finish.with_penyambung([item.files for item in sets])
        sets = [item._replace(files=files, penyambung=notes) for item, (files, notes) in zip(sets, given, strict=True)]
    if pilihan.pdf or pilihan.arsip:
        printed = finish.with_pdf([item.files for item in sets], arsip=pilihan.arsip, told=told)
        sets = [item._replace(files=files) for item, files in zip(sets, printed, strict=True)]
    return sets


def _names(masters: Sequence[Master] | None, triwulan: Triwulan | None, pilihan: Pilihan) -> tuple[str, ...]:
    """The templates of the Word documents to make of at least one master, or of any, in the order of print."""
    asked = [document for document in DOCUMENTS if _is_asked(document, pilihan)]
    if masters is not None:
        asked = [document for document in asked if any(map(document.is_possible, masters))]
    if triwulan is not None:
        return tuple(document.name for document in asked)
    explicit = [document for document in asked if document.per_official or document.name in pilihan.only]
    if needing := [document.name for document in explicit if document.results]:
        raise InputRefused(
            f"Dokumen {', '.join(needing)} memerlukan triwulan. Tambahkan --quarter, misalnya --quarter 2."
        )
    return tuple(document.name for document in asked if not document.results)


def refuse_lacking(master: Master, pilihan: Pilihan) -> None:
    """Raise `InputRefused` when a document is asked for by name and a master lacks what it is made of."""
    for document in DOCUMENTS:
        if document.name in pilihan.only and (missing := document.kurang(master)):
            raise InputRefused(f"Dokumen {document.name} belum dapat dibuat dari {master.nama}. {missing}")


def _is_asked(document: Document, pilihan: Pilihan) -> bool:
    if document.units:
        return False
    if document.per_official:
        return pilihan.per_pj
    return not pilihan.only or document.name in pilihan.only


def _templates(names: Sequence[str], folder: Path | None) -> dict[str, Template]:
    """Each template read and prepared once, however many masters are given."""
    known = [document.file for document in DOCUMENTS]
    if folder is not None and folder.is_dir() and not any((folder / file).is_file() for file in known):
        raise InputRefused(
            f"Folder {folder} tidak memuat satu pun templat ({', '.join(known)}). Periksa nama folder pada --templates."
        )
    return {name: Template.load(find_template(name, folder)) for name in names}


def render(master: Master, triwulan: Triwulan | None, templates: Mapping[str, Template], pilihan: Pilihan) -> Filled:
    """The documents of one master, filled. Raises a `PerkinError` when a template does not suit it."""
    master = _marked(master, triwulan, pilihan)
    hasil = compute(master, triwulan) if triwulan else None
    documents = [each for name in templates if (each := named(name)).is_possible(master)]
    data = {each.name: each.build(master, hasil) for each in documents if not each.per_official}
    files = {f"{name}.docx": _fill(templates[name], data[name], master) for name in data}
    if hasil is None:
        return Filled(master, files, data)
    files[REKAP] = _rekap(master, hasil)
    made = Filled(master, files, data, hasil)
    for each in documents:
        if each.per_official:
            made = _with_sheets(made, hasil, each, templates[each.name])
    return made


def _with_sheets(made: Filled, hasil: Hasil, document: Document, template: Template) -> Filled:
    """The set with a sheet for every official whom the quarter concerns."""
    from generator.documents import lembar_pj

    sheets = {f"{PER_PJ}/{safe_name(stem)}": data for stem, data in document.build(made.master, hasil)}
    files = {f"{name}.docx": _fill(template, data, made.master) for name, data in sheets.items()}
    without = lembar_pj.tanpa_lembar(made.master, hasil, sheets.values())
    return made._replace(files={**made.files, **files}, data={**made.data, **sheets}, tanpa_lembar=without)


def _fill(template: Template, data: object, master: Master) -> bytes:
    if master.status_data and "status_data" not in template.names:
        raise TemplateRefused(
            f"Templat {template.name} tidak mencetak status_data, padahal data {master.nama} ditandai "
            f"“{master.status_data}”. Tambahkan {{{{ status_data }}}} pada kepala halaman templat itu."
        )
    if getattr(data, "qr", None) and "qr" not in {picture.name for picture in template.reading.pictures}:
        raise TemplateRefused(
            f"Templat {template.name} tidak memuat gambar kode QR, padahal kode QR diminta. Pasang sebuah gambar dengan teks "
            "alternatif {{ qr }} pada templat itu, diapit {%p if qr %} dan {%p endif %}, atau jalankan tanpa kode QR."
        )
    with refusing_damage(template.name, TemplateRefused):
        return template.fill(data)


def _rekap(master: Master, hasil: Hasil) -> bytes:
    from generator.documents.rekap import build  # XlsxWriter is loaded only where it is needed

    return build(master, hasil)


def _manifest(item: Filled, folder: Path, pilihan: Pilihan, templates: Mapping[str, Template]) -> Manifest:
    used = [template for name, template in templates.items() if named(name).is_possible(item.master)]
    content = manifest.content(item.master, item.hasil, used, item.files, item.data, manifest.plain(pilihan))
    if item.penyambung:
        content["penyambung"] = item.penyambung
    return Manifest(folder, tuple(folder / name for name in (*item.files, MANIFEST)), content, item.tanpa_lembar)
