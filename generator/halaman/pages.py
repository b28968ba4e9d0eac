"""What a browser sees: every page is the state of the folder at that moment, asked for anew when something changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from flask import Blueprint, Response, abort, current_app, g, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from generator import __version__
from generator.awal import KANTOR
from generator.documents import DOCUMENTS, single
from generator.explain import explain
from generator.findings import Severity
from generator.halaman import reasons
from generator.halaman.folder import MASTERS, OUTPUT, SOURCES, TEMPLATES, Berkas
from generator.halaman.jobs import Job, State
from generator.halaman.preview import Wish
from generator.halaman.reports import Report, taken_apart
from generator.halaman.room import Chosen, Room
from generator.present.page import Halaman, content
from generator.present.rules import ordered
from generator.records.folder import read_folder
from generator.registry import RULES
from generator.results import Status, StatusRenaksi
from generator.values import Triwulan

pages: Final = Blueprint("pages", __name__)
MENU: Final = (
    ("temuan", "Temuan"),
    ("hasil", "Hasil"),
    ("dokumen", "Dokumen"),
    ("pratinjau", "Pratinjau"),
    ("perubahan", "Perubahan"),
    ("templat", "Templat"),
    ("folder", "Folder kerja"),
)
TITLES: Final[Mapping[str, str]] = {
    "keputusan": "Keputusan",
    "lampiran-1": "Lampiran I",
    "lampiran-2": "Lampiran II",
    "monitoring": "Laporan monitoring triwulan",
    "lembar-pj": "Lembar penanggung jawab",
}
"""The documents as staff call them."""


class Pilihan(NamedTuple):
    """A check box of the page on which documents are made."""

    nama: str
    label: str
    arti: str
    sebab: str = ""
    """Why it cannot be chosen now."""


def room() -> Room:
    """What the running page has."""
    found: Room = current_app.extensions["perkin"]
    return found


def shown(template: str, page: str, chosen: Chosen | None, **more: Any) -> str:
    """A page with everything that all of them show."""
    here = room()
    return render_template(
        template,
        halaman=page,
        menu=MENU,
        pilihan=chosen,
        daftar_master=here.folder.masters(),
        triwulan=tuple(Triwulan),
        m=chosen.berkas.id if chosen else "",
        tw=chosen.tw if chosen else 0,
        kunci=g.kunci,
        seq=here.watcher.seq,
        tugas=here.runner.job,
        folder=here.folder,
        versi=__version__,
        judul_dokumen=TITLES,
        di_sini=here_but(page, chosen),
        **more,
    )


def here_but(page: str, chosen: Chosen | None) -> Callable[..., str]:
    """Addresses of a page about another master or quarter."""
    known = {
        "m": chosen.berkas.id if chosen else None,
        "tw": chosen.tw if chosen else None,
        "d": request.args.get("d"),
    }

    def address(**other: Any) -> str:
        return url_for(f"pages.{page}", **{**known, **other})

    return address


def chosen_now() -> Chosen | None:
    """The master and quarter that the address names."""
    return room().chosen(request.args.get("m", ""), request.args.get("tw", ""))


@pages.get("/")
def awal() -> AnyResponse:
    """Where to begin: at the findings, or with a workspace where there is no master yet."""
    begin = "pages.temuan" if room().folder.masters() else "pages.folder"
    return redirect(url_for(begin), 303)


@pages.get("/temuan")
def temuan() -> str:
    """The findings of a master, by sheet."""
    chosen = chosen_now()
    if chosen is None or chosen.master is None:
        return shown("belum.html.j2", "temuan", chosen, sebab=reasons.no_master(chosen))
    assert chosen.reading is not None  # noqa: S101 - there is a master
    reading = chosen.reading
    codes = {finding.code for finding in reading.findings}
    found = content([Halaman(chosen.berkas.nama, chosen.master, reading.findings)])
    return shown(
        "temuan.html.j2",
        "temuan",
        chosen,
        isi=found,
        bacaan=reading,
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
    found = room().results(chosen.master, chosen.triwulan)
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


@pages.get("/dokumen")
def dokumen() -> str:
    """What documents can be made, how, and which are there."""
    here, chosen = room(), chosen_now()
    results = here.folder.result(chosen.berkas.path, chosen.triwulan) if chosen else None
    made = here.folder.made(results.path) if results else ()
    return shown(
        "dokumen.html.j2",
        "dokumen",
        chosen,
        sebab=reasons.no_documents(here, chosen),
        sebab_lain=reasons.no_documents(here, chosen, force=True),
        dokumen=_documents(chosen),
        cara=_ways(here, chosen),
        hasil=results,
        dibuat=made,
        mutakhir=_is_current(results, chosen) if made and results else "",
    )


def _documents(chosen: Chosen | None) -> Sequence[Pilihan]:
    quarter = chosen is not None and chosen.triwulan is not None
    return [
        Pilihan(each.name, TITLES[each.name], "", "" if quarter or not each.results else reasons.NO_QUARTER)
        for each in single()
    ]


def _ways(here: Room, chosen: Chosen | None) -> Sequence[Pilihan]:
    office = "" if here.find_office() else reasons.NO_OFFICE
    quarter = "" if chosen and chosen.triwulan else reasons.NO_QUARTER
    ways = [
        Pilihan("pdf", "PDF", "Setiap dokumen Word dibuat juga sebagai PDF.", office),
        Pilihan("arsip", "PDF untuk arsip (PDF/A)", "PDF dalam bentuk yang disimpan sebagai arsip.", office),
        Pilihan("gabung", "Satu dokumen gabungan", "Keputusan dan lampirannya juga dalam satu dokumen, gabungan.docx."),
        Pilihan(
            "kata_penyambung",
            "Kata penyambung",
            "Kata pertama halaman berikutnya dicetak di kanan bawah setiap halaman Keputusan dan lampiran.",
            office,
        ),
        Pilihan("per_pj", "Lembar per pejabat", "Satu lembar untuk setiap pejabat penanggung jawab.", quarter),
    ]
    if chosen and chosen.reading and chosen.reading.errors:
        ways.append(
            Pilihan(
                "force",
                "Tetap buat",
                f"Dokumen dibuat walaupun master masih mempunyai {chosen.reading.errors} kesalahan. Jangan dipakai untuk "
                "dokumen yang akan ditandatangani.",
            )
        )
    return ways


def _is_current(results: Berkas, chosen: Chosen | None) -> str:
    """Whether what is there was made from the master as it is now; a sentence."""
    known = read_folder(results.path).master_sha256 if results in room().folder.results() else ""
    if chosen is None or chosen.reading is None or known == chosen.reading.sha256:
        return "Dibuat dari master yang sekarang."
    return "Master sudah disimpan lagi sejak dokumen ini dibuat. Buat lagi supaya isinya yang terbaru."


@pages.get("/pratinjau")
def pratinjau() -> str:
    """A document as it will be."""
    here, chosen = room(), chosen_now()
    if why := reasons.no_master(chosen):
        return shown("belum.html.j2", "pratinjau", chosen, sebab=why)
    name = request.args.get("d", "keputusan")
    offered = [each for each in single() if not each.results or (chosen and chosen.triwulan)]
    if name not in {each.name for each in offered}:
        name = "keputusan"
    return shown("pratinjau.html.j2", "pratinjau", chosen, d=name, dokumen=offered, kantor=bool(here.find_office()))


@pages.get("/pratinjau/keadaan")
def keadaan_pratinjau() -> Response:
    """How the pages of a document look now."""
    here, chosen = room(), chosen_now()
    name = request.args.get("d", "")
    if name not in {each.name for each in single()}:
        abort(404)
    here.seen_now()
    if chosen is None or chosen.reading is None or chosen.master is None:
        return jsonify(halaman=[], teks="", galat=reasons.no_master(chosen), berjalan=False, tahap="", jumlah=0)
    wish = Wish(chosen.berkas.nama, chosen.tw, name)
    told = here.preview.look(wish, here.basis(chosen.reading))
    return jsonify({**told, "galat": reasons.in_page_words(told["galat"])})


@pages.get("/gambar/<digest>")
def gambar(digest: str) -> Response:
    """A page of a preview."""
    data = room().preview.picture(digest)
    if data is None:
        abort(404)
    return Response(data, mimetype="image/png", headers={"Cache-Control": "private, max-age=3600"})


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
        satuan_dokumen={each.name for each in single()},
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


DRAFT: Final = f"{MASTERS}/draf-impor.xlsx"
"""Where an imported draft goes."""


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
