"""What was taken of all sources → one draft master: rows matched, codes made, officials listed, every cell accounted for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any, Final

import generator.formulas  # noqa: F401 - registers the formulas that sheet Pengukuran offers
from generator.impor import reading
from generator.impor.body import Body
from generator.impor.mapping import Peta
from generator.impor.officials import officials
from generator.impor.rows import Taken, key_text
from generator.impor.sheets import Tabel
from generator.impor.taken import Catatan, Isi, Keadaan, Tempat, left_out
from generator.master import KUNCI_KEPUTUSAN, LEMBAR, Baris, Master, columns
from generator.office.workbook.impor import Impor
from generator.office.workbook.writer import write
from generator.registry import FORMULAS
from generator.values import Unreadable, letters, seen

NEAR: Final = 0.93
"""How alike two names of an indikator must be to be proposed as one, in `difflib`'s measure."""
_MATCHED: Final = 2000
"""Names among which a similar one is looked for."""
_CODE: Final = re.compile(r"(?:IK)?[\s.-]*(\d+(?:\.\d+)*)", re.IGNORECASE)
_ESTIMATED: Final = "dibaca dari PDF, yang tidak menyimpan selnya; periksa"
_KEYED: Final = {"indikator": ("indikator",), "output": ("indikator", "rencana_aksi", "kriteria", "output")}
"""Kind → the fields by which a row of one source is found in another."""
Rows = dict[str, list[dict[str, Isi]]]


@dataclass(frozen=True)
class Finished:
    """A draft whose rows are final."""

    rows: Mapping[str, Sequence[Mapping[str, Isi]]]
    catatan: tuple[Catatan, ...]
    answered: frozenset[tuple[Tempat, str]]

    def workbook(self) -> bytes:
        """The draft master with its sheet Impor."""
        plain = {
            name: [{key: isi.nilai for key, isi in row.items()} for row in rows] for name, rows in self.rows.items()
        }
        lines = [
            (
                one.keadaan.value,
                one.lembar,
                one.sel,
                one.kunci,
                one.kolom,
                one.tempat.berkas,
                one.tempat.di,
                one.tertulis,
                one.alasan,
            )
            for one in self.catatan
        ]
        doubtful = {(one.lembar, one.sel) for one in self.catatan if one.keadaan is Keadaan.RAGU and one.sel}
        return write(plain, tuple(FORMULAS), impor=Impor(lines, frozenset(doubtful)))


