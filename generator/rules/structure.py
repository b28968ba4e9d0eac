"""S: the workbook's shape. Sheets, columns, tables, and cells that a program spoiled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.findings import Severity
from generator.model import KUNCI_KEPUTUSAN, LEMBAR, Baris, Master, columns
from generator.registry import Temuan, rule
from generator.rules.common import grouped, joined, nearest, perhaps, sheets
from generator.values import normal, seen

ALAT = "susunan master yang dijelaskan pada lembar Petunjuk"
_FILLED = ("indikator", "output", "tubuh", "pengukuran", "pejabat")
"""Fields of `Master` without whose rows there is nothing to print."""


@rule("S01", Severity.ERROR, remedy="Kembalikan lembar itu dari master asal atau dari master kosong.", source=ALAT)
def missing_sheet(master: Master) -> Iterator[Temuan]:
    """Setiap lembar yang diperlukan ada.

    Mengapa: Lembar dicari menurut namanya. Lembar yang dihapus atau berganti nama tidak terbaca sama sekali.

    Contoh: Lembar "Lampiran I" berganti nama menjadi "Lamp 1".
    """
    found = sheets(master)
    known = {normal(name) for name in found}
    strangers = [name for name in master.buku.lembar if normal(name) not in known]
    for kind in LEMBAR.values():
        if kind.WAJIB and kind.SHEET not in found:
            guess = nearest(kind.SHEET, strangers)
            hint = f'Ganti kembali nama lembar "{guess}" menjadi "{kind.SHEET}".' if guess else ""
            yield Temuan(kind.SHEET, "", f'Lembar "{kind.SHEET}" tidak ada.', hint)


@rule("S02", Severity.ERROR, remedy="Tulis kembali judul kolom itu persis seperti pada master kosong.", source=ALAT)
def missing_column(master: Master) -> Iterator[Temuan]:
    """Setiap kolom ada, dengan judulnya.

    Mengapa: Kolom dicari menurut judulnya. Kolom yang judulnya berubah dianggap kosong seluruhnya.

    Contoh: Judul "Target TW II" diketik ulang menjadi "Target Triwulan 2".
    """
    for name in sheets(master):
        kind = next(kind for kind in LEMBAR.values() if name == kind.SHEET)
        header = master.kepala.get(name)
        if header is None:
            titles = joined([column.judul for column in columns(kind).values()])
            yield Temuan(name, "", f"Baris judul tabel tidak ditemukan. Judul kolomnya: {titles}.")
            continue
        for title in header.hilang:
            hint = _renamed(title, header.tambahan)
            yield Temuan(name, "", f'Kolom "{title}" tidak ada.', hint, column=title)


def _renamed(title: str, strangers: Mapping[str, str]) -> str:
    guess = nearest(title, strangers)
    return f'Ganti judul "{guess}" di sel {strangers[guess]} menjadi "{title}".' if guess else ""


@rule(
    "S03", Severity.ERROR, remedy="Sisakan satu kolom dengan judul itu; beri judul lain pada yang kedua.", source=ALAT
)
def double_column(master: Master) -> Iterator[Temuan]:
    """Setiap judul kolom muncul satu kali.

    Mengapa: Bila dua kolom berjudul sama, tidak dapat dipastikan kolom mana yang benar; yang kiri yang terbaca.

    Contoh: Kolom "Sasaran" disalin ke sebelah kanan tabel beserta judulnya.
    """
    found = sheets(master)
    for name, header in master.kepala.items():
        for cell in header.ganda:
            title = seen(found[name].at[cell].nilai)
            message = f'Judul kolom "{title}" muncul dua kali. Hanya kolom yang lebih kiri yang terbaca.'
            yield Temuan(name, cell, message, value=title, column=title)


@rule("S04", Severity.INFO, remedy="Biarkan bila memang catatan sendiri; isinya tidak dicetak.", source=ALAT)
def unknown_column(master: Master) -> Iterator[Temuan]:
    """Kolom tambahan tidak dipakai.

    Mengapa: Kolom yang tidak dikenal dibiarkan, tetapi isinya tidak masuk ke dokumen mana pun.

    Contoh: Kolom "Catatan rapat" ditambahkan di lembar Lampiran II.
    """
    for name, header in master.kepala.items():
        for title, cell in header.tambahan.items():
            message = f'Kolom "{title}" tidak dikenal, isinya tidak dipakai.{perhaps(title, header.hilang)}'
            yield Temuan(name, cell, message, value=title, column=title)


@rule(
    "S05",
    Severity.WARNING,
    remedy="Klik tabelnya, pilih Table Design > Resize Table, lalu cakup semua baris; bila tabel hilang, pilih Insert > Table.",
    source=ALAT,
)
def table_range(master: Master) -> Iterator[Temuan]:
    """Semua baris berada di dalam tabel Excel.

    Mengapa: Pilihan isian, penjaga angka, dan judul yang diulang saat mencetak hanya berlaku di dalam tabel. Baris di
    luarnya tetap terbaca, tetapi tidak terjaga.

    Contoh: Baris baru diketik di LibreOffice tepat di bawah tabel, dan tabel tidak ikut memanjang.
    """
    found = sheets(master)
    for name, header in master.kepala.items():
        lembar = found[name]
        last = _last_row(lembar.tabel)
        outside = [
            sel for (row, column), sel in sorted(lembar.sel.items()) if row > last and column in header.kolom.values()
        ]
        if not lembar.tabel:
            yield Temuan(name, "", "Lembar ini tidak lagi memuat tabel Excel.")
        elif outside:
            message = f"Isi mulai sel ini berada di luar tabel ({lembar.tabel})."
            yield Temuan(name, outside[0].alamat, message, value=seen(outside[0].nilai))


def _last_row(ref: str) -> int:
    digits = "".join(filter(str.isdigit, ref.rpartition(":")[2]))
    return int(digits or 0)


@rule("S06", Severity.WARNING, remedy="Pilih Unmerge Cells, lalu isi setiap baris.", source=ALAT)
def merged_cells(master: Master) -> Iterator[Temuan]:
    """Tabel tidak memuat sel gabungan.

    Mengapa: Isi sel gabungan dianggap berlaku bagi semua baris yang dicakupnya, tetapi mengurutkan dan menyaring tabel
    menjadi tidak mungkin. Penggabungan di cetakan dibuat sendiri dari isi yang sama.

    Contoh: Sel Sasaran digabung ke bawah untuk dua indikator.
    """
    found = sheets(master)
    for name, header in master.kepala.items():
        for top, left, bottom, right in sorted(found[name].gabungan):
            if top <= header.baris or not set(range(left, right + 1)) & set(header.kolom.values()):
                continue
            sel = found[name].sel.get((top, left))
            size = f"{bottom - top + 1} baris x {right - left + 1} kolom"
            cell = sel.alamat if sel else ""
            yield Temuan(name, cell, f"Sel ini gabungan {size}.", value=seen(sel.nilai) if sel else "")


@rule("S07", Severity.INFO, remedy="Tampilkan barisnya (Unhide) bila tidak sengaja disembunyikan.", source=ALAT)
def hidden_rows(master: Master) -> Iterator[Temuan]:
    """Baris tersembunyi tetap dibaca.

    Mengapa: Baris yang disembunyikan atau tersaring tetap dicetak dan dihitung, sehingga hasil dapat mengejutkan.

    Contoh: Saringan pada kolom Waktu masih terpasang saat master disimpan.
    """
    found = sheets(master)
    for name, header in master.kepala.items():
        filled = grouped((row, sel) for (row, _), sel in sorted(found[name].sel.items()) if row > header.baris)
        hidden = [cells[0] for row, cells in filled.items() if row in found[name].tersembunyi]
        if hidden:
            message = f"{len(hidden)} baris berisi data tersembunyi, mulai dari baris ini, dan tetap dibaca."
            yield Temuan(name, hidden[0].alamat, message, value=seen(hidden[0].nilai))


@rule(
    "S08",
    Severity.ERROR,
    remedy="Ganti dengan nilainya, atau perbaiki rumusnya lalu buka dan simpan master di Excel.",
    source=ALAT,
)
def spoiled_cell(master: Master) -> Iterator[Temuan]:
    """Tidak ada sel galat atau rumus tanpa hasil.

    Mengapa: Sel yang menampilkan #REF! atau rumus yang belum pernah dihitung tidak punya nilai untuk dicetak.

    Contoh: Target diisi dengan =H2+H3 lalu baris 3 dihapus, dan sel menampilkan #REF!.
    """
    for entry in master.entries:
        if entry.sel is None or not entry.spoiled:
            continue
        if entry.sel.galat:
            message = f"Sel ini menampilkan galat {seen(entry.raw)}."
        else:
            message = f"Rumus {entry.sel.formula} belum pernah dihitung, jadi sel ini tidak punya nilai."
        yield Temuan.at(entry.row, entry.name, message)


@rule("S09", Severity.ERROR, remedy="Isi sel ini, atau hapus barisnya bila tidak dipakai.", source=ALAT)
def required_blank(master: Master) -> Iterator[Temuan]:
    """Kolom wajib terisi di setiap baris.

    Mengapa: Tanpa isi ini barisnya tidak dapat dikenali, dicetak, atau dihitung.

    Contoh: Baris baru di Lampiran I belum diberi Kode.
    """
    for entry in master.entries:
        if entry.kolom.wajib and not seen(entry.value) and seen(entry.raw) == "":
            yield Temuan.at(entry.row, entry.name, f'"{entry.kolom.judul}" wajib diisi, tetapi kosong.')


@rule("S10", Severity.ERROR, remedy="Isi kunci itu di lembar Keputusan.", source="batang tubuh Keputusan")
def missing_key(master: Master) -> Iterator[Temuan]:
    """Kunci wajib di lembar Keputusan terisi.

    Mengapa: Nomor, tanggal, nama, dan kunci wajib lain tercetak di setiap dokumen.

    Contoh: Kunci "Nomor" ada tetapi Isi-nya kosong karena nomor belum terbit.
    """
    if "Keputusan" not in master.kepala:
        return
    for key in KUNCI_KEPUTUSAN:
        place = master.at(key.nama)
        if key.wajib and not any(row.kunci == key.nama and seen(row.isi) for row in master.isian):
            absent = "kosong" if place.cell else "tidak ada"
            message = f'Kunci wajib "{key.nama}" {absent}. Isinya: {key.arti}.'
            yield Temuan(place.sheet, place.cell, message, id=key.nama, column="Isi")


@rule("S11", Severity.ERROR, remedy="Sisakan satu baris untuk kunci itu.", source=ALAT)
def double_key(master: Master) -> Iterator[Temuan]:
    """Setiap kunci di lembar Keputusan muncul satu kali.

    Mengapa: Dua isi untuk kunci yang sama membuat dokumen bergantung pada urutan baris.

    Contoh: Kunci "Tanggal" ditulis lagi di bawah dengan tanggal baru.
    """
    for key, same in grouped((row.kunci, row) for row in master.isian if row.kunci).items():
        for row in same[1:]:
            yield Temuan.at(row, "kunci", f'Kunci "{key}" sudah ada di sel {same[0].cells["kunci"]}.')


@rule("S12", Severity.INFO, remedy="Hapus baris itu bila tidak diperlukan.", source=ALAT)
def unknown_key(master: Master) -> Iterator[Temuan]:
    """Kunci tambahan di lembar Keputusan tidak dipakai.

    Mengapa: Kunci dikenal dari namanya. Kunci yang salah eja tidak terbaca, dan kunci yang benar dianggap kosong.

    Contoh: "Batas capaian maksimal" alih-alih "Batas Capaian".
    """
    known = [key.nama for key in KUNCI_KEPUTUSAN]
    for row in master.isian:
        if row.kunci and row.kunci not in known:
            message = f'Kunci "{row.kunci}" tidak dikenal, isinya tidak dipakai.{perhaps(row.kunci, known)}'
            yield Temuan.at(row, "kunci", message)


@rule("S13", Severity.ERROR, remedy="Isi lembar itu, atau periksa apakah barisnya terhapus.", source=ALAT)
def empty_sheet(master: Master) -> Iterator[Temuan]:
    """Lembar pokok berisi baris.

    Mengapa: Tanpa indikator, rencana aksi, batang tubuh, pengukuran, atau pejabat tidak ada dokumen yang dapat dibuat.

    Contoh: Semua baris Lampiran II terhapus dan hanya judulnya yang tersisa.
    """
    for name in _FILLED:
        kind: type[Baris] = LEMBAR[name]
        if kind.SHEET in master.kepala and not getattr(master, name):
            yield Temuan(kind.SHEET, "", f'Lembar "{kind.SHEET}" tidak memuat satu baris pun.')
