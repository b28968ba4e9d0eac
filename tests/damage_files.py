"""Damages of whole files: saved by other programs, cut off, renamed, locked, rewritten by hand."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

import openpyxl
from lxml import etree

from tests.conftest import ROOT
from tests.damage import Berkas, Damage, Isi
from tests.damage_cells import SAME, Rusak, put

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
_DRAWN: Final = "xl/worksheets/sheet4.xml"


def first(share: float) -> Damage:
    """Only the beginning of the file, as after a broken download."""
    return lambda berkas: berkas.data()[: int(len(berkas.data()) * share)]


def spoiled(berkas: Berkas) -> bytes:
    """Some bytes of a sheet's content differ, as on a failing disk."""
    data = bytearray(berkas.data())
    place = data.find(b"<sheetData>", data.find(_DRAWN.encode()))
    data[place : place + 40] = b"\x00" * 40
    return bytes(data)


def by_openpyxl(berkas: Berkas) -> bytes:
    """Opened and saved by openpyxl."""
    buffer = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(berkas.data()), rich_text=True).save(buffer)
    return buffer.getvalue()


def without_looks(berkas: Berkas) -> bytes:
    """Saved by a program that loses the looks of parts of a text."""
    buffer = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(berkas.data())).save(buffer)
    return buffer.getvalue()


def part(name: str, old: str, new: str) -> Damage:
    """Other XML in a part."""
    return lambda berkas: berkas.change(name, old, new)


def without_part(name: str) -> Damage:
    """A part that is missing from the archive."""

    def change(berkas: Berkas) -> None:
        del berkas.parts[name]

    return change


def from_1904(berkas: Berkas) -> None:
    """A workbook that counts days from 1904, its dates stored accordingly."""
    berkas.change("xl/workbook.xml", "<workbookPr ", '<workbookPr date1904="1" ')
    places = [("Keputusan", "B"), ("Realisasi Renaksi", "D"), ("Analisis", "G")]
    for sheet, column in places:
        for cell in berkas.sheet(sheet).iter("{*}c"):
            place, value = str(cell.get("r")), cell.find("{*}v")
            if re.fullmatch(rf"{column}\d+", place) and cell.get("t") is None and value is not None:
                number = int(value.text or "0")
                value.text = str(number - 1462) if number > 40000 else value.text


def misread_1904(berkas: Berkas) -> None:
    """The setting changed, the numbers not: every date is four years off."""
    berkas.change("xl/workbook.xml", "<workbookPr ", '<workbookPr date1904="1" ')


def each_sheet(pattern: str, new: str) -> Damage:
    """The same change in the XML of every sheet."""

    def change(berkas: Berkas) -> None:
        for name, content in berkas.parts.items():
            if name.startswith("xl/worksheets/sheet"):
                berkas.parts[name] = re.sub(pattern.encode(), new.encode(), content)

    return change


def strict(berkas: Berkas) -> None:
    """Saved as Strict Open XML Spreadsheet."""
    pairs = (
        ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"),
        ("http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/"),
    )
    for name, content in berkas.parts.items():
        for old, new in pairs:
            content = content.replace(old.encode(), new.encode())
        berkas.parts[name] = content


def inline(berkas: Berkas) -> None:
    """Texts in the cells themselves, as some programs export them."""
    shared = berkas.tree("xl/sharedStrings.xml")
    for name in berkas.sheets:
        for cell in berkas.sheet(name).iter("{*}c"):
            if cell.get("t") == "s":
                item = shared[int(str(cell[0].text))]
                inner = b"".join(etree.tostring(child) for child in item)
                cell.set("t", "inlineStr")
                cell.remove(cell[0])
                cell.append(etree.fromstring(b"<is xmlns='%s'>%s</is>" % (item.nsmap[None].encode(), inner)))


def without_addresses(berkas: Berkas) -> None:
    """Cells and rows that do not say where they stand."""
    for name in berkas.sheets:
        for row in berkas.sheet(name).iter("{*}row"):
            for place, cell in enumerate(row):
                assert str(cell.get("r")).rstrip("0123456789") == chr(65 + place)
                del cell.attrib["r"]


def other(data: bytes) -> Damage:
    """Another file altogether, under the master's name."""
    return lambda _: data