@dataclass
class Draft:
    """Rows of the master's sheets as they come in."""

    rows: Rows = field(default_factory=lambda: {name: [] for name in LEMBAR})
    catatan: list[Catatan] = field(default_factory=list)
    keys: dict[str, Isi] = field(default_factory=dict)
    answered: set[tuple[Tempat, str]] = field(default_factory=set)
    estimated: set[str] = field(default_factory=set)
    """Files whose every value must be looked at."""
    reported: list[dict[str, Isi]] = field(default_factory=list)
    """Rows of tables of realisasi, whose outputs are still to be found."""
    analysed: list[dict[str, Isi]] = field(default_factory=list)

    # --- taking in ------------------------------------------------------------------------------------------------

    def take_master(self, master: Master) -> None:
        """All rows of an earlier master. A sheet that an earlier source has filled is left."""
        for name, kind in LEMBAR.items():
            rows = [_of_master(master.nama, row) for row in getattr(master, name)]
            if name == "isian":
                self._keys_of(rows)
            elif self.rows[name] and rows and name not in _KEYED:
                at = Tempat(master.nama, f"lembar {kind.SHEET}")
                self.catatan.append(
                    left_out(at, f"{len(rows)} baris", "lembar ini sudah terisi dari berkas sebelumnya")
                )
            else:
                self._merge(name, rows)

    def _keys_of(self, rows: Sequence[dict[str, Isi]]) -> None:
        for row in rows:
            if row["isi"].nilai not in (None, ""):
                self.keys.setdefault(str(row["kunci"].nilai), row["isi"])

    def take(self, tabel: Tabel, taken: Taken) -> None:
        """The rows of a table, each to its sheet."""
        self.catatan += taken.catatan
        if tabel.kind == "realisasi":
            self.reported += taken.rows
        elif tabel.kind == "analisis":
            self.analysed += taken.rows
        else:
            rows = [_with_unit(row) for row in taken.rows] if tabel.kind == "output" else taken.rows
            self._merge(tabel.kind, rows)

    def _merge(self, name: str, rows: Sequence[dict[str, Isi]]) -> None:
        """Rows of another file that stand for the same thing fill what is blank; a difference must be looked at."""
        fields = _KEYED.get(name, ())
        have: dict[tuple[Any, ...], dict[str, Isi]] = {}
        counts: Counter[tuple[str, ...]] = Counter()
        for row in self.rows[name] if fields else ():
            have[_numbered(row, fields, counts)] = row
        counts.clear()
        fresh = []
        for row in rows:
            same = have.get(_numbered(row, fields, counts)) if fields else None
            if same is None or _berkas(same) == _berkas(row):
                fresh.append(dict(row))
            else:
                _fill(same, row)
        self.rows[name] += fresh

    # --- finishing ------------------------------------------------------------------------------------------------

    def finished(self, body: Body, peta: Peta) -> Finished:
        """The draft with codes, links and officials, after a person's answers."""
        for rows in (*self.rows.values(), self.reported, self.analysed):
            for row in rows:
                self._answer(row, peta)
        self._body(body)
        self._answer(self.keys, peta)
        if not self.rows["output"]:
            self._outputs_of_reports()
        if not self.rows["indikator"]:
            self._indicators_of_outputs()
        self._codes()
        self._links()
        self._reports()
        self._analyses()
        self._officials()
        self.rows["isian"] = list(self._isian())
        cells = [one for name in LEMBAR for one in self._cells(name)]
        return Finished(self.rows, (*cells, *self.catatan, *body.catatan), frozenset(self.answered))

    def _body(self, body: Body) -> None:
        if body.tubuh and self.rows["tubuh"]:
            self.catatan += [
                left_out(row["isi"].tempat, row["isi"].tertulis, "batang tubuh sudah ada di master yang diimpor")
                for row in body.tubuh
            ]
        elif body.tubuh:
            self.rows["tubuh"] = body.tubuh
        for name, isi in body.keys.items():
            if name in self.keys and seen(self.keys[name].nilai) != seen(isi.nilai):
                why = reading.differs(isi.tempat, isi.tertulis)
                self.keys[name] = replace(self.keys[name], ragu=why)
            self.keys.setdefault(name, isi)

    def _answer(self, row: dict[str, Isi], peta: Peta) -> None:
        for name, isi in row.items():
            means = peta.jawaban.get((isi.tempat, isi.tertulis), "") if isi.ragu else ""
            sign = peta.desimal.get(isi.tempat.berkas, "") if isi.tanya else ""
            if means:
                self.answered.add((isi.tempat, isi.tertulis))
                row[name] = _answered(isi, means, name)
            elif sign and (value := reading.decided(isi.tertulis, sign)) is not None:
                row[name] = replace(isi, nilai=value, ragu="", tanya=False)

    def _isian(self) -> Iterator[dict[str, Isi]]:
        nowhere = Isi(None, Tempat("", ""), "")
        for kunci in KUNCI_KEPUTUSAN:
            yield {"kunci": replace(nowhere, nilai=kunci.nama), "isi": self.keys.pop(kunci.nama, nowhere)}
        for name, isi in self.keys.items():
            yield {"kunci": replace(nowhere, nilai=name), "isi": isi}

    # --- codes and links ------------------------------------------------------------------------------------------

    def _codes(self) -> None:
        """Every indikator its code: its own, else `IK`, the number of its sasaran, and its place there."""
        taken = {str(row["kode"].nilai) for row in self.rows["indikator"] if _own_code(row)}
        counts: Counter[int] = Counter()
        sasaran: dict[str, int] = {}
        for row in self.rows["indikator"]:
            number = _number_of(row, sasaran)
            counts[number] += 1
            if _own_code(row):
                continue
            while f"IK{number}.{counts[number]}" in taken:
                counts[number] += 1
            code = f"IK{number}.{counts[number]}"
            taken.add(code)
            first = row.get("kode") or row.get("indikator") or next(iter(row.values()))
            row["kode"] = Isi(code, first.tempat, first.tertulis, dibuat=True)
            if "no" not in row or row["no"].nilai in (None, ""):
                row["no"] = Isi(Decimal(number), first.tempat, "", dibuat=True)
        used = {str(row["id"].nilai) for row in self.rows["output"] if row.get("id") and row["id"].tertulis}
        free = (f"RO{place:03d}" for place in range(1, 1_000_000) if f"RO{place:03d}" not in used)
        for row in self.rows["output"]:
            if not row.get("id") or not row["id"].tertulis:
                row["id"] = Isi(next(free), _first(row).tempat, "", dibuat=True)

    def _links(self) -> None:
        """Every output the code of its indikator, found by its name; of several with one name by their order."""
        by_name: dict[str, list[dict[str, Isi]]] = {}
        for row in self.rows["indikator"]:
            by_name.setdefault(key_text(row.get("indikator")), []).append(row)
        blocks: dict[str, list[Tempat]] = {}
        runs: dict[str, list[Tempat]] = {}
        before = ""
        for row in self.rows["output"]:
            name, at = key_text(row.get("indikator")), _at(row, "indikator")
            blocks.setdefault(name, [])
            if at not in blocks[name][-1:]:
                blocks[name].append(at)
            if name != before:
                runs.setdefault(name, []).append(at)
            before = name
        for row in self.rows["output"]:
            if not row.get("kode_indikator") or not row["kode_indikator"].tertulis:
                row["kode_indikator"] = _linked(row, by_name, blocks)

    def _outputs_of_reports(self) -> None:
        """An export of realisasi alone says what the outputs are."""
        have: set[tuple[str, ...]] = set()
        for row in self.reported:
            key = tuple(key_text(row.get(name)) for name in _KEYED["output"])
            if key not in have and any(key):
                have.add(key)
                taken = {name: isi for name, isi in row.items() if name in columns(LEMBAR["output"])}
                self.rows["output"].append(_with_unit(taken | {"satuan": row["satuan"]} if "satuan" in row else taken))

    def _indicators_of_outputs(self) -> None:
        """Without Lampiran I, the indikator that Lampiran II names are all that is known of them."""
        have: set[tuple[str, Tempat]] = set()
        names: set[str] = set()
        merged = any(
            _at(a, "indikator") == _at(b, "indikator")
            for a, b in zip(self.rows["output"], self.rows["output"][1:], strict=False)
        )
        for row in self.rows["output"]:
            name, at = key_text(row.get("indikator")), _at(row, "indikator")
            if not name or (name, at) in have or (name in names and not merged):
                continue
            have.add((name, at))
            names.add(name)
            kept = {key: row[key] for key in ("kelompok", "no", "sasaran", "indikator") if key in row}
            target = {"target_tahunan": row["target"]} if "target" in row else {}
            self.rows["indikator"].append(kept | target)

    def _reports(self) -> None:
        by_text: dict[str, list[dict[str, Isi]]] = {}
        for row in self.rows["output"]:
            by_text.setdefault(key_text(row.get("output")), []).append(row)
        for row in self.reported:
            kept = {name: row[name] for name in columns(LEMBAR["realisasi"]) if name in row}
            if not kept.get("id") or not kept["id"].tertulis:
                kept["id"] = _found(row, by_text, "output", "id")
            self.rows["realisasi"].append({("id_output" if name == "id" else name): isi for name, isi in kept.items()})

    def _analyses(self) -> None:
        by_name: dict[str, list[dict[str, Isi]]] = {}
        for row in self.rows["indikator"]:
            by_name.setdefault(key_text(row.get("indikator")), []).append(row)
        for row in self.analysed:
            kept = {name: row[name] for name in columns(LEMBAR["analisis"]) if name in row}
            if not kept.get("kode") or not kept["kode"].tertulis:
                kept["kode"] = _found(row, by_name, "indikator", "kode")
            if "solusi" in row and row["solusi"].tertulis:
                kept["tindak_lanjut"] = _both(row["solusi"], kept.get("tindak_lanjut"))
            self.rows["analisis"].append(kept)

    def _officials(self) -> None:
        named = [
            (name, isi.tempat)
            for kind in ("indikator", "output")
            for row in self.rows[kind]
            if (isi := row.get("penanggung_jawab"))
            for name in isi.nilai or ()
        ]
        registered = [
            str(name)
            for row in self.rows["pejabat"]
            for name in (row["nama"].nilai, *(row["alias"].nilai or ()), row["kelompok"].nilai)
        ]
        rows, catatan = officials(named, registered)
        self.rows["pejabat"] += rows
        self.catatan += catatan

    # --- accounting -----------------------------------------------------------------------------------------------

    def _cells(self, name: str) -> Iterator[Catatan]:
        """Every filled or doubtful cell of a sheet, with its origin."""
        kind = LEMBAR[name]
        places = {key: number for number, key in enumerate(columns(kind), start=1)}
        for number, row in enumerate(self.rows[name], start=2):
            key = " ".join(seen(row[part].nilai) for part in kind.KUNCI if part in row)
            for part, isi in row.items():
                if part not in places or (name == "isian" and part == "kunci") or not _counts(isi):
                    continue
                at = f"{letters(places[part])}{number}"
                doubt = self._doubt(isi)
                state = Keadaan.RAGU if doubt else Keadaan.DIBUAT if isi.dibuat else Keadaan.TERBACA
                judul = columns(kind)[part].judul
                yield Catatan(state, isi.tempat, isi.tertulis, doubt, kind.SHEET, at, key, judul, isi.tanya)

    def _doubt(self, isi: Isi) -> str:
        """Why a value must be looked at, if only because its file is read by the places of letters."""
        settled = isi.dibuat or (isi.tempat, isi.tertulis) in self.answered
        return isi.ragu or (_ESTIMATED if isi.tempat.berkas in self.estimated and not settled else "")


