"""Documents: which can be made and how, which are there, and how they will look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from flask import Response, abort, jsonify, request

from generator.documents import DOCUMENTS, single
from generator.errors import PerkinError
from generator.halaman import reasons
from generator.halaman.folder import Berkas
from generator.halaman.frame import TITLES, chosen_now, pages, room, shown
from generator.halaman.preview import Wish
from generator.halaman.room import Chosen, Room
from generator.records.folder import read_folder


class Pilihan(NamedTuple):
    """A check box of the page on which documents are made."""

    nama: str
    label: str
    arti: str
    sebab: str = ""
    """Why it cannot be chosen now."""


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
    return [Pilihan(each.name, each.judul, "", reasons.no_document(each, chosen)) for each in single()]


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
    try:
        known = read_folder(results.path).master_sha256 if results in room().folder.results() else ""
    except PerkinError as error:
        return reasons.in_page_words(str(error))
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
    master = chosen.master if chosen else None
    offered = [
        each
        for each in DOCUMENTS
        if (not each.results or (chosen and chosen.triwulan))
        and (each.is_possible(master) if master else not each.units)
    ]
    if name not in {each.name for each in offered}:
        name = "keputusan"
    return shown("pratinjau.html.j2", "pratinjau", chosen, d=name, dokumen=offered, kantor=bool(here.find_office()))


@pages.get("/pratinjau/keadaan")
def keadaan_pratinjau() -> Response:
    """How the pages of a document look now."""
    here, chosen = room(), chosen_now()
    name = request.args.get("d", "")
    if name not in TITLES:
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
