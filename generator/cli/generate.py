"""`perkin generate`: the documents of one or more masters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import click

from generator.cli.console import FINDINGS, emit, say
from generator.cli.outputs import ResultFolder
from generator.cli.parts import (
    NAMES,
    Cara,
    Perintah,
    expand,
    format_option,
    is_many,
    many_options,
    masters_argument,
    quarter_of,
    quarter_option,
    read_master,
)

if TYPE_CHECKING:
    from pathlib import Path

    from generator.generate import Manifest
    from generator.master import Master
    from generator.present.findings import Report
    from generator.values import Triwulan

PERIKSA_DI_WORD: Final = (
    "Kata penyambung diperiksa dengan LibreOffice di komputer ini. Word dapat memotong halaman di tempat lain, "
    "terutama bila hurufnya berbeda: sebelum ditandatangani, cocokkan sekali lagi di Word."
)
"""What is said whenever catchwords were put."""


@click.command(cls=Perintah, contoh="perkin generate masters/2025.xlsx --quarter 2")
@masters_argument
@quarter_option(required=False)
@click.option(
    "--only",
    type=click.Choice(NAMES),
    multiple=True,
    metavar="NAMA",
    help=f"Dokumen ini saja; boleh diulang: {', '.join(NAMES)}.",
)
@click.option("--output", metavar="DIR", type=ResultFolder(), default="output", show_default=True, help="Folder hasil.")
@click.option("--templates", metavar="DIR", help="Folder templat Word sendiri; tanpa opsi ini, templat bawaan.")
@click.option(
    "--per-pj",
    is_flag=True,
    help="Buat juga per-pj/: satu lembar untuk setiap pejabat penanggung jawab (memerlukan --quarter).",
)
@click.option("--gabung", is_flag=True, help="Buat juga gabungan.docx: Keputusan dan lampirannya dalam satu dokumen.")
@click.option(
    "--kata-penyambung",
    is_flag=True,
    help="Cetak kata pertama halaman berikutnya di kanan bawah setiap halaman Keputusan dan lampiran (memerlukan LibreOffice).",
)
@click.option("--pdf", is_flag=True, help="Buat juga PDF setiap dokumen Word (memerlukan LibreOffice).")
@click.option(
    "--pdf-a",
    is_flag=True,
    help="Buat PDF itu sebagai PDF/A-2b, bentuk untuk disimpan sebagai arsip; sudah mencakup --pdf.",
)
@click.option(
    "--qr", is_flag=True, help="Cetak kode QR berisi sidik master pada setiap dokumen Word (memerlukan perkin[qr])."
)
@click.option(
    "--verifikasi-url",
    metavar="ALAMAT",
    default="",
    help="Alamat pemeriksaan yang dibuka kode QR itu, ditambah sidiknya; sudah mencakup --qr. perkin tidak membukanya.",
)
@click.option(
    "--hanya-disetujui",
    is_flag=True,
    help="Tolak bila ada angka triwulan itu yang belum disetujui, atau berubah setelah disetujui (memerlukan --quarter).",
)
@click.option(
    "--force",
    is_flag=True,
    help="Tetap buat dokumen walaupun master masih mempunyai kesalahan; dari banyak master, buat ulang semuanya.",
)
@many_options
@format_option("text", "json")
def generate(
    masters: Sequence[str],
    quarter: str | None,
    only: Sequence[str],
    output: str,
    templates: str | None,
    per_pj: bool,
    gabung: bool,
    kata_penyambung: bool,
    pdf: bool,
    pdf_a: bool,
    qr: bool,
    verifikasi_url: str,
    hanya_disetujui: bool,
    force: bool,
    jobs: int | None,
    cluster: str | None,
    stop_at_first: bool,
    form: str,
) -> int:
    """Buat dokumen dari master.

    Tanpa --quarter: Keputusan dan kedua lampirannya. Dengan --quarter: juga laporan monitoring dan
    rekapitulasi triwulan itu. Master yang masih mempunyai kesalahan ditolak; peringatan tidak menghalangi.

    Dari banyak master (beberapa berkas, folder, atau daftar), setiap master dikerjakan sendiri: yang ditolak tidak
    menghalangi yang lain, dan bila dijalankan lagi hanya yang belum ada atau sudah berubah yang dibuat.
    """
    from pathlib import Path

    from generator.generate import Pilihan

    if hanya_disetujui and not quarter:
        raise click.UsageError("--hanya-disetujui memerlukan triwulan. Tambahkan --quarter, misalnya --quarter 2.")
    pilihan = Pilihan(
        only=only,
        per_pj=per_pj,
        gabung=gabung,
        kata_penyambung=kata_penyambung,
        pdf=pdf,
        arsip=pdf_a,
        qr=qr or bool(verifikasi_url),
        verifikasi_url=verifikasi_url,
    )
    if is_many(masters):
        from generator.cli.generate_many import generate_many

        cara = Cara(jobs, cluster, stop_at_first)
        triwulan = quarter_of(quarter) if quarter else None
        folder = Path(templates) if templates else None
        return generate_many(
            masters, triwulan, pilihan, output, folder, cara, form, force=force, hanya_disetujui=hanya_disetujui
        )
    from generator.bukti import with_bukti
    from generator.cli.progress import Steps
    from generator.complete import refuse_early
    from generator.findings import Severity
    from generator.generate import generate as verb
    from generator.generate.gambar import with_pictures
    from generator.validate import validate

    paths = expand(masters)
    with Steps() as steps:
        steps.step("Membaca master")
        read = [with_bukti(read_master(path), path) for path in paths]
        steps.step("Memeriksa master")
        # Notes neither stop the documents nor are counted below; their rules are not asked.
        reports = [(str(path), validate(m, down_to=Severity.WARNING)) for path, m in zip(paths, read, strict=True)]
        if not force and (errors := _errors(reports)):
            say(errors)
            return FINDINGS
        if quarter and not force:
            refuse_early(read)
        triwulan = quarter_of(quarter) if quarter else None
        if hanya_disetujui and triwulan and (missing := _unapproved(paths, read, triwulan)):
            say(missing)
            return FINDINGS
        pictured = [with_pictures(master, path, only) for master, path in zip(read, paths, strict=True)]
        read = [with_bukti(master, path, sidik=True) for master, path in zip(pictured, paths, strict=True)]
        steps.step("Membuat dokumen dan PDF" if pdf or pdf_a else "Membuat dokumen")
        folder = Path(templates) if templates else None
        made = verb(read, triwulan, pilihan, Path(output), folder, steps.printed)
    emit(_as_json(made) if form == "json" else _as_text(made))
    _tell_tanpa_lembar(made)
    _tell_penyambung(made)
    _tell_findings(reports)
    return 0


def _errors(reports: Sequence[Report]) -> str:
    """The errors of the masters that have some, and what to do; empty when none has."""
    from generator.findings import Severity
    from generator.present.findings import as_text

    errors = [(name, [item for item in found if item.severity is Severity.ERROR]) for name, found in reports]
    refused = [report for report in errors if report[1]]
    if not refused:
        return ""
    advice = "Dokumen tidak dibuat. Perbaiki kesalahan di atas, atau tambahkan --force untuk tetap membuatnya."
    return f"{as_text(refused)}\n\n{advice}"


def _unapproved(paths: Sequence[Path], read: Sequence[Master], triwulan: Triwulan) -> str:
    """The figures of a quarter that are not approved as they are now, and what to do; empty when all are."""
    from generator.present.findings import as_text
    from generator.validate import unapproved

    found = [(str(path), unapproved(master, triwulan)) for path, master in zip(paths, read, strict=True)]
    refused = [report for report in found if report[1]]
    if not refused:
        return ""
    advice = "Dokumen tidak dibuat. Catat persetujuan angka di atas di lembar Persetujuan, atau jalankan tanpa --hanya-disetujui."
    return f"{as_text(refused)}\n\n{advice}"


def _tell_findings(reports: Sequence[Report]) -> None:
    """What is left in masters of which documents were made."""
    from generator.present.findings import summary

    for name, findings in reports:
        counts = summary(findings)
        if counts["error"]:
            say(f"{name} masih mempunyai {counts['error']} kesalahan; 'perkin validate {name}' menampilkannya.")
        elif counts["warning"]:
            say(f"{name} mempunyai {counts['warning']} peringatan; 'perkin validate {name}' menampilkannya.")


def _tell_tanpa_lembar(made: Sequence[Manifest]) -> None:
    """Which officials got no sheet of their own."""
    for manifest in made:
        if names := manifest.tanpa_lembar:
            say(
                f"{manifest.folder}: tanpa lembar untuk {len(names)} pejabat, karena tidak ada target maupun output "
                f"mereka yang jatuh tempo: {'; '.join(names)}."
            )


def _tell_penyambung(made: Sequence[Manifest]) -> None:
    """On which pages catchwords were put and verified, and where they are missing."""
    notes = [(manifest.folder, note) for manifest in made for note in manifest.content.get("penyambung", ())]
    for folder, note in notes:
        say(f"{folder / note['name']}: kata penyambung pada {len(note['verified'])} dari {note['pages']} halaman.")
        for gap in note["missing"]:
            say(f"Peringatan: {folder / note['name']} halaman {gap['page']} tanpa kata penyambung: {gap['reason']}.")
        if note["missing"] and not note["verified"]:
            say(f"Seluruh {note['name']} dibuat tanpa kata penyambung; tuliskan sendiri di Word.")
    if notes:
        say(PERIKSA_DI_WORD)


def _as_text(made: Sequence[Manifest]) -> str:
    return "\n".join(
        "\n".join(
            [f"{manifest.folder}:", *(f"  {path.relative_to(manifest.folder).as_posix()}" for path in manifest.files)]
        )
        for manifest in made
    )


def _as_json(made: Sequence[Manifest]) -> str:
    texts = [manifest.text.removesuffix("\n") for manifest in made]
    return texts[0] if len(texts) == 1 else "[" + ",\n".join(texts) + "]"