def archive(parts: dict[str, bytes]) -> bytes:
    """A zip archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return buffer.getvalue()


def far_cell(berkas: Berkas) -> None:
    """A formatted blank cell at the end of the world."""
    berkas.put("Lampiran I!A1048576", Isi())
    berkas.cell("Lampiran I!A1048576").set("s", "1")


WPS: Final = (
    "<Properties xmlns='http://schemas.openxmlformats.org/officeDocument/2006/custom-properties' "
    "xmlns:vt='http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes'><property "
    "fmtid='{D5CDD505-2E9C-101B-9397-08002B2CF9AE}' pid='2' name='KSOProductBuildVer'>"
    "<vt:lpwstr>1057-12.2.0.1</vt:lpwstr></property></Properties>"
)


def wps(berkas: Berkas) -> None:
    """WPS leaves its property."""
    berkas.parts["docProps/custom.xml"] = WPS.encode()


PROTECTED: Final = '<workbookProtection workbookPassword="CC1A" lockStructure="1"/><bookViews>'
SHEET_PROTECTED: Final = '</sheetData><sheetProtection sheet="1" objects="1" scenarios="1"/>'
NO_WORKBOOK: Final = "bukan buku kerja Excel"
HTML: Final = b"<html><body><table><tr><td>Kunci</td></tr></table></body></html>"
DOCTYPE: Final = '<!DOCTYPE workbook [<!ENTITY a "b">]><workbook '

FILES: Final = (
    Rusak("terpotong separuh", first(0.5), f"tolak: {NO_WORKBOOK}"),
    Rusak("terpotong di ujung", first(0.99), f"tolak: {NO_WORKBOOK}"),
    Rusak("kosong", other(b""), "tolak: kosong (0 byte)"),
    Rusak("byte rusak di tengah", spoiled, "tolak: rusak pada bagian"),
    Rusak("terkunci kata sandi", other(_OLE + "EncryptedPackage".encode("utf-16-le")), "tolak: kata sandi"),
    Rusak("xls diganti namanya", other(_OLE), "tolak: berformat Office lama"),
    Rusak("docx diganti namanya", other((ROOT / "templates/keputusan.docx").read_bytes()), "tolak: dokumen Word"),
    Rusak("csv diganti namanya", other(b"Kunci,Isi\nNomor,e-0054\n"), f"tolak: {NO_WORKBOOK}"),
    Rusak("html diganti namanya", other(HTML), "tolak: halaman web"),
    Rusak("pdf diganti namanya", other(b"%PDF-1.7\n%%EOF"), f"tolak: {NO_WORKBOOK}"),
    Rusak("zip lain", other(archive({"catatan.txt": b"halo"})), f"tolak: {NO_WORKBOOK}"),
    Rusak("ods diganti namanya", other(archive({"content.xml": b"<a/>"})), f"tolak: {NO_WORKBOOK}"),
    Rusak("bermakro", lambda berkas: berkas.parts.update({"xl/vbaProject.bin": b"x"}), "tolak: memuat makro"),
    Rusak("deklarasi XML asing", part("xl/workbook.xml", "<workbook ", DOCTYPE), "tolak: deklarasi XML"),
    Rusak("bagian lembar hilang", without_part(_DRAWN), "tolak: tidak dapat dibaca"),
    Rusak("teks bersama hilang", without_part("xl/sharedStrings.xml"), "tolak: tidak dapat dibaca"),
    Rusak("hubungan buku kerja hilang", without_part("xl/_rels/workbook.xml.rels"), "tolak: tidak dapat dibaca"),
    Rusak("XML lembar terpotong", part(_DRAWN, "</worksheet>", ""), "tolak: tidak dapat dibaca"),
    Rusak("nomor teks di luar daftar", put("Lampiran I!E6", Isi("99999", "s")), "tolak: tidak dapat dibaca"),
    Rusak("angka tak terbaca", put("Lampiran I!I4", Isi("97,905")), "N01 Lampiran I!I4"),
    Rusak("tabel tanpa berkas", without_part("xl/tables/table3.xml"), "tolak: tidak dapat dibaca"),
    Rusak("disimpan openpyxl", by_openpyxl, SAME),
    Rusak("miring hilang", without_looks, "J05 Lampiran I!G10; J05 Lampiran I!G11", "lampiran-1"),
    Rusak("ekspor Google tanpa dimension", each_sheet("<dimension[^>]*/>", ""), SAME),
    Rusak("dimension yang salah", each_sheet('<dimension ref="[^"]*"/>', '<dimension ref="A1"/>'), SAME),
    Rusak("WPS", wps, SAME),
    Rusak("Strict Open XML", strict, SAME),
    Rusak("teks di dalam sel", inline, SAME),
    Rusak("sel tanpa alamat", without_addresses, SAME),
    Rusak("sel berformat di baris terakhir", far_cell, SAME),
    Rusak("buku kerja dilindungi", part("xl/workbook.xml", "<bookViews>", PROTECTED), SAME),
    Rusak("lembar dilindungi", each_sheet("</sheetData>", SHEET_PROTECTED), SAME),
    Rusak("tanggal dari 1904", from_1904, SAME),
    Rusak("setelan 1904 berubah", misread_1904, "B05 Keputusan!B7", "keputusan lampiran-1 lampiran-2 monitoring rekap"),
    Rusak("tanpa pilihan isian", each_sheet("<dataValidations.*</dataValidations>", ""), SAME),
    Rusak("tanpa app.xml", without_part("docProps/app.xml"), SAME),
    Rusak("tanpa gaya", without_part("xl/styles.xml"), "N01"),
)


def files() -> list[Rusak]:
    """All of them."""
    return list(FILES)
