"""W: texts that stand where they do not belong: copied blocks, the same words under other numbers, names changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from generator.findings import Severity
from generator.master import Baris, Indikator, Master
from generator.registry import Temuan, rule
from generator.rules.common import across, grouped, joined, short
from generator.rules.words import BAKU
from generator.values import normal, seen

LAMPIRAN_II: Final = "Keputusan, Lampiran II"
METODE: Final = "Lampiran I, kolom Pengukuran Kinerja"
_HEADING: Final = re.compile(r"\s*([A-Z][A-Z ]+[A-Z])\s*:\s*")
_ITEM: Final = re.compile(r"^\s*\w{1,2}[.)]\s+")
_SENTENCE: Final = re.compile(r"(?<=[.;:])\s+")
_LABEL: Final = re.compile(r"^\s*(?:RA|KK|T/O)[\s.]*\d+(?:\s*\.\s*\d+)*\.?\s*", re.IGNORECASE)
_WORD: Final = re.compile(r"[\w&/-]+")
_COMMON_PARTS: Final = ("DASAR HUKUM", "SUMBER DATA")
"""Parts of Pengukuran Kinerja that several indikator rightly share."""
_FEWEST: Final = 3
_NAME: Final = 5
"""Fewest words of a sentence, and of a name, for likeness to mean something."""
_PLAN: Final = ("rencana_aksi", "kriteria", "output")


def _fragments(row: Indikator) -> Iterator[str]:
    """The sentences of the parts that are an indikator's own, without list letters and closing punctuation."""
    part = ""
    for paragraph in row.pengukuran:
        text = seen(paragraph)
        found = _HEADING.match(text)
        part, text = (found[1], text[found.end() :]) if found else (part, text)
        if not part.startswith(_COMMON_PARTS):
            for sentence in _SENTENCE.split(_ITEM.sub("", text)):
                yield " ".join(_ITEM.sub("", sentence).split()).rstrip(" .;:")


@rule("W10", Severity.WARNING, remedy="Tulis bunyi yang dimaksud, atau hapus salinannya.", source=METODE)
def copied_block(master: Master) -> Iterator[Temuan]:
    """Definisi dan metode satu indikator tidak memuat kalimat indikator lain.

    Mengapa: Kalimat yang tertinggal sewaktu menyalin mengubah cara indikator dibaca dan dihitung.

    Contoh: DEFINISI IK4.1 diawali "Nilai Kualitas Data SDI terdiri atas 4 aspek", kalimat milik IK6.1.
    """
    pairs = ((normal(text), (row, text)) for row in master.indikator for text in _fragments(row))
    for uses in grouped(pairs).values():
        rows = list({row.kode: row for row, _ in uses}.values())
        text = uses[0][1]
        if len(rows) > 1 and len(text.split()) >= _FEWEST and len({normal(row.sasaran) for row in rows}) > 1:
            owner = max(rows, key=lambda row: _kinship(text, row))
            others = joined([row.kode for row in rows if row is not owner])
            message = f'"{short(text)}" pada {others} juga ada pada {owner.kode} ({owner.at("pengukuran").cell}).'
            yield across([(row, "pengukuran") for row in rows if row is not owner], message)


def _kinship(text: str, row: Indikator) -> int:
    """How many words of a text belong to an indikator's own name and sasaran."""
    return len(set(normal(text).split()) & set(normal(f"{row.indikator} {row.sasaran}").split()))


@rule("W11", Severity.WARNING, remedy="Periksa apakah output ini tersalin dari indikator lain.", source=LAMPIRAN_II)
def output_of_another(master: Master) -> Iterator[Temuan]:
    """Output berbunyi sama hanya di bawah satu indikator.

    Mengapa: Dua indikator dengan output yang persis sama berarti satu laporan dihitung dua kali, atau salinan yang lupa
    disesuaikan.

    Contoh: T/O1.1.2 pada IK1.2 berbunyi "lingkup bidang unsur Kecamatan", persis seperti pada IK1.1.
    """
    texts = ((normal(_LABEL.sub("", row.output)), row) for row in master.output)
    for text, rows in grouped(texts).items():
        strangers = [row for row in rows if row.kode_indikator != rows[0].kode_indikator]
        if len(text.split()) >= _NAME and strangers:
            first = rows[0]
            message = f"Output ini berbunyi sama dengan output {first.id} pada {first.kode_indikator} ({first.at('output').cell})."
            yield across([(row, "output") for row in strangers], message)