def _counts(isi: Isi) -> bool:
    return isi.nilai not in (None, "", ()) or bool(isi.ragu)


def _of_master(nama: str, row: Baris) -> dict[str, Isi]:
    """A row of an earlier master; what is unreadable there stays so, and is said."""
    found = {}
    for name in columns(type(row)):
        value = getattr(row, name)
        at = Tempat(
            nama,
            f"lembar {row.SHEET}, sel {row.cells.get(name, '')}".rstrip(" ,sel")
            if name not in row.cells
            else f"lembar {row.SHEET}, sel {row.cells[name]}",
        )
        doubt = "tidak terbaca sebagai isi kolom ini" if isinstance(value, Unreadable) else ""
        found[name] = Isi(value, at, seen(value), doubt)
    return found


def _first(row: Mapping[str, Isi]) -> Isi:
    return next(iter(row.values()))


def _berkas(row: Mapping[str, Isi]) -> str:
    return _first(row).tempat.berkas


def _at(row: Mapping[str, Isi], name: str) -> Tempat:
    return row[name].tempat if name in row else Tempat("", "")


def _numbered(row: Mapping[str, Isi], fields: Sequence[str], counts: Counter[tuple[str, ...]]) -> tuple[Any, ...]:
    """What a row stands for, and how many of the same came before it in its source."""
    key = tuple(key_text(row.get(name)) for name in fields)
    counts[key] += 1
    return (*key, counts[key])


