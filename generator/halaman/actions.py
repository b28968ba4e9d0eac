"""What the page's buttons do. Each is asked again whether it may be done; files are named by ids alone."""

from __future__ import annotations

from typing import Any, Final

from flask import Blueprint, abort, redirect, request, url_for
from werkzeug.wrappers import Response

from generator.awal import KANTOR
from generator.documents import single
from generator.halaman import reasons
from generator.halaman.folder import SOURCES, TEMPLATES, by_id
from generator.halaman.frame import DRAFT, room
from generator.halaman.jobs import Busy
from generator.halaman.room import Chosen
from generator.office.word.folder import builtin_templates
from generator.system.writing import write_sets

actions: Final = Blueprint("actions", __name__)
_WAYS: Final = frozenset({"pdf", "arsip", "gabung", "kata_penyambung", "per_pj", "force"})
_OFFICE: Final = frozenset({"pdf", "arsip", "kata_penyambung"})
_YEARS: Final = range(2000, 2101)
_LONGEST: Final = 120
"""Characters of an office's name."""


def refuse(why: str) -> None:
    """End the request with a sentence, if there is one."""
    if why:
        abort(409, why)


def _chosen() -> Chosen | None:
    return room().chosen(request.form.get("m", ""), request.form.get("tw", ""))


def _allowed(chosen: Chosen | None, why: str) -> Chosen:
    """The master that is worked with; ends the request with the reason against it, if there is one."""
    if chosen is None or why:
        abort(409, why)
    return chosen


def _begin(title: str, page: str, order: dict[str, Any]) -> Response:
    """Start a job that was ordered from a page, and show how it goes."""
    master, quarter = request.form.get("m") or None, request.form.get("tw") or None
    try:
        room().runner.start(title, order, url_for(f"pages.{page}", m=master, tw=quarter))
    except Busy:
        abort(409, reasons.BUSY)
    return redirect(url_for("pages.pekerjaan", m=master, tw=quarter), 303)


def _templates() -> str | None:
    own = room().folder.own_templates
    return room().folder.shown(own) if own else None


@actions.post("/buka")
def buka() -> Response:
    """Open a file or folder with this computer's own program."""
    file = by_id(room().folder.openable(), request.form.get("id", ""))
    if file is None:
        abort(404)
    room().opener(file.path)
    return Response(status=204)


@actions.post("/kerja/buat")
def buat() -> Response:
    """Make documents."""
    chosen, here = _chosen(), room()
    ways = set(request.form.getlist("cara"))
    only = request.form.getlist("dokumen")
    if not ways <= _WAYS or not set(only) <= {each.name for each in single()}:
        abort(400)
    chosen = _allowed(chosen, reasons.no_documents(here, chosen, force="force" in ways))
    refuse("" if only or "per_pj" in ways else "Pilih sekurangnya satu dokumen.")
    if chosen.triwulan is None and "per_pj" in ways:
        refuse(reasons.NO_QUARTER)
    why = {each.name: reasons.no_document(each, chosen) for each in single()}
    for name in only:
        refuse(why[name])
    if ways & _OFFICE and not here.find_office():
        refuse(reasons.NO_OFFICE)
    everything = {name for name, reason in why.items() if not reason}
    order = {
        "kerja": "buat",
        "master": chosen.berkas.nama,
        "triwulan": chosen.tw or None,
        "templat": _templates(),
        "only": [] if set(only) == everything else only,
        "pilihan": sorted(ways),
        "office": bool(ways & _OFFICE),
    }
    return _begin(f"Membuat dokumen {chosen.triwulan.label if chosen.triwulan else 'tanpa triwulan'}", "dokumen", order)


@actions.post("/kerja/banding")
def banding() -> Response:
    """Compare a quarter with the one before."""
    chosen, here = _chosen(), room()
    chosen = _allowed(chosen, reasons.no_comparison(here, chosen))
    if chosen.triwulan is None:
        abort(409, reasons.NO_QUARTER)
    before = here.folder.result(chosen.berkas.path, chosen.triwulan.previous)
    now = here.folder.result(chosen.berkas.path, chosen.triwulan)
    title = f"Membandingkan {chosen.triwulan.label} dengan triwulan sebelumnya"
    return _begin(title, "perubahan", {"kerja": "banding", "lama": before.nama, "baru": now.nama})