@rule("W12", Severity.INFO, remedy="Samakan huruf besar, huruf kecil, dan tanda bacanya.", source=LAMPIRAN_II)
def same_but_for_case(master: Master) -> Iterator[Temuan]:
    """Teks yang sama di Lampiran II ditulis sama persis.

    Mengapa: Perbedaan huruf besar dan tanda baca pada teks yang berulang menandakan salah satunya diketik ulang.

    Contoh: "Pelaksanaan inventarisasi BMD" pada TW II dan "Pelaksanaan Inventarisasi BMD" pada TW III.
    """
    for name in _PLAN:
        bare = ((_LABEL.sub("", getattr(row, name)), row) for row in master.output)
        for uses in grouped((tuple(_WORD.findall(normal(text))), (text, row)) for text, row in bare if text).values():
            writings = grouped(uses)
            if len(writings) > 1:
                (usual, _), *rest = sorted(writings.items(), key=lambda item: -len(item[1]))
                rows = [row for _, same in rest for row in same]
                message = f'Ditulis lain daripada {writings[usual][0].at(name).cell}: "{short(rest[0][0])}".'
                yield across([(row, name) for row in rows], message)


@rule("W13", Severity.WARNING, remedy="Samakan dengan nama indikatornya.", source="Keputusan, Lampiran I dan II")
def name_changed(master: Master) -> Iterator[Temuan]:
    """Nama indikator disebut dengan bunyi yang sama di mana pun.

    Mengapa: Satu kata yang lain membuat rencana aksi tampak menyangkut ukuran yang berbeda.

    Contoh: Indikatornya "Indeks Kepuasan Layanan Kota Administrasi", rencana aksinya menyebut "Indeks Kualitas Layanan
    Kota Administrasi".
    """
    names = {words: row for row in reversed(master.indikator) if len(words := _words(row.indikator)) >= _NAME}
    starts = grouped((words[0], words) for words in names)
    found: list[tuple[tuple[str, str], tuple[Baris, str]]] = []
    for text, places in _texts(master).items():
        for said, name in _changed(_words(text), starts, names):
            found += [((" ".join(said), names[name].kode), place) for place in places]
    rows = {row.kode: row for row in master.indikator}
    for (said_, kode), places in grouped(found).items():
        row = rows[kode]
        message = f'Tertulis "{said_}", sedangkan nama {kode} "{row.indikator}" ({row.at("indikator")}).'
        yield across(places, message)


def _words(text: str) -> tuple[str, ...]:
    """Words for comparing, in their standard form."""
    return tuple(BAKU.get(word, word) for word in _WORD.findall(text.casefold()))


def _texts(master: Master) -> dict[str, list[tuple[Baris, str]]]:
    """The texts that may mention an indikator, each once, with its cells."""
    found: list[tuple[str, tuple[Baris, str]]] = []
    found += [(seen(row.pengukuran), (row, "pengukuran")) for row in master.indikator]
    found += [(getattr(row, name), (row, name)) for name in _PLAN for row in master.output]
    return grouped(found)


def _changed(
    words: tuple[str, ...], starts: Mapping[str, list[tuple[str, ...]]], names: Mapping[tuple[str, ...], Indikator]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Stretches of a text that are the name of an indikator but for one word."""
    for place, word in enumerate(words):
        for name in starts.get(word, ()):
            said = words[place : place + len(name)]
            if len(said) == len(name) and said not in names and sum(map(str.__ne__, said, name)) == 1:
                yield said, name
