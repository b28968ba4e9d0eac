"""Makes tests/data/bersih.xlsx: the example master with the decree's slips repaired, so that nothing is found in it.

Run from the repository's root: `python -m tests.clean`. A test proves that the file is reproduced. Every
repair must change something, so that none outlives the slip it was made for.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, NamedTuple

import generator.formulas  # noqa: F401 - registers the formulas that sheet Pengukuran offers
from generator.master import LEMBAR, Master
from generator.master.parse import parse
from generator.office.workbook.reader import read
from generator.office.workbook.writer import Rows, rows_of, write
from generator.registry import FORMULAS
from generator.system.writing import write_whole
from generator.values import Paragraph, Run, Triwulan, seen

ROOT: Final = Path(__file__).resolve().parent.parent
EXAMPLE: Final = ROOT / "masters" / "contoh-2025.xlsx"
CLEAN: Final = ROOT / "tests" / "data" / "bersih.xlsx"


class Everywhere(NamedTuple):
    """A slip that the decree repeats: what it says, what it should say, why."""

    old: str
    new: str
    why: str


class Here(NamedTuple):
    """A slip in one place: field of `Master`, ids of the rows, column; what stands there, what should, why.

    Without `old` the whole cell is replaced.
    """

    rows: str
    ids: str
    column: str
    old: str
    new: Any
    why: str


EVERYWHERE: Final = (
    Everywhere("Efektifitas", "Efektivitas", "bentuk baku"),
    Everywhere("efektifitas", "efektivitas", "bentuk baku"),
    Everywhere("Indeks efektivitas koordinasi kota", "Indeks Efektivitas Koordinasi Kota", "huruf besar"),
    Everywhere("Kota administrasi", "Kota Administrasi", "huruf besar"),
    Everywhere("diantaranya", "di antaranya", "bentuk baku"),
    Everywhere("di survei", "disurvei", "imbuhan ditulis serangkai"),
    Everywhere("dimana", "di mana", "bentuk baku"),
    Everywhere("dibawah", "di bawah", "bentuk baku"),
    Everywhere("progress", "progres", "bentuk baku"),
    Everywhere("bantuan social", "bantuan sosial", "bentuk baku"),
    Everywhere("perkerjasama", "kerja sama", "bentuk baku"),
    Everywhere("Undang-undang", "Undang-Undang", "huruf besar"),
    Everywhere("bertanggungjawab", "bertanggung jawab", "bentuk baku"),
    Everywhere("Penanggungjawab", "Penanggung Jawab", "bentuk baku"),
    Everywhere("PENANGGUNGJAWAB", "PENANGGUNG JAWAB", "bentuk baku"),
    Everywhere("Peroduk", "Produk", "salah ketik"),
    Everywhere("kelurahan) dan hasil", "kelurahan dan hasil", "kurung tutup tanpa kurung buka"),
    Everywhere("administrasi..", "administrasi.", "titik ganda"),
    Everywhere("PAN&RB No. 14", "Pendayagunaan Aparatur Negara & Reformasi Birokrasi Nomor 14", "nama peraturan"),
    Everywhere("teknis strategis komunikasi", "teknis strategi komunikasi", "kata benda"),
    Everywhere("implementasi strategis komunikasi", "implementasi strategi komunikasi", "kata benda"),
    Everywhere("KK.1.1.", "KK1.1.", "bentuk label"),
    Everywhere("KK1.1.1.", "KK1.1.", "bentuk label"),
    Everywhere("T/O2.1.1 ", "T/O2.1.1. ", "bentuk label"),
    Everywhere("Komunitas Pembelajaran", "Komunitas Pembelajar", "sebutan yang dipakai di tempat lain"),
    Everywhere("Manajemen pengetahuan", "Manajemen Pengetahuan", "huruf besar"),
    Everywhere("sistem arget bulanan", "sistem target bulanan", "salah ketik"),
    Everywhere("sistem e-sakip", "sistem monev Bappeda", "sistem yang disebut rencana aksi dan outputnya"),
    Everywhere("Asisten Adm. Dan Kesra", "Asisten Administrasi dan Kesra", "satu sebutan"),
    Everywhere("Kabag. Perekonomian", "Kabag Perekonomian", "satu sebutan"),
    Everywhere("Kabag Umun", "Kabag Umum", "salah ketik"),
    Everywhere("Kabag. PP dan Keu", "Kabag PP dan Keuangan", "satu sebutan"),
    Everywhere("Camat makasar", "Camat Makasar", "huruf besar"),
    Everywhere("Perubahan Kedua Atas", "Perubahan Kedua atas", "huruf kecil"),
    Everywhere("Surat Keputusan Walikota Kota Administrasi Jakarta Timur ini", "Keputusan ini", "nama naskah"),
    Everywhere("keputusan Walikota ini", "Keputusan ini", "nama naskah"),
    Everywhere("keputusan ini", "Keputusan ini", "nama naskah"),
    Everywhere("PAN dan RB Nomor", "Pendayagunaan Aparatur Negara & Reformasi Birokrasi Nomor", "nama peraturan"),
    Everywhere("Urusan Pemerintah Konkuren", "Urusan Pemerintahan Konkuren", "nama peraturan"),
    Everywhere("785 tahun 2025", "785 Tahun 2025", "huruf besar"),
    Everywhere(" Tentang ", " tentang ", "huruf kecil"),
    Everywhere(", Dan Pelaporan", ", dan Pelaporan", "huruf kecil"),
    Everywhere("Yang Telah", "yang Telah", "huruf kecil"),
    Everywhere("Atas Penyelesaian", "atas Penyelesaian", "huruf kecil"),
    Everywhere("Atas Hasil", "atas Hasil", "huruf kecil"),
    Everywhere("rencana strategis komunikasi", "rencana strategi komunikasi", "kata benda"),
    Everywhere("triwulan 4", "triwulan IV", "angka Romawi"),
    Everywhere("target TW2", "target TW II", "angka Romawi"),
    Everywhere("target TW3", "target TW III", "angka Romawi"),
    Everywhere("Perangkat Daerah Tahun 2026", "Perangkat Daerah Tahun 2025", "tahun perjanjian"),
    Everywhere("Portal Satu Data Jakarta.", "Portal Satu Data Jakarta", "tanpa titik"),
    Everywhere("Kontrak/Surat Pesanan.", "Kontrak/Surat Pesanan", "tanpa titik"),
    Everywhere("dalam BAST.", "dalam BAST", "tanpa titik"),
    Everywhere("anggaran atas aspek implementasi.", "anggaran atas aspek implementasi", "tanpa titik"),
    Everywhere("implementasi SPS.", "implementasi SPS", "tanpa titik"),
)
"""In the texts that the decree prints."""

_UU_LAMA: Final = "Undang-Undang Nomor 29 Tahun 2007 tentang Pemerintahan Provinsi Daerah Khusus Ibukota Jakarta sebagai Ibukota Negara Kesatuan Republik Indonesia (Lembaran Negara Republik Indonesia Tahun 2007 Nomor 93, Tambahan Lembaran Negara Republik Indonesia Nomor 4744);"
_UU_BARU: Final = "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Republik Indonesia Tahun 2014 Nomor 244, Tambahan Lembaran Negara Republik Indonesia Nomor 5587);"
_TARGET_TW4: Final = ", sebesar 100% dari keseluruhan jumlah register pada Pengguna Barang dan/atau Kuasa Pengguna Barang sebagai target TW4"
_LAYANAN: Final = "Indeks Kepuasan Layanan Kota Administrasi"
_JENIS: Final = "KEPUTUSAN WALIKOTA KOTA ADMINISTRASI JAKARTA TIMUR TENTANG"
_SURUT: Final = "ditetapkan dan berlaku surut sejak tanggal 2 Januari 2025."
_RENTANG: Final = "dalam rentang 80% – 100% (Polarisasi Data: Stabilize)"
_MONEV: Final = "RA2. Memantau dan mengevaluasi rencana tindak lanjut temuan hasil pemeriksaan BPK"
_LAPORAN_SEBAGAI_DOKUMEN: Final = "RO007 RO008 RO009 RO010 RO013 RO014 RO015 RO016 RO052 RO053 RO054 RO055"

HERE: Final = (
    Here("isian", "Pembuka", "isi", "", None, "salah ketik; kosong berarti sama dengan Jabatan"),
    Here("isian", "NIP_Lampiran_I", "isi", "", None, "NIP lain; kosong berarti sama dengan NIP"),
    Here("isian", "NIP_Lampiran_II", "isi", "", None, "NIP lain; kosong berarti sama dengan NIP"),
    Here("tubuh", "Menimbang_b", "isi", "Walikota.", "Walikota;", "butir diakhiri titik koma"),
    Here("tubuh", "Mengingat_1", "isi", "", _UU_LAMA, "peraturan setingkat menurut tahunnya"),
    Here("tubuh", "Mengingat_2", "isi", "", _UU_BARU, "peraturan setingkat menurut tahunnya"),
    Here("tubuh", "Menetapkan", "isi", "PENANGGUNG JAWAB", f"{_JENIS} PENANGGUNG JAWAB", "jenis naskah"),
    Here("tubuh", "Diktum_KETIGA", "isi", ", Para Kabag dan Para Lurah", " dan Para Kabag", "lampiran tanpa Lurah"),
    Here("tubuh", "Diktum_KELIMA", "isi", "ditetapkan.", _SURUT, "output TW I dan TW II sudah lewat"),
    Here("indikator", "IK1.1", "indikator", "", f"{_LAYANAN} Bidang Unsur Kecamatan", "bunyi sama dengan IK1.2"),
    Here("indikator", "IK1.2", "indikator", "", f"{_LAYANAN} Bidang Unsur Kota", "bunyi sama dengan IK1.1"),
    Here("indikator", "IK4.1", "pengukuran", "Nilai Kualitas Data SDI terdiri", "Persentase terdiri", "salinan IK6.1"),
    Here("indikator", "IK6.1", "target_iv", "", Decimal("3.25"), "Target Tahunan tanpa target triwulan"),
    Here("indikator", "IK7.1", "target_ii", "", Decimal(30), "METODE PENGUKURAN menyebut 30% pada TW II"),
    Here("indikator", "IK7.1", "pengukuran", _RENTANG, "sebesar 100%", "target TW IV 100"),
    Here(
        "indikator", "IK9.1", "pengukuran", "METODE PENGUKURAN :\nT", "HASIL PENGUKURAN :\nT", "judul muncul dua kali"
    ),
    Here("indikator", "IK9.1 IK10.1 IK11.1", "penanggung_jawab", "Keu", "Keuangan", "satu sebutan"),
    Here("indikator", "IK10.1", "pengukuran", " Komunikasi dan konsultasi;", "", "salinan IK9.1"),
    Here("output", "RO003 RO004", "rencana_aksi", "RA2.", "RA1.", "nomor IK1.2 mulai dari 1"),
    Here("output", "RO003 RO004", "kriteria", "KK2.1.", "KK1.1.", "nomor IK1.2 mulai dari 1"),
    Here("output", "RO004", "output", "Kecamatan Administrasi", "Kota Administrasi", "salinan IK1.1"),
    Here("output", _LAPORAN_SEBAGAI_DOKUMEN, "target_renaksi", "Dokumen", "Laporan", "satuan menurut outputnya"),
    Here("output", "RO022 RO023 RO024 RO025", "target_renaksi", "Laporan", "Dokumen", "satuan menurut outputnya"),
    Here("output", "RO032 RO033", "kriteria", _TARGET_TW4, "", "tidak ada output pada TW IV"),
    Here("output", "RO032", "output", "inventarisasi", "Inventarisasi", "huruf besar"),
    Here("output", "RO034", "output", "", "T/O3.1.1. Berita Acara", "tiga output berbunyi sama"),
    Here("output", "RO035", "output", "", "T/O3.1.2. SPTJM", "tiga output berbunyi sama"),
    Here("output", "RO036", "output", "", "T/O3.1.3. Laporan Hasil Inventarisasi (LHI)", "tiga output berbunyi sama"),
    Here("output", "RO034 RO035", "target_renaksi", "3", "1", "satu dokumen di setiap baris"),
    Here("output", "RO036", "target_renaksi", "3 Dokumen", "1 Laporan", "satuan menurut outputnya"),
    Here("output", "RO037", "output", "", "T/O1.1.1. Berita Acara Daftar Data Perangkat Daerah Tahun 2025", "kosong"),
    Here("output", "RO037", "target_renaksi", "", "1 Dokumen", "kosong"),
    Here("output", "RO037", "waktu", "", Triwulan.IV, "kosong"),
    Here(
        *("output", "RO037", "penanggung_jawab", ""),
        ("Asisten Administrasi dan Kesra", "Kabag Umum dan Protokol"),
        "kosong",
    ),
    Here("output", "RO054", "rencana_aksi", "Risiko", "Risiko Semester I", "bunyi sama dengan RA4"),
    Here("output", "RO054", "kriteria", "Risiko", "Risiko Semester I", "bunyi sama dengan KK4.1"),
    Here("output", "RO054", "output", "Risiko", "Risiko Semester I", "bunyi sama dengan T/O4.1.1"),
    Here("output", "RO055", "rencana_aksi", "Risiko", "Risiko Semester II", "bunyi sama dengan RA3"),
    Here("output", "RO055", "kriteria", "Risiko", "Risiko Semester II", "bunyi sama dengan KK3.1"),
    Here("output", "RO055", "output", "Risiko", "Risiko Semester II", "bunyi sama dengan T/O3.1.1"),
    Here("output", "RO066 RO067 RO068 RO069", "rencana_aksi", "", _MONEV, "KK2.1 tanpa rencana aksi RA2"),
    Here("realisasi", "RO034_TW_III", "realisasi", "", Decimal(1), "target menjadi 1 Dokumen"),
    Here("realisasi", "RO034_TW_III", "bukti", "2 dokumen", "1 dokumen", "target menjadi 1 Dokumen"),
    Here("realisasi", "RO034_TW_III", "kendala", "", "", "selesai"),
    Here("realisasi", "RO034_TW_III", "tindak_lanjut", "", "", "selesai"),
    Here("pengukuran", "IK7.1", "hitung_ii", "", None, "sama dengan target yang tercetak"),
    Here("pengukuran", "IK7.1", "hitung_iv", "", None, "sama dengan target yang tercetak"),
    Here("pengukuran", "IK7.1", "catatan", "", "", "tidak ada lagi yang perlu dijelaskan"),
)
"""In the order of the workbook. An id of several words is joined with `_`."""

SHARED: Final = ("kelompok", "no", "sasaran", "indikator")
"""What Lampiran II says once more of each indikator: there it is taken from Lampiran I, whose words are repaired."""
_DECREE: Final = ("tubuh", "indikator", "output")


def cleaned(master: Master) -> Rows:
    """The rows of the example master with every repair made."""
    rows = {name: [dict(row) for row in rows] for name, rows in rows_of(master).items()}
    texts = [row for name in _DECREE for row in rows[name]]
    texts += [row for row in rows["isian"] if row["kunci"] == "Tentang"]
    for slip in EVERYWHERE:
        hits = [(row, name) for row in texts for name in row if slip.old in seen(row[name])]
        assert hits, f"tidak ada lagi: {slip.old}"
        for row, name in hits:
            row[name] = replaced(row[name], slip.old, slip.new)
    for repair in HERE:
        _repair(rows, repair)
    by_kode = {row["kode"]: row for row in rows["indikator"]}
    for row in rows["output"]:
        row.update({name: by_kode[row["kode_indikator"]][name] for name in SHARED})
    return rows


def _repair(rows: Mapping[str, list[dict[str, Any]]], repair: Here) -> None:
    key = LEMBAR[repair.rows].KUNCI
    by_id = {"_".join(" ".join(seen(row[name]) for name in key).split()): row for row in rows[repair.rows]}
    for ident in repair.ids.split():
        row = by_id[ident]
        before = row[repair.column]
        row[repair.column] = replaced(before, repair.old, repair.new) if repair.old else repair.new
        assert row[repair.column] != before, f"tidak mengubah apa pun: {repair}"


def replaced(value: Any, old: str, new: str) -> Any:
    """A text, names or paragraphs with one text in the place of another."""
    match value:
        case str():
            return value.replace(old, new)
        case tuple() if value and isinstance(value[0], str):
            return tuple(name.replace(old, new) for name in value)
        case tuple():
            return _in_paragraphs(value, old, new)
    raise TypeError(f"{value!r} holds no text")


def _in_paragraphs(paragraphs: tuple[Paragraph, ...], old: str, new: str) -> tuple[Paragraph, ...]:
    """The same for text with looks: what is new looks as what it replaces."""
    looks = [(letter, run) for lines in paragraphs for run in (*lines, Run("\n")) for letter in run.text][:-1]
    while (place := "".join(letter for letter, _ in looks).find(old)) >= 0:
        looks[place : place + len(old)] = [(letter, looks[place][1]) for letter in new]
        assert old not in new, "would never end"
    lines: list[list[Run]] = [[]]
    for letter, look in looks:
        if letter == "\n":
            lines.append([])
        elif lines[-1] and (lines[-1][-1].italic, lines[-1][-1].bold) == (look.italic, look.bold):
            lines[-1][-1] = Run(lines[-1][-1].text + letter, look.italic, look.bold)
        else:
            lines[-1].append(Run(letter, look.italic, look.bold))
    return tuple(tuple(line) for line in lines)


def build() -> bytes:
    """The content of tests/data/bersih.xlsx."""
    return write(cleaned(parse(read(EXAMPLE))), tuple(FORMULAS))


if __name__ == "__main__":
    write_whole(CLEAN, build())
