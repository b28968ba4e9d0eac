"""The verbs for Python: what `import generator as perkin` offers in a notebook.

Each refuses with a `generator.errors.PerkinError`, one plain Indonesian sentence. A quarter is 1 to 4.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import InputRefused, OutputRefused
from generator.master import Master
from generator.values import Triwulan

if TYPE_CHECKING:
    import pandas as pd

    from generator.diff.report import Comparison
    from generator.explain import Bagian
    from generator.findings import Finding
    from generator.generate import Manifest
    from generator.impor import Impor
    from generator.naskah import Laporan
    from generator.records.folder import Folder
    from generator.results import Hasil

__all__ = [
    "compute",
    "diff",
    "explain",
    "generate",
    "impor",
    "lanjut",
    "perbarui",
    "read_folder",
    "read_master",
    "to_frame",
    "validate",
]

Tempat = str | Path
"""Where a file or folder lies."""


def read_master(path: Tempat) -> Master:
    """The typed master of a workbook, with what is known of the files that its evidence names.

    Raises `InputRefused` when the file cannot be read as one.
    """
    from generator.bukti import with_bukti
    from generator.master.parse import parse
    from generator.office.workbook.reader import read

    return with_bukti(parse(read(Path(path))), Path(path))


def read_folder(path: Tempat) -> Folder:
    """What an output folder keeps: the master's tables and the results. Raises `InputRefused` when it has no manifest."""
    from generator.records.folder import read_folder as verb

    return verb(Path(path))


def validate(
    master: Master, *, select: Sequence[str] = (), ignore: Sequence[str] = (), today: date | None = None
) -> tuple[Finding, ...]:
    """All findings on a master, errors first; accepted ones are marked `waived`.

    `select` and `ignore` name rules or families (`N01`, `N`); exceptions count until `today`, this day unless given.
    """
    from generator.validate import validate as verb

    return verb(master, select, ignore, today)


def compute(master: Master, quarter: int, pembanding: Master | None = None) -> Hasil:
    """All results of a master at the end of a quarter; `pembanding`, of another year, to compare them with."""
    from generator.compute import compute as verb

    return verb(master, _triwulan(quarter), pembanding)


def explain(hasil: Hasil, name: str) -> tuple[Bagian, ...]:
    """The derivation of one figure, in parts that `print` shows.

    `name` is an indikator (`IK2.1`), an output (`RO034`), `sasaran 2`, an official, or `keseluruhan`. Raises
    `InputRefused` when the results hold nothing of that name.
    """
    from generator.explain import explain as verb

    return verb(hasil, name)


def generate(
    master: Master | Tempat,
    quarter: int | None = None,
    *,
    output: Tempat = "output",
    templates: Tempat | None = None,
    only: Sequence[str] = (),
    per_pj: bool = False,
    gabung: bool = False,
    kata_penyambung: bool = False,
    pdf: bool = False,
    arsip: bool = False,
    qr: bool = False,
    verifikasi_url: str = "",
    hanya_disetujui: bool = False,
    force: bool = False,
) -> Manifest:
    """Write the documents of a master, as `perkin generate` does, and tell what was written.

    A master with a logo is given by its path, because the picture lies beside the file. Raises a `PerkinError` before
    anything is written; a master with errors is refused unless `force`.
    """
    from generator.bukti import with_bukti
    from generator.documents import LOGO, LOGO_KOP
    from generator.generate import Pilihan
    from generator.generate import generate as verb
    from generator.generate.gambar import with_pictures

    read = master if isinstance(master, Master) else read_master(master)
    _refuse_findings(read, quarter, hanya_disetujui, force)
    pilihan = Pilihan(
        only=only,
        per_pj=per_pj,
        gabung=gabung,
        kata_penyambung=kata_penyambung,
        pdf=pdf,
        arsip=arsip,
        qr=qr or bool(verifikasi_url),
        verifikasi_url=verifikasi_url,
    )
    folder = Path(templates) if templates is not None else None
    triwulan = None if quarter is None else _triwulan(quarter)
    if not isinstance(master, Master):
        read = with_bukti(with_pictures(read, Path(master), only), Path(master), sidik=True)
    elif any(read.teks(key) and key not in read.gambar for key in (LOGO, LOGO_KOP)):
        raise InputRefused(
            f"{read.nama} memakai logo, yang dibaca dari folder master. Sebutkan letak berkasnya, misalnya "
            f'generate("masters/{read.nama}").'
        )
    elif read.bukti:
        raise InputRefused(
            f"{read.nama} menyebut berkas bukti, yang dibaca dari folder master. Sebutkan letak berkasnya, misalnya "
            f'generate("masters/{read.nama}").'
        )
    (made,) = verb([read], triwulan, pilihan, Path(output), folder)
    return made


