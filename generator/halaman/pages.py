"""What a browser sees: every page is the state of the folder at that moment, asked for anew when something changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from flask import Response, abort, jsonify, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from generator.awal import KANTOR
from generator.documents import DOCUMENTS
from generator.errors import PerkinError
from generator.explain import explain
from generator.findings import Severity
from generator.halaman import reasons
from generator.halaman.folder import MASTERS, OUTPUT, SOURCES, TEMPLATES, Berkas
from generator.halaman.frame import DRAFT, TITLES, chosen_now, pages, room, shown
from generator.halaman.jobs import Job, State
from generator.halaman.reports import Report, taken_apart
from generator.halaman.room import Room
from generator.present.page import Halaman, content
from generator.present.rules import ordered
from generator.registry import RULES
from generator.results import Status, StatusRenaksi

MOST: Final = 2000
"""Findings that a page shows, the gravest first: a browser takes seconds for each further thousand."""


@pages.get("/")
def awal() -> AnyResponse:
    """Where to begin: at the findings, or with a workspace where there is no master yet."""
    begin = "pages.temuan" if room().folder.masters() else "pages.folder"
    return redirect(url_for(begin), 303)


@pages.get("/temuan")
def temuan() -> str:
    """The findings of a master, by sheet."""
    chosen = chosen_now()
    if chosen is None or chosen.reading is None or chosen.master is None:
        return shown("belum.html.j2", "temuan", chosen, sebab=reasons.no_master(chosen))
    reading = chosen.reading
    codes = {finding.code for finding in reading.findings}
    found = content([Halaman(chosen.berkas.nama, chosen.master, reading.findings[:MOST])])
    return shown(
        "temuan.html.j2",
        "temuan",
        chosen,
        isi=found,
        bacaan=reading,
        lebih=max(0, len(reading.findings) - MOST),
        tingkat_kata=[(severity.value, severity.said) for severity in Severity],
        aturan=[rule for rule in ordered(RULES) if rule.code in codes],
    )


@pages.get("/hasil")
def hasil() -> str:
    """The results of a quarter."""
    chosen = chosen_now()
    if chosen is None or chosen.master is None:
        return shown("belum.html.j2", "hasil", chosen, sebab=reasons.no_master(chosen))
    if chosen.triwulan is None:
        return shown("belum.html.j2", "hasil", chosen, sebab=reasons.NO_QUARTER)
    try:
        found = room().results(chosen.master, chosen.triwulan)
    except PerkinError as error:
        return shown("belum.html.j2", "hasil", chosen, sebab=reasons.in_page_words(str(error)))
    plan = Counter(item.status for item in found.renaksi)
    return shown(
        "hasil.html.j2",
        "hasil",
        chosen,
        hasil=found,
        jumlah_status=[(status.value, found.jumlah(status)) for status in Status],
        jumlah_renaksi=[(status.value, plan[status]) for status in StatusRenaksi],
    )


@pages.get("/hasil/uraian")
def uraian() -> str:
    """The derivation of one figure."""
    chosen = chosen_now()
    if chosen is None or chosen.master is None or chosen.triwulan is None:
        abort(404)
    name = request.args.get("n", "")
    parts = explain(room().results(chosen.master, chosen.triwulan), name)
    return shown("uraian.html.j2", "hasil", chosen, nama=name, bagian=parts)


@pages.get("/perubahan")
def perubahan() -> str:
    """Comparing, the year, and whether results are still as they were made."""
    here, chosen = room(), chosen_now()
    return shown(
        "perubahan.html.j2",
        "perubahan",
        chosen,
        sebab_banding=reasons.no_comparison(here, chosen),
        sebab_riwayat=reasons.no_history(here, chosen),
        sebab_periksa=reasons.no_verification(here),
        keluaran=here.folder.results(),
    )


@pages.get("/templat")
def templat() -> str:
    """What is wrong with the templates, and what they may print."""
    from generator.generate.templates import check_folder, variables_of
    from generator.present.variables import lists, written

    here, chosen = room(), chosen_now()
    name = request.args.get("t", "keputusan")
    if name not in TITLES:
        abort(404)
    own = here.folder.own_templates
    variables = variables_of(name)
    names = lists(variables)
    return shown(
        "templat.html.j2",
        "templat",
        chosen,
        sendiri=own is not None,
        periksa=check_folder(own),
        berkas={file.path.name: file for file in here.folder.templates()},
        t=name,
        nama_templat=[document.name for document in DOCUMENTS],
        data=[(one, written(one, names)) for one in variables],
        tanda=tag,
    )


def tag(how: str) -> str:
    """Of what is told of writing a variable, what stands in the template: without `sebagai teks alternatif …`."""
    return how.partition(" sebagai ")[0]


@pages.get("/folder", endpoint="folder")
def folder_kerja() -> str:
    """Beginning, importing, the next year, and the folder itself."""
    here, chosen = room(), chosen_now()
    year = chosen.master.tahun if chosen and chosen.master else 0
    inner = [here.folder.inner(name) for name in ("", MASTERS, TEMPLATES, OUTPUT, SOURCES)]
    return shown(
        "folder.html.j2",
        "folder",
        chosen,
        sebab_mulai=reasons.no_beginning(here),
        sebab_impor=reasons.no_import(here, here.folder.root / DRAFT),
        sebab_lanjut=reasons.no_next_year(here, chosen),
        tahun=year,
        kantor=[(name, kind.arti) for name, kind in KANTOR.items()],
        sumber=here.folder.sources(),
        draf=DRAFT,
        dalam=[file for file in inner if file.path.is_dir()],
        ada_impor=(here.folder.root / SOURCES).is_dir(),
    )


@pages.get("/pekerjaan")
def pekerjaan() -> AnyResponse | str:
    """The job at work, or what the last one gave."""
    here, chosen = room(), chosen_now()
    job = here.runner.job
    if job is None:
        return redirect(url_for("pages.awal"), 303)
    return shown(
        "pekerjaan.html.j2",
        "pekerjaan",
        chosen,
        galat=reasons.in_page_words(job.refused),
        teks=reasons.in_page_words(job.result.get("teks", "")),
        berkas=_made_by(here, job),
        berjalan=job.state is State.RUNNING,
    )


def _made_by(here: Room, job: Job) -> Sequence[Berkas]:
    """The files and folders that a job made, as they can be opened."""
    place = job.result.get("folder", "")
    names = [place, *(f"{place}/{name}" if place else name for name in job.result.get("berkas", ()))]
    openable = {file.nama: file for file in here.folder.openable()}
    return [openable[name] for name in names if name in openable]


@pages.get("/laporan/<int:number>")
def laporan(number: int) -> str:
    """The report of a job."""
    return _report(number).page


@pages.get("/laporan/<int:number>/gaya.css")
def gaya_laporan(number: int) -> Response:
    """Its style."""
    return Response(_report(number).style, mimetype="text/css")


@pages.get("/laporan/<int:number>/naskah.js")
def naskah_laporan(number: int) -> Response:
    """Its script."""
    return Response(_report(number).script, mimetype="text/javascript")


def _report(number: int) -> Report:
    job = room().runner.numbered(number)
    if job is None or "laporan" not in job.result:
        abort(404, "Laporan ini tidak disimpan lagi. Buat lagi dari halaman asalnya.")
    return taken_apart(job.result["laporan"], url_for("pages.laporan", number=number), job.back)


@pages.get("/keadaan")
def keadaan() -> Response:
    """What open pages ask again and again: whether anything changed, and how the job goes."""
    here = room()
    here.seen_now()
    job = here.runner.job
    told = None
    if job is not None:
        told = {
            "nomor": job.number,
            "judul": job.title,
            "keadaan": job.state.value,
            "tahap": job.step,
            "detik": job.seconds,
        }
    return jsonify(seq=here.watcher.seq, tugas=told)
