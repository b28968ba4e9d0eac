"""Lampiran I, `lampiran-1.docx`: the indikator kinerja with their measurement, targets and officials."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from generator.documents.shared import nip, per_kelompok, tanggal
from generator.model import Indikator, Master
from generator.values import Angka, Paragraph, Run, Unreadable
from generator.word.merge import Gabung, gabungan

_HEADING: Final = re.compile(r"[A-Z][A-Z /&]*[A-Z] ?:")
"""What heads a part of Pengukuran Kinerja: capitals up to a colon, as in `DASAR HUKUM :`."""
_ITEM: Final = re.compile(r"([a-z]|\d{1,2})[.)] ")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Paragraf:
    """One paragraph of Pengukuran Kinerja."""

    teks: Paragraph
    butir: bool
    """Whether it is an item (`a. …`), whose lines hang under its text."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Baris:
    """One indikator."""

    lekat: bool
    """Whether the row stays on one page with what follows: the last one with the signature."""
    gabung_sasaran: Gabung
    no: Angka
    sasaran: str
    indikator: str
    sumber_data: str
    pengukuran: tuple[Paragraf, ...]
    target_i: Angka
    target_ii: Angka
    target_iii: Angka
    target_iv: Angka
    target_tahunan: Angka
    keterangan: str
    penanggung_jawab: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Kelompok:
    """The rows under one heading such as SASARAN STRATEGIS."""

    nama: str
    baris: tuple[Baris, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Lampiran1:
    """The variables of template `lampiran-1`."""

    status_data: str
    judul: str
    jabatan: str
    nomor: str
    tahun: int
    tanggal: date | Unreadable | None
    kelompok: tuple[Kelompok, ...]
    nama: str
    nip: str
    salinan: bool
    """Whether this is a copy, which has `ttd` in place of the signature."""


def build(master: Master) -> Lampiran1:
    """Lampiran I of a master."""
    last = master.indikator[-1] if master.indikator else None
    return Lampiran1(
        status_data=master.status_data,
        judul=f"Lampiran I Keputusan Nomor {master.teks('Nomor')} Tahun {master.tahun}",
        jabatan=master.teks("Jabatan"),
        nomor=master.teks("Nomor"),
        tahun=master.tahun,
        tanggal=tanggal(master),
        kelompok=tuple(Kelompok(nama, tuple(_baris(rows, last))) for nama, rows in per_kelompok(master.indikator)),
        nama=master.teks("Nama"),
        nip=nip(master, "NIP Lampiran I"),
        salinan=bool(master.teks("Salinan")),
    )


def _baris(rows: tuple[Indikator, ...], last: Indikator | None) -> Iterator[Baris]:
    for row, gabung in zip(rows, gabungan([(row.no, row.sasaran) for row in rows]), strict=True):
        yield Baris(
            lekat=row is last,
            gabung_sasaran=gabung,
            no=row.no,
            sasaran=row.sasaran,
            indikator=row.indikator,
            sumber_data=row.sumber_data,
            pengukuran=tuple(_paragraf(paragraph) for paragraph in row.pengukuran),
            target_i=row.target_i,
            target_ii=row.target_ii,
            target_iii=row.target_iii,
            target_iv=row.target_iv,
            target_tahunan=row.target_tahunan,
            keterangan=row.keterangan,
            penanggung_jawab=row.penanggung_jawab,
        )


def _paragraf(paragraph: Paragraph) -> Paragraf:
    text = "".join(run.text for run in paragraph)
    heading = _HEADING.match(text)
    return Paragraf(
        teks=tuple(_bold_up_to(heading.end(), paragraph)) if heading else paragraph,
        butir=_ITEM.match(text) is not None,
    )


def _bold_up_to(end: int, paragraph: Paragraph) -> Iterator[Run]:
    for run in paragraph:
        head, rest = run.text[: max(end, 0)], run.text[max(end, 0) :]
        end -= len(run.text)
        if head:
            yield Run(head, run.italic, True, run.strike, run.position)
        if rest:
            yield Run(rest, *run.look)