@actions.post("/kerja/riwayat")
def riwayat() -> Response:
    """The quarters of a year."""
    chosen, here = _chosen(), room()
    chosen = _allowed(chosen, reasons.no_history(here, chosen))
    return _begin(
        "Menyusun riwayat",
        "perubahan",
        {"kerja": "riwayat", "folder": here.folder.result(chosen.berkas.path, None).nama},
    )


@actions.post("/kerja/periksa")
def periksa() -> Response:
    """Verify a folder of results."""
    here = room()
    result = by_id(here.folder.results(), request.form.get("id", ""))
    if result is None:
        abort(404)
    refuse(reasons.no_verification(here))
    stems = {here.folder.result(file.path, None).path: file.nama for file in here.folder.masters()}
    master = stems.get(result.path) or stems.get(result.path.parent) or ""
    order = {"kerja": "periksa", "folder": result.nama, "master": master, "templat": _templates()}
    return _begin(f"Memeriksa {result.nama}", "perubahan", order)


@actions.post("/kerja/mulai")
def mulai() -> Response:
    """Begin a workspace."""
    here = room()
    kind, name = request.form.get("jenis", ""), " ".join(request.form.get("nama", "").split())
    if (kind and kind not in KANTOR) or len(name) > _LONGEST:
        abort(400)
    year = _year(request.form.get("tahun", ""))
    refuse(reasons.no_beginning(here))
    order = {
        "kerja": "mulai",
        "tahun": year,
        "jenis": kind,
        "nama": name,
        "contoh": "contoh" in request.form,
    }
    return _begin("Membuat folder kerja", "folder", order)


def _year(given: str) -> int:
    if not (given.isascii() and given.isdigit() and len(given) == 4 and int(given) in _YEARS):
        refuse("Tulis tahun dengan empat angka, misalnya 2026.")
    return int(given)


@actions.post("/kerja/salin-templat")
def salin_templat() -> Response:
    """Put editable copies of the built-in templates into the folder; none that is there is replaced."""
    here = room()
    refuse("Folder templates sudah memuat templat." if here.folder.own_templates else "")
    place = here.folder.root / TEMPLATES
    copies = {path.name: path.read_bytes() for path in builtin_templates().glob("*.docx")}
    write_sets({place: {name: data for name, data in copies.items() if not (place / name).exists()}})
    here.watcher.told()
    return redirect(url_for("pages.templat", m=request.form.get("m") or None), 303)


@actions.post("/kerja/folder-impor")
def folder_impor() -> Response:
    """Make the folder for documents to import, and open it."""
    here = room()
    place = here.folder.root / SOURCES
    try:
        place.mkdir(exist_ok=True)
    except OSError:
        refuse(f"Folder {SOURCES} tidak dapat dibuat. Periksa izin folder kerja ini.")
    here.opener(place)
    here.watcher.told()
    return redirect(url_for("pages.folder"), 303)


@actions.post("/kerja/impor")
def impor() -> Response:
    """Import documents of last year."""
    here = room()
    ids = request.form.getlist("sumber")
    sources = here.folder.sources()
    if reasons.unknown(sources, ids):
        abort(404)
    refuse(reasons.no_import(here, here.folder.root / DRAFT))
    refuse("" if ids else "Pilih sekurangnya satu dokumen untuk diimpor.")
    order = {"kerja": "impor", "sumber": [file.nama for file in sources if file.id in ids], "ke": DRAFT}
    return _begin("Mengimpor dokumen tahun lalu", "folder", order)


@actions.post("/kerja/lanjut")
def lanjut() -> Response:
    """Make next year's master."""
    chosen, here = _chosen(), room()
    chosen = _allowed(chosen, reasons.no_next_year(here, chosen))
    if chosen.master is None:
        abort(409, reasons.no_master(chosen))
    year = chosen.master.tahun + 1
    target = here.folder.shown(reasons.next_year(here, year))
    order = {"kerja": "lanjut", "master": chosen.berkas.nama, "tahun": year, "ke": target}
    return _begin(f"Membuat master tahun {year}", "folder", order)


@actions.post("/kerja/henti")
def henti() -> Response:
    """Stop the job at work."""
    number = request.form.get("nomor", "")
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        abort(400)
    room().runner.stop(int(number))
    return redirect(url_for("pages.pekerjaan"), 303)


@actions.post("/tutup")
def tutup() -> Response:
    """End perkin."""
    room().closed.set()
    return Response("perkin sudah ditutup. Jendela ini boleh ditutup.", mimetype="text/plain")
