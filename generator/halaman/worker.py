"""The process that does one job: an order as JSON on stdin, lines of JSON on stdout, each of them one of

`{"tahap": …}` what is done now · `{"halaman": …}` a page as it is made · `{"hasil": …}` the end · `{"galat": …}` a refusal.

It runs in the folder that the page works in, and is given places inside it. Stopping it is stopping perkin: everything is
left whole.
"""

from __future__ import annotations

import base64
import gc
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from generator.errors import InputRefused, OutputRefused, PerkinError
from generator.system.stopping import Stopped, listen_no_more, stop_in_order

UNEXPECTED: Final = (
    "Galat tidak terduga ({}: {}). Ini kesalahan perkin, bukan kesalahan Anda: laporkan kepada pengelola beserta apa yang "
    "sedang dikerjakan."
)
Order = Mapping[str, Any]
Say = Callable[..., None]
MOST_PAGES: Final = 120
"""Pages of one document that are drawn; the next ones are told."""


def buat(order: Order, say: Say) -> Order:
    """Make the documents of a master, as `perkin generate` does."""
    from generator import api

    say(tahap="Membuat dokumen" + (" dan PDF; LibreOffice memerlukan beberapa detik" if order["office"] else ""))
    made = api.generate(
        Path(order["master"]),
        order["triwulan"],
        output="output",
        templates=order["templat"],
        only=order["only"],
        per_pj="per_pj" in order["pilihan"],
        gabung="gabung" in order["pilihan"],
        kata_penyambung="kata_penyambung" in order["pilihan"],
        pdf="pdf" in order["pilihan"],
        arsip="arsip" in order["pilihan"],
        force="force" in order["pilihan"],
    )
    files = [path.relative_to(made.folder).as_posix() for path in made.files]
    return {"folder": made.folder.as_posix(), "berkas": files, "catatan": _notes(made.tanpa_lembar, made.content)}


def _notes(tanpa_lembar: Sequence[str], content: Order) -> list[str]:
    """What whoever asked for the documents must know of them."""
    notes = []
    if tanpa_lembar:
        notes.append(
            f"Tanpa lembar untuk {len(tanpa_lembar)} pejabat, karena tidak ada target maupun output mereka yang jatuh "
            f"tempo: {'; '.join(tanpa_lembar)}."
        )
    given = content.get("penyambung", ())
    for note in given:
        notes.append(f"{note['name']}: kata penyambung pada {len(note['verified'])} dari {note['pages']} halaman.")
        notes += [
            f"{note['name']} halaman {gap['page']} tanpa kata penyambung: {gap['reason']}." for gap in note["missing"]
        ]
    if given:
        notes.append(
            "Kata penyambung diperiksa dengan LibreOffice di komputer ini. Word dapat memotong halaman di tempat lain: "
            "sebelum ditandatangani, cocokkan sekali lagi di Word."
        )
    return notes


def pratinjau(order: Order, say: Say) -> Order:
    """One document as it will be: its pages as pictures, or its text where there is no LibreOffice.

    Of the sheets of officials the first one stands for all.
    """
    from generator.api import read_master
    from generator.documents import named
    from generator.generate import Pilihan, render_all
    from generator.generate.gambar import with_pictures
    from generator.values import Triwulan

    name = order["dokumen"]
    path = Path(order["master"])
    say(tahap="Mengisi templat")
    master = with_pictures(read_master(path), path, [name])
    triwulan = Triwulan(order["triwulan"]) if order["triwulan"] else None
    templates = Path(order["templat"]) if order["templat"] else None
    pilihan = Pilihan(only=[name], per_pj=named(name).per_official)
    (files,) = render_all([master], triwulan, pilihan, templates)
    made = sorted(file for file in files if file.endswith(".docx"))
    if not made:
        raise InputRefused("Tidak ada pejabat yang mempunyai target atau output yang jatuh tempo pada triwulan ini.")
    first = files[made[0]]
    if not order["office"]:
        from generator.office.word.text import docx_text

        return {"teks": docx_text(first)}
    from generator.office.layout.office import to_pdf
    from generator.office.layout.pictures import page_count, page_pictures

    say(tahap="Menata halaman dengan LibreOffice")
    pdf = to_pdf({f"{name}.docx": first}, wish="pratinjau")[f"{name}.pdf"]
    count = page_count(pdf)
    for number, picture in enumerate(page_pictures(pdf, MOST_PAGES), start=1):
        say(tahap=f"Menggambar halaman {number} dari {count}")
        say(halaman={"nomor": number, "dari": count, "png": base64.b64encode(picture).decode()})
    return {"jumlah": count, "digambar": min(count, MOST_PAGES)}