def _refuse_findings(master: Master, quarter: int | None, hanya_disetujui: bool, force: bool) -> None:
    """Raise `InputRefused` for errors and a report that is too early, unless `force`, and for what is not approved."""
    from generator.complete import refuse_early
    from generator.findings import Severity

    errors = [] if force else [each for each in validate(master) if each.severity is Severity.ERROR]
    if errors:
        raise InputRefused(
            f"{master.nama} mempunyai {len(errors)} kesalahan, yang pertama di {errors[0].sheet}!{errors[0].cell}: "
            f"{errors[0].message} Dokumen tidak dibuat. Perbaiki dahulu, atau tambahkan force=True."
        )
    if quarter and not force:
        refuse_early([master])
    if hanya_disetujui:
        _refuse_unapproved(master, quarter)


def _refuse_unapproved(master: Master, quarter: int | None) -> None:
    from generator.validate import unapproved

    if quarter is None:
        raise InputRefused("hanya_disetujui memerlukan triwulan. Tambahkan misalnya quarter=2.")
    if missing := unapproved(master, _triwulan(quarter)):
        raise InputRefused(
            f"{master.nama} mempunyai {len(missing)} angka yang belum disetujui dengan nilainya sekarang, yang pertama: "
            f"{missing[0].message} Dokumen tidak dibuat. Catat persetujuannya di lembar Persetujuan."
        )


def diff(old: Master | Tempat, new: Master | Tempat, quarter: int | None = None) -> Comparison:
    """What changed between two masters or output folders, and what that does to the figures; or between two documents.

    The results of masters are those of `quarter`; without it, of the last quarter that either reports.
    """
    from generator.diff.documents import compare_documents, is_document
    from generator.diff.report import compare_sides
    from generator.diff.sides import read_sides

    first, second = (given if isinstance(given, Master) else Path(given) for given in (old, new))
    if isinstance(first, Path) and isinstance(second, Path) and is_document(first):
        return compare_documents(first, second)
    return compare_sides(*read_sides(first, second, None if quarter is None else _triwulan(quarter)))


def impor(sources: Tempat | Sequence[Tempat], ke: Tempat, *, pemetaan: Tempat | None = None) -> Impor:
    """Write a draft master from documents of last year, as `perkin impor` does, and tell what became of every cell.

    `sources` are .docx, .xlsx and .pdf files and earlier masters, `pemetaan` a corrected mapping file; the mapping of this
    run is in the result. Raises `InputRefused` for a source that cannot be read, `OutputRefused` when `ke` is there already.
    """
    from generator.impor import impor as verb
    from generator.impor.mapping import read_mapping
    from generator.system.writing import write_whole

    target = _new_master(ke)
    paths = [sources] if isinstance(sources, str | Path) else sources
    peta = None if pemetaan is None else read_mapping(Path(pemetaan))
    done = verb([Path(path) for path in paths], peta)
    write_whole(target, done.master)
    return done


def lanjut(master: Tempat, tahun: int, ke: Tempat, *, today: date | None = None) -> Laporan:
    """Write the master of the year `tahun` from an earlier one, as `perkin lanjut` does, and tell what became of the old.

    `today` decides which exceptions have lapsed. Raises `InputRefused` for what is no whole master or a year that is not
    later, `OutputRefused` when `ke` is there already.
    """
    from generator.lanjut import lanjut as verb
    from generator.system.writing import write_whole

    target = _new_master(ke)
    data, laporan = verb(Path(master), tahun, str(ke), today)
    write_whole(target, data)
    return laporan


def perbarui(master: Tempat, ke: Tempat) -> Laporan:
    """Write a master of an older version in today's form, as `perkin perbarui` does, and tell what became of the old.

    Raises `InputRefused` for what is no master, `OutputRefused` when `ke` is there already.
    """
    from generator.perbarui import perbarui as verb
    from generator.system.writing import write_whole

    target = _new_master(ke)
    data, laporan = verb(Path(master), str(ke))
    write_whole(target, data)
    return laporan


def to_frame(
    thing: Master | Hasil | Folder | Comparison | Sequence[Finding], name: str, quarter: int | None = None
) -> pd.DataFrame:
    """A table by its name (`generator.tabel.NAMES`): every cell exact, every column of dtype `object`.

    Of a master: its sheets, `temuan`, and with `quarter` the results; of results and of folders: those they hold; of
    findings `temuan`; of a comparison `perubahan`. Raises `InputRefused` when there is no such table.
    """
    from generator.tabel import to_frame as verb

    return verb(thing, name, None if quarter is None else _triwulan(quarter))


def _new_master(ke: Tempat) -> Path:
    """A master that is to be written: a workbook, and not there yet."""
    path = Path(ke)
    if path.suffix.lower() != ".xlsx":
        raise OutputRefused(f"Master ditulis sebagai .xlsx; beri nama {path.with_suffix('.xlsx')}.")
    if path.exists() or path.is_symlink():
        raise OutputRefused(f"{path} sudah ada dan tidak ditimpa; sebutkan nama lain.")
    return path


def _triwulan(quarter: int) -> Triwulan:
    if quarter not in tuple(Triwulan):
        raise InputRefused(f"Triwulan {quarter!r} tidak ada. Pilih 1, 2, 3, atau 4.")
    return Triwulan(quarter)