def _fill(have: dict[str, Isi], other: Mapping[str, Isi]) -> None:
    for name, isi in other.items():
        if not _counts(isi):
            continue
        own = have.get(name)
        if own is None or not _counts(own):
            have[name] = isi
        elif seen(own.nilai) != seen(isi.nilai) and not isi.dibuat:
            have[name] = replace(
                own,
                ragu="; ".join(filter(None, (own.ragu, reading.differs(isi.tempat, isi.tertulis)))),
            )


def _answered(isi: Isi, means: str, name: str) -> Isi:
    """A value as a person says that it is, as far as the answer is plain itself."""
    numeric = isi.tanya or name == "target" or name.startswith(("target_i", "target_tahunan", "realisasi"))
    value: Any = reading.answer(means) if numeric else means
    if value is None:
        return replace(isi, ragu=f'jawaban "{means}" bukan angka yang pasti')
    return replace(isi, nilai=value, ragu="", tanya=False)


def _own_code(row: dict[str, Isi]) -> bool:
    """Whether the row brings a code that can be one of the master's, which it then is."""
    kode = row.get("kode")
    found = _CODE.fullmatch(kode.tertulis.strip()) if kode and kode.tertulis else None
    if kode is None or found is None:
        return False
    row["kode"] = replace(kode, nilai=f"IK{found[1]}")
    return True


