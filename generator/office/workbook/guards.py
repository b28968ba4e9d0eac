"""What a cell lets be typed: drop-downs, number ranges, dates, with prompts and refusals in Indonesian.

Excel checks only what is typed, not what is pasted; the rules of `validate` check the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from xlsxwriter.utility import xl_col_to_name

from generator.master import (
    ANGKA,
    BULAT,
    ISIAN,
    KODE,
    KUNCI_KEPUTUSAN,
    NAMA,
    PIHAK,
    TANGGAL,
    TARGET,
    UANG,
    Baris,
    Indikator,
    Kolom,
    Kunci,
    columns,
)
from generator.master.jenjang import AWALAN
from generator.master.satuan import TERJAUH, WAJAR
from generator.office.workbook.lists import JENJANG, JUDUL_JENJANG

Guard = Mapping[str, Any]
"""Options of one data validation, as XlsxWriter takes them."""

TITLE_MAX: Final = 32
"""Characters that Excel allows in the title of a prompt."""
MESSAGE_MAX: Final = 255
NA_HINT: Final = "N/A = memang tidak ada; kosong = belum diisi."
STEP_HINT: Final = "Predikat, opini, level: jenjangnya di lembar Daftar."
COMMA_HINT: Final = "Desimal dengan koma: 97,905."
_YEARS: Final = ("=DATE(2000,1,1)", "=DATE(2100,12,31)")
_NIP_KEYS: Final = ("NIP", "NIP Penyusun", "NIP Mengetahui", "Salinan NIP")


def guard(
    kind: type[Baris], field: str, first: int, last: int, order: Sequence[str] = (), *, berjenjang: bool = False
) -> Guard | None:
    """The check of a column between two rows (counted from 1), None where anything may be typed.

    `order` names the fields of a sheet whose columns stand in another order than the model's. With `berjenjang` sheet
    Daftar holds ordinal scales, whose steps are let through where their unit is.
    """
    kolom = columns(kind)[field]
    places = {name: xl_col_to_name(place) for place, name in enumerate(order or columns(kind))}
    letter = places[field]
    cell = f"{letter}{first}"
    if kolom.daftar:
        return _list(kolom)
    if kolom.jenis is ISIAN:
        own = _input(kolom, f"${places['jenis']}{first}", cell)
        return _or_step(own, cell) if berjenjang else own
    if kolom.jenis in (ANGKA, BULAT):
        unit = f"${places['keterangan']}{first}" if kind is Indikator else ""
        own = _target(kolom, unit, cell) if kolom.bersatuan and unit else _number(kolom, cell)
        return _or_step(own, cell, unit) if berjenjang and kolom.bersatuan else own
    if simple := _SIMPLE.get(kolom.jenis.nama):
        return simple(kolom, cell)
    if (field,) == kind.KUNCI and kolom.jenis is KODE and kind.SHEET != "Keputusan":
        return _unique(kolom, cell, f"${letter}${first}:${letter}${last}")
    return None


def key_guard(kunci: Kunci, cell: str) -> Guard:
    """The check of one value of sheet Keputusan, with the key's meaning as prompt."""
    if kunci.jenis is TANGGAL:
        return _date(kunci.nama) | {"input_message": kunci.arti[:MESSAGE_MAX]}
    if kunci.jenis.pilihan:
        choice = {"validate": "list", "source": list(kunci.jenis.pilihan)}
        return _prompt(kunci.nama, kunci.arti) | choice | _stop(f"Pilih {kunci.jenis.expects}.")
    low, high = kunci.rentang or ("", "")
    formula = {
        BULAT.nama: f"=AND(ISNUMBER({cell}),{cell}>={low},{cell}<={high})",
        ANGKA.nama: f'=OR(AND(ISNUMBER({cell}),{cell}>=100),{cell}="N/A")',
    }.get(kunci.jenis.nama, "")
    if kunci.nama in _NIP_KEYS:
        formula = f"=AND(ISTEXT({cell}),LEN({cell})=18)"
    prompt = _prompt(kunci.nama, kunci.arti)
    return prompt | _custom(formula, kunci.arti) if formula else prompt


KEYS: Final = {kunci.nama: kunci for kunci in KUNCI_KEPUTUSAN}


def _prompt(title: str, message: str) -> dict[str, Any]:
    return {"validate": "any", "input_title": title[:TITLE_MAX], "input_message": message[:MESSAGE_MAX]}


def _stop(message: str) -> dict[str, Any]:
    return {"error_type": "stop", "error_title": "Isian ditolak", "error_message": message[:MESSAGE_MAX]}


def _custom(formula: str, message: str) -> dict[str, Any]:
    return {"validate": "custom", "value": formula} | _stop(message)


def _list(kolom: Kolom) -> Guard:
    message = f"Pilih {kolom.judul} dari daftar di sel ini."
    return {"validate": "list", "source": f"={kolom.daftar}"} | _stop(message)


def _choice(kolom: Kolom, _: str) -> Guard:
    """A drop-down of the few words of the column's kind, which need no list of their own on sheet Daftar."""
    message = f"Pilih {kolom.judul} dari daftar di sel ini."
    return {"validate": "list", "source": list(kolom.jenis.pilihan)} | _stop(message)