def banding(order: Order, say: Say) -> Order:
    """What changed from one folder of results to another."""
    from generator.diff.report import compare_sides
    from generator.diff.sides import read_sides
    from generator.present.diff_page import as_html

    say(tahap="Membandingkan")
    comparison = compare_sides(*read_sides(Path(order["lama"]), Path(order["baru"]), None))
    return {"laporan": as_html(comparison)}


def riwayat(order: Order, say: Say) -> Order:
    """The quarters of a year beside each other."""
    from generator.history import read_history
    from generator.present.history_page import as_html

    say(tahap="Membaca hasil setiap triwulan")
    return {"laporan": as_html(read_history(Path(order["folder"])))}


def periksa(order: Order, say: Say) -> Order:
    """Whether a folder of results is still what was made."""
    from generator.present.verification import as_text
    from generator.verify import verify

    say(tahap="Mencocokkan berkas dan membuat ulang dokumennya")
    templates = Path(order["templat"]) if order["templat"] else None
    found = verify(Path(order["folder"]), Path(order["master"]) if order["master"] else None, templates)
    return {"teks": as_text(found), "sama": found.as_generated}


def mulai(order: Order, say: Say) -> Order:
    """Begin a workspace in the folder itself."""
    from generator.workspace import Kantor, init

    say(tahap="Membuat folder kerja")
    office = Kantor(order["jenis"], order["nama"]) if order["jenis"] else None
    made = init(Path(), order["tahun"], office, contoh=order["contoh"])
    return {"berkas": [path.as_posix() for path in made]}


def impor(order: Order, say: Say) -> Order:
    """Documents of last year as a draft master."""
    from generator.impor import impor as verb
    from generator.present.impor_page import as_html

    say(tahap="Membaca dokumen tahun lalu")
    done = verb([Path(source) for source in order["sumber"]])
    _write_new(order["ke"], done.master)
    return {"berkas": [order["ke"]], "laporan": as_html(done, order["ke"]), "lengkap": done.semua_diambil}


def lanjut(order: Order, say: Say) -> Order:
    """Next year's master."""
    from generator.lanjut import lanjut as verb
    from generator.present.naskah import as_html

    say(tahap="Menyusun master tahun berikutnya")
    data, told = verb(Path(order["master"]), order["tahun"], order["ke"])
    _write_new(order["ke"], data)
    return {"berkas": [order["ke"]], "laporan": as_html(told), "lengkap": not told.perlu}


def _write_new(name: str, data: bytes) -> None:
    from generator.system.writing import write_whole

    path = Path(name)
    if path.exists() or path.is_symlink():
        raise OutputRefused(f"{name} sudah ada dan tidak ditimpa. Pindahkan berkas itu dahulu, lalu ulangi.")
    path.parent.mkdir(exist_ok=True)
    write_whole(path, data)


JOBS: Final[Mapping[str, Callable[[Order, Say], Order]]] = {
    job.__name__: job for job in (buat, pratinjau, banding, riwayat, periksa, mulai, impor, lanjut)
}
"""The jobs by the names that orders give them."""


def done(order: Order, say: Say) -> None:
    """Do what is ordered, and say how it ended."""
    try:
        say(hasil=JOBS[order["kerja"]](order, say))
    except PerkinError as error:
        say(galat=str(error))
    except MemoryError:
        say(galat="Memori komputer ini tidak cukup untuk pekerjaan itu. Tutup program lain, lalu ulangi.")
    except Exception as error:  # the last resort, as on the command line
        if os.environ.get("PERKIN_DEBUG"):
            raise
        say(galat=UNEXPECTED.format(type(error).__name__, error))


def main() -> None:
    """Do the order on stdin."""
    gc.set_threshold(200_000, 50, 50)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8", newline="\n")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a library prints is no answer

    def say(**said: object) -> None:
        answers.write(f"{json.dumps(said)}\n")
        answers.flush()

    try:
        stop_in_order()
        done(json.loads(sys.stdin.buffer.read()), say)
        listen_no_more()
    except Stopped as stop:
        os._exit(stop.code)
    except BrokenPipeError:  # the page is gone, and nobody waits for the answer
        os._exit(1)
    os._exit(0)


if __name__ == "__main__":
    main()