def _number_of(row: Mapping[str, Isi], sasaran: dict[str, int]) -> int:
    value = row["no"].nilai if "no" in row else None
    own = int(value) if isinstance(value, Decimal) and value == int(value) and 0 < value < 1000 else 0
    return own if own else sasaran.setdefault(key_text(row.get("sasaran")), own or len(sasaran) + 1)


def _with_unit(row: dict[str, Isi]) -> dict[str, Isi]:
    """A target of an output whose unit stands in a column of its own."""
    unit = row.get("satuan")
    target = row.get("target_renaksi")
    kept = {name: isi for name, isi in row.items() if name != "satuan"}
    if unit and target and unit.tertulis and re.fullmatch(r"[\d.,]+", target.tertulis):
        kept["target_renaksi"] = replace(target, nilai=f"{target.tertulis} {unit.tertulis}")
    elif unit and unit.tertulis:
        kept["target_renaksi"] = target or replace(unit, ragu="satuan tanpa target")
    return kept


def _linked(
    row: Mapping[str, Isi], by_name: Mapping[str, Sequence[Mapping[str, Isi]]], blocks: Mapping[str, Sequence[Tempat]]
) -> Isi:
    name, at = key_text(row.get("indikator")), _at(row, "indikator")
    same = by_name.get(name, ())
    if len(same) > 1 and name:
        places = blocks[name]
        if len(places) == len(same):
            return replace(same[places.index(at)]["kode"], tempat=at, dibuat=True)
        return replace(same[0]["kode"], tempat=at, ragu=f"ada {len(same)} indikator bernama sama")
    return _found(row, by_name, "indikator", "kode")


def _found(row: Mapping[str, Isi], rows: Mapping[str, Sequence[Mapping[str, Isi]]], by: str, wanted: str) -> Isi:
    """The code of the row that is named; of a name that is only similar, or unknown, it is said."""
    named = row.get(by)
    text, at = key_text(named), named.tempat if named else _first(row).tempat
    tertulis = named.tertulis if named else ""
    if text and (same := rows.get(text)):
        doubt = "" if len(same) == 1 else f"ada {len(same)} baris dengan bunyi yang sama"
        return Isi(same[0][wanted].nilai, at, tertulis, doubt, dibuat=True)
    near = _nearest(text, list(rows)[:_MATCHED]) if text else ""
    if near:
        return Isi(
            rows[near][0][wanted].nilai,
            at,
            tertulis,
            f'dicocokkan dengan bunyi yang mirip: "{reading.short(near)}"',
            dibuat=True,
        )
    return Isi("", at, tertulis, "tidak ditemukan pasangannya di master")


def _nearest(text: str, names: Sequence[str]) -> str:
    best, score = "", NEAR
    for name in names:
        match = SequenceMatcher(None, text, name, autojunk=False)
        if match.real_quick_ratio() >= score and match.quick_ratio() >= score and (ratio := match.ratio()) >= score:
            best, score = name, ratio
    return best


def _both(solusi: Isi, rtl: Isi | None) -> Isi:
    if rtl is None or not rtl.tertulis:
        return solusi
    text = f"{solusi.tertulis}\n{rtl.tertulis}"
    return replace(solusi, nilai=text, tertulis=text)