def _number(kolom: Kolom, cell: str) -> Guard:
    low, high = kolom.rentang or (None, None)
    conditions = [] if low is None else [f"{cell}>={low}", f"{cell}<={high}"]
    conditions += [f"{cell}=INT({cell})"] if kolom.jenis is BULAT else []
    bounds = "" if low is None else f" {low} sampai {_thousands(high or 0)}"
    what = "Bilangan bulat" if kolom.jenis is BULAT else "Angka"
    hint = NA_HINT if kolom.jenis is BULAT else f"{COMMA_HINT} {NA_HINT}"
    prompt = _prompt(kolom.judul, f"{what}{bounds}, atau N/A. {hint}")
    # IF and not OR: of text, INT is an error, and a check that ends in an error refuses everything.
    formula = f'=IF(ISNUMBER({cell}),AND({",".join(conditions) or "TRUE"}),{cell}="N/A")'
    return prompt | _custom(formula, f"Isi {what.lower()}{bounds}, atau N/A.")


def _rupiah(kolom: Kolom, cell: str) -> Guard:
    low, high = kolom.rentang or (0, 0)
    message = "Angka rupiah tanpa Rp dan tanpa titik, misalnya 1562300000, atau N/A."
    formula = f'=IF(ISNUMBER({cell}),AND({cell}>={low},{cell}<={high}),{cell}="N/A")'
    return _prompt(kolom.judul, f"{message} {NA_HINT}") | _custom(formula, message)


def _target(kolom: Kolom, satuan: str, cell: str) -> Guard:
    """Only what cannot be meant is refused: a number far beyond what its unit lets expect, its decimal sign lost."""
    bounded = ",".join(f'{satuan}="{name}"' for name in (*WAJAR, ""))
    number = f"OR(NOT(OR({bounded})),ABS({cell})<={TERJAUH})"
    formula = f'=IF(ISNUMBER({cell}),{number},{cell}="N/A")'
    told = f"{' dan '.join(WAJAR)} paling jauh {_thousands(TERJAUH)}; satuan lain bebas, bila Keterangan sudah diisi."
    prompt = _prompt(kolom.judul, f"Angka, atau N/A. {told} {COMMA_HINT} {NA_HINT}")
    return prompt | _custom(formula, f"Isi angka, atau N/A. {told}")


def _input(kolom: Kolom, jenis: str, cell: str) -> Guard:
    number = f'AND(ISNUMBER({cell}),OR({jenis}="nilai",{cell}>=0),OR({jenis}<>"persen",{cell}<=100))'
    formula = f'=OR({cell}="N/A",IF({jenis}="selesai",OR({cell}="Sudah",{cell}="Belum"),{number}))'
    message = "Jenis selesai: Sudah atau Belum. Jenis persen: 0 sampai 100. Jenis lain: angka. Atau N/A."
    return _prompt(f"Posisi {kolom.judul}", f"{message} {COMMA_HINT} {NA_HINT}") | _custom(formula, message)


def _or_step(own: Guard, cell: str, satuan: str = "") -> Guard:
    """A check that lets the steps of ordinal scales through: those of the unit where it is known, else of any."""
    any_step = f"COUNTIF({JENJANG},{cell})"
    formula = f"=IF({any_step},TRUE,{own['value'].removeprefix('=')})"
    if satuan:
        header = f'"{AWALAN}"&{satuan}'
        steps = f"INDEX({JENJANG},0,MATCH({header},{JUDUL_JENJANG},0))"
        own_step = f'OR({cell}="N/A",COUNTIF({steps},{cell}))'
        formula = f"=IF(COUNTIF({JUDUL_JENJANG},{header}),{own_step},{own['value'].removeprefix('=')})"
    told = {name: f"{STEP_HINT} {own[name]}"[:MESSAGE_MAX] for name in ("input_message", "error_message")}
    return {**own, **told, "value": formula}


def _date(title: str) -> dict[str, Any]:
    message = "Ketik sebagai tanggal: hari/bulan/tahun, misalnya 8/7/2025."
    between = {"validate": "date", "criteria": "between", "minimum": _YEARS[0], "maximum": _YEARS[1]}
    return _prompt(title, message) | between | _stop(message)


def _unique(kolom: Kolom, cell: str, whole: str) -> Guard:
    message = f"{kolom.judul} harus teks dan tidak boleh sama dengan {kolom.judul} di baris lain."
    return _prompt(kolom.judul, message) | _custom(f"=AND(ISTEXT({cell}),COUNTIF({whole},{cell})=1)", message)


def _calculated(kolom: Kolom, _: str) -> Guard:
    return _prompt(kolom.judul, f"Kosong bila sama dengan target tercetak. Selain itu isi {kolom.jenis.expects}.")


def _names(kolom: Kolom, _: str) -> Guard:
    return _prompt(kolom.judul, "Satu nama per baris; tekan Alt+Enter untuk baris baru.")


def _day(kolom: Kolom, _: str) -> Guard:
    return _date(kolom.judul)


_SIMPLE: Final[Mapping[str, Callable[[Kolom, str], Guard]]] = {
    PIHAK.nama: _choice,
    UANG.nama: _rupiah,
    TANGGAL.nama: _day,
    TARGET.nama: _calculated,
    NAMA.nama: _names,
}
"""Kind of cell → its check, where the column and the first cell decide it alone."""


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")
