"""S: the shape of tables. Columns, ranges, and cells that a program spoiled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.findings import Severity
from generator.master import KUNCI_KEPUTUSAN, LEMBAR, Kelurahan, Master, columns
from generator.registry import Temuan, rule
from generator.rules.common import first_cell, joined, last_row, nearest, perhaps
from generator.values import seen

ALAT = "susunan master yang dijelaskan pada lembar Petunjuk"


@rule("S02", Severity.ERROR, remedy="Tulis kembali judul kolom itu persis seperti pada master kosong.", source=ALAT)
def missing_column(master: Master) -> Iterator[Temuan]:
    """Setiap kolom ada, dengan judulnya.

    Mengapa: Kolom dicari menurut judulnya. Kolom yang judulnya berubah dianggap kosong seluruhnya.

    Contoh: Judul "Target TW II" diketik ulang menjadi "Target Triwulan 2".
    """
    for name in master.lembar:
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
    found = master.lembar
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
            message = f'Kolom "{title}" tidak dikenal, isinya tidak dipakai.{perhaps(title, (*header.hilang, *header.belum_ada))}'
            yield Temuan(name, cell, message, value=title, column=title)


@rule(
    "S30",
    Severity.INFO,
    remedy="Biarkan bila tidak diperlukan; perkin perbarui menambahkannya beserta pilihan dan penjaga isiannya.",
    source=ALAT,
)
def older_form(master: Master) -> Iterator[Temuan]:
    """Master lama boleh belum memuat kolom dan kunci yang ditambahkan kemudian.

    Mengapa: Yang belum ada dianggap kosong, sehingga master lama tetap dapat dipakai. Kolom dan kunci baru diperlukan
    hanya bila hendak diisi.

    Contoh: Master dari versi 0.1.0 belum memuat kunci Logo dan Salinan.
    """
    for name, header in master.kepala.items():
        for title in header.belum_ada:
            yield Temuan(name, "", f'Kolom "{title}" belum ada di master ini, jadi dianggap kosong.', column=title)
    given = {row.kunci for row in master.isian}
    missed = [kunci.nama for kunci in KUNCI_KEPUTUSAN if kunci.sejak and not kunci.pilihan]
    lacking = [nama for nama in missed if nama not in given]
    if lacking and "Keputusan" in master.kepala:
        yield Temuan("Keputusan", "", f"Kunci yang belum ada, jadi dianggap kosong: {joined(lacking)}.")


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
    found = master.lembar
    for name, header in master.kepala.items():
        lembar = found[name]
        last, known = last_row(lembar.tabel), set(header.kolom.values())
        outside = [sel for (row, column), sel in lembar.sel.items() if row > last and column in known]
        if not lembar.tabel:
            yield Temuan(name, "", "Lembar ini tidak lagi memuat tabel Excel.")
        elif outside:
            message = f"Isi mulai sel ini berada di luar tabel ({lembar.tabel})."
            first = first_cell(outside)
            yield Temuan(name, first.alamat, message, value=seen(first.nilai))


@rule("S06", Severity.WARNING, remedy="Pilih Unmerge Cells, lalu isi setiap baris.", source=ALAT)
def merged_cells(master: Master) -> Iterator[Temuan]:
    """Tabel tidak memuat sel gabungan.

    Mengapa: Isi sel gabungan dianggap berlaku bagi semua baris yang dicakupnya, tetapi mengurutkan dan menyaring tabel
    menjadi tidak mungkin. Penggabungan di cetakan dibuat sendiri dari isi yang sama.

    Contoh: Sel Sasaran digabung ke bawah untuk dua indikator.
    """
    found = master.lembar
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
    found = master.lembar
    for name, header in master.kepala.items():
        rows = {row for row in found[name].tersembunyi if row > header.baris}
        cells = [sel for (row, _), sel in found[name].sel.items() if row in rows] if rows else []
        hidden = {"".join(filter(str.isdigit, sel.alamat)) for sel in cells}
        if hidden:
            message = f"{len(hidden)} baris berisi data tersembunyi, mulai dari baris ini, dan tetap dibaca."
            yield Temuan(name, first_cell(cells).alamat, message, value=seen(first_cell(cells).nilai))


@rule(
    "S08",
    Severity.ERROR,
    remedy="Ganti dengan nilainya, atau perbaiki rumusnya lalu buka dan simpan master di Excel.",
    source=ALAT,
)
def spoiled_cell(master: Master) -> Iterator[Temuan]:
    """Tidak ada sel galat, sel bergambar, atau rumus tanpa hasil.

    Mengapa: Sel yang menampilkan #REF!, gambar di dalam sel, atau rumus yang belum pernah dihitung tidak punya nilai
    untuk dicetak.

    Contoh: Target diisi dengan =H2+H3 lalu baris 3 dihapus, dan sel menampilkan #REF!.
    """
    for entry in master.entries:
        if entry.sel is None or not entry.spoiled or entry.sel.bukan_tanggal:
            continue
        if entry.sel.gambar:
            message = f"Sel ini memuat {entry.sel.gambar} di dalam sel, yang tidak dapat dibaca atau dicetak."
            remedy = "Ketik isinya sebagai teks, misalnya nama berkas buktinya; letakkan gambarnya di luar tabel."
            yield Temuan.at(entry.row, entry.name, message, remedy)
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
        if isinstance(entry.row, Kelurahan) and entry.name == "kecamatan" and not master.sebutan.atas:
            continue  # the survey has one level
        if entry.kolom.wajib and not seen(entry.value) and seen(entry.raw) == "":
            yield Temuan.at(entry.row, entry.name, f'"{entry.kolom.judul}" wajib diisi, tetapi kosong.')


@rule("S14", Severity.WARNING, remedy="Pindahkan isinya ke kolom yang benar, atau beri kolomnya judul.", source=ALAT)
def outside_columns(master: Master) -> Iterator[Temuan]:
    """Isi di samping tabel tidak dipakai.

    Mengapa: Hanya kolom berjudul yang dibaca. Angka yang diketik satu kolom terlalu ke kanan tidak masuk ke mana pun.

    Contoh: Realisasi diketik di kolom kosong di sebelah kanan kolom terakhir.
    """
    found = master.lembar
    for name, header in master.kepala.items():
        titled = {column for row, column in found[name].sel if row == header.baris}
        beside = [
            sel
            for (row, column), sel in found[name].sel.items()
            if column not in titled and row > header.baris and seen(sel.nilai).strip()
        ]
        if beside:
            message = f"{len(beside)} sel berisi di kolom tanpa judul, mulai dari sel ini, dan tidak dibaca."
            yield Temuan(name, first_cell(beside).alamat, message, value=seen(first_cell(beside).nilai))
