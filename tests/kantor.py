"""An invented office other than a city administration: a regency with ten indikator, 29 outputs and no survey.

Its master has no slips, and is written by the program's own writer. `KABUPATEN` holds the rows as they would be typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Final

import generator.formulas  # noqa: F401 - registers the formulas that sheet Pengukuran offers
from generator.master import KUNCI_KEPUTUSAN, LEMBAR
from generator.office.workbook.writer import write
from generator.registry import FORMULAS
from generator.values import NA, Konsolidasi, Polarisasi, Run, Triwulan

Baris = dict[str, Any]

KUNCI: Final[dict[str, Any]] = {
    "Jabatan": "BUPATI WANASARI",
    "Nomor": "100.3.3.2/41/2026",
    "Tahun": Decimal(2026),
    "Tentang": "PERJANJIAN KINERJA BUPATI WANASARI\nTAHUN 2026",
    "Ditetapkan di": "Wanasari",
    "Tanggal": date(2026, 1, 12),
    "Nama": "SRI CONTOHWATI",
    "NIP": "197203141998032004",
    "Batas Capaian": Decimal(120),
}
TUBUH: Final = (
    ("Menimbang", "a", "bahwa kinerja Pemerintah Kabupaten perlu diperjanjikan agar tidak menyimpang dari rencana;"),
    (
        "Menimbang",
        "b",
        (
            "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan Keputusan Bupati tentang "
            "Perjanjian Kinerja Bupati Wanasari Tahun 2026;"
        ),
    ),
    (
        "Mengingat",
        "1",
        (
            "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Republik Indonesia Tahun 2014 "
            "Nomor 244, Tambahan Lembaran Negara Republik Indonesia Nomor 5587);"
        ),
    ),
    (
        "Mengingat",
        "2",
        (
            "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah (Lembaran "
            "Negara Republik Indonesia Tahun 2014 Nomor 80);"
        ),
    ),
    (
        "Mengingat",
        "3",
        (
            "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 53 Tahun 2014 tentang Petunjuk "
            "Teknis Perjanjian Kinerja, Pelaporan Kinerja dan Tata Cara Reviu atas Laporan Kinerja Instansi Pemerintah;"
        ),
    ),
    ("Memutuskan", "", "MEMUTUSKAN :"),
    ("Menetapkan", "", "KEPUTUSAN BUPATI WANASARI TENTANG PERJANJIAN KINERJA BUPATI WANASARI TAHUN 2026"),
    (
        "Diktum",
        "KESATU",
        (
            "Menetapkan Perjanjian Kinerja Bupati Wanasari Tahun 2026 sebagaimana tercantum dalam Lampiran I dan Lampiran II "
            "Keputusan ini;"
        ),
    ),
    (
        "Diktum",
        "KEDUA",
        (
            "Para Kepala Perangkat Daerah dan Para Camat melaporkan hasil pelaksanaan rencana aksi kepada Bupati setiap "
            "triwulan sesuai lampiran Keputusan ini;"
        ),
    ),
    ("Diktum", "KETIGA", "Keputusan ini mulai berlaku pada tanggal ditetapkan."),
    ("Tembusan", "1", "Gubernur"),
    ("Tembusan", "2", "Para Kepala Perangkat Daerah"),
)

BAPPEDA: Final = "Kepala Badan Perencanaan Pembangunan Daerah"
DINKES: Final = "Kepala Dinas Kesehatan"
DINSOS: Final = "Kepala Dinas Sosial"
DLH: Final = "Kepala Dinas Lingkungan Hidup"
BAPENDA: Final = "Kepala Badan Pendapatan Daerah"
KOMINFO: Final = "Kepala Dinas Komunikasi dan Informatika"
DISPERTAN: Final = "Kepala Dinas Pertanian"
DPUPR: Final = "Kepala Dinas Pekerjaan Umum dan Penataan Ruang"
INSPEKTUR: Final = "Inspektur Daerah"
PEJABAT: Final = (BAPPEDA, DINKES, DINSOS, DLH, BAPENDA, KOMINFO, DISPERTAN, DPUPR, INSPEKTUR)
CAMAT: Final = ("Camat Wanasari Utara", "Camat Wanasari Selatan", "Camat Tirtamulya")

# Kode, sasaran, indikator, targets of the quarters and the year, unit, polarisasi, konsolidasi, rumus, official, definition
INDIKATOR: Final = (
    (
        *("IK1.1", "Terwujudnya birokrasi yang bersih dan melayani", "Indeks Reformasi Birokrasi"),
        *("N/A N/A N/A 78,5 78,5", "Nilai", "Maximize", "akhir", "langsung", BAPPEDA),
        "hasil penilaian mandiri yang telah dievaluasi Kementerian",
    ),
    (
        *("IK2.1", "Meningkatnya kesehatan ibu dan anak", "Prevalensi stunting"),
        *("12,5 12 11,5 11 11", "Persentase", "Minimize", "akhir", "rasio", DINKES),
        "balita dengan tinggi badan di bawah baku dibandingkan dengan seluruh balita yang diukur",
    ),
    (
        *("IK3.1", "Menurunnya angka kemiskinan", "Persentase penduduk miskin"),
        *("N/A N/A N/A 9,2 9,2", "Persentase", "Minimize", "akhir", "langsung", DINSOS),
        "penduduk dengan pengeluaran per kapita di bawah garis kemiskinan menurut Badan Pusat Statistik",
    ),
    (
        *("IK4.1", "Tersedianya obat di puskesmas", "Jumlah obat yang tersalurkan"),
        *("14000 28000 42500 57250 57250", "Boks", "Maximize", "akhir", "langsung", DINKES),
        "obat yang telah diterima puskesmas menurut berita acara penerimaan",
    ),
    (
        *("IK5.1", "Membaiknya kualitas udara", "Laju perubahan emisi gas rumah kaca"),
        *("N/A -2,5 N/A -5,9 -5,9", "Persentase", "Minimize", "akhir", "langsung", DLH),
        "selisih emisi tahun berjalan terhadap tahun dasar, bertanda negatif bila menurun",
    ),
    (
        *("IK6.1", "Meningkatnya kemandirian keuangan", "Penerimaan retribusi tempat wisata"),
        *("100000000 120000000 120000000 127800000 467800000", "Rp", "Maximize", "jumlah", "langsung", BAPENDA),
        "retribusi yang telah disetor ke kas daerah selama triwulan berjalan",
    ),
    (
        *("IK7.1", "Terbukanya informasi bagi masyarakat", "Jumlah informasi yang dimutakhirkan"),
        *("1200 1300 1350 1400 5250", "Informasi", "Maximize", "jumlah", "langsung", KOMINFO),
        "halaman yang diperbarui pada portal resmi Pemerintah Kabupaten",
    ),
    (
        *("IK8.1", "Meningkatnya hasil pertanian", "Produksi cabai rawit"),
        *("210,5 520,25 801,7 1069,32 1069,32", "Ton", "Maximize", "akhir", "langsung", DISPERTAN),
        "hasil panen kumulatif menurut laporan penyuluh pertanian",
    ),
    (
        *("IK9.1", "Terpeliharanya jalan kabupaten", "Persentase jalan dalam kondisi mantap"),
        *("70 72 74 76 76", "Persentase", "Maximize", "akhir", "rasio", DPUPR),
        "panjang jalan berkondisi baik dan sedang dibandingkan dengan panjang seluruh jalan",
    ),
    (
        *("IK10.1", "Terjaganya akuntabilitas keuangan", "Persentase rekomendasi pemeriksaan yang ditindaklanjuti"),
        *("20 45 70 90 90", "Persentase", "Maximize", "akhir", "rasio", INSPEKTUR),
        "rekomendasi yang telah selesai ditindaklanjuti dibandingkan dengan seluruh rekomendasi",
    ),
)

# Kode indikator → for each RA: what is done, its criterion, and the outputs with target, quarter.
RENCANA: Final = {
    "IK1.1": (
        ("Menyusun rencana aksi perbaikan layanan", "Tersusunnya rencana aksi perbaikan layanan"),
        (("Dokumen rencana aksi perbaikan layanan", "1 Dokumen", 1), ("Laporan pelaksanaan rencana aksi", "1 Laporan", 4)),
        ("Melaksanakan penilaian mandiri", "Terlaksananya penilaian mandiri"),
        (("Laporan penilaian mandiri", "1 Laporan", 3),),
    ),
    "IK2.1": (
        ("Mengukur tinggi badan balita di posyandu", "Terukurnya tinggi badan balita"),
        (("Laporan pengukuran balita semester pertama", "1 Laporan", 2), ("Laporan pengukuran balita semester kedua", "1 Laporan", 4)),
        ("Menyalurkan makanan tambahan kepada ibu hamil", "Tersalurkannya makanan tambahan"),
        (("Berita acara penyaluran makanan tambahan", "3 Berita Acara", 3),),
    ),
    "IK3.1": (
        ("Memutakhirkan data keluarga miskin", "Termutakhirkannya data keluarga miskin"),
        (("Daftar keluarga miskin hasil pemutakhiran", "1 Daftar", 1), ("Laporan pemutakhiran data", "1 Laporan", 2)),
        ("Memberikan pelatihan usaha", "Terlatihnya kepala keluarga miskin"),
        (("Sertifikat pelatihan usaha", "120 Sertifikat", 4),),
    ),
    "IK4.1": (
        ("Mengadakan obat melalui katalog elektronik", "Tersedianya obat di gudang farmasi"),
        (("Kontrak pengadaan obat", "2 Kontrak", 1),),
        ("Mendistribusikan obat ke puskesmas", "Terdistribusikannya obat"),
        (("Laporan distribusi obat tahap pertama", "1 Laporan", 2), ("Laporan distribusi obat tahap kedua", "1 Laporan", 4)),
    ),
    "IK5.1": (
        ("Memantau mutu udara", "Terpantaunya mutu udara"),
        (("Laporan pemantauan mutu udara semester pertama", "1 Laporan", 2), ("Laporan pemantauan mutu udara semester kedua", "1 Laporan", 4)),
        ("Menanam pohon di tepi jalan", "Tertanamnya pohon peneduh"),
        (("Pohon peneduh yang tertanam", "2500 Pohon", 4),),
    ),
    "IK6.1": (
        ("Menerapkan karcis elektronik", "Terpasangnya mesin karcis elektronik"),
        (("Mesin karcis elektronik", "6 Mesin", 2), ("Laporan penerimaan retribusi", "1 Laporan", 4)),
        ("Mempromosikan tempat wisata", "Terlaksananya promosi wisata"),
        (("Video promosi wisata", "4 Video", 3),),
    ),
    "IK7.1": (
        ("Memperbarui halaman portal", "Diperbaruinya halaman portal"),
        (("Laporan pembaruan portal", "1 Laporan", 4),),
        ("Melatih pengelola informasi", "Terlatihnya pengelola informasi"),
        (("Sertifikat pelatihan pengelola informasi", "30 Sertifikat", 2),),
    ),
    "IK8.1": (
        ("Membagikan benih unggul kepada petani", "Terbaginya benih unggul"),
        (("Berita acara pembagian benih", "2 Berita Acara", 1), ("Laporan pemakaian benih", "1 Laporan", 3)),
        ("Mendampingi kelompok tani", "Terdampinginya kelompok tani"),
        (("Laporan pendampingan kelompok tani", "1 Laporan", 4),),
    ),
    "IK9.1": (
        ("Memelihara jalan secara berkala", "Terpeliharanya ruas jalan"),
        (("Laporan pemeliharaan jalan semester pertama", "1 Laporan", 2), ("Laporan pemeliharaan jalan semester kedua", "1 Laporan", 4)),
        ("Mendata kondisi jalan", "Terdatanya kondisi jalan"),
        (("Peta kondisi jalan", "1 Peta", 3),),
    ),
    "IK10.1": (
        ("Memantau tindak lanjut rekomendasi", "Terpantaunya tindak lanjut rekomendasi"),
        (("Laporan tindak lanjut semester pertama", "1 Laporan", 2), ("Laporan tindak lanjut semester kedua", "1 Laporan", 4)),
        ("Menyelenggarakan rapat pemutakhiran data", "Terselenggaranya rapat pemutakhiran data"),
        (("Notula rapat pemutakhiran data", "1 Notula", 3),),
    ),
}  # fmt: skip


def _number(text: str) -> Any:
    return NA if text == "N/A" else Decimal(text.replace(",", "."))


def _keputusan() -> Iterator[Baris]:
    for kunci in KUNCI_KEPUTUSAN:
        yield {"kunci": kunci.nama, "isi": KUNCI.get(kunci.nama)}


def _indikator() -> Iterator[Baris]:
    for number, (kode, sasaran, indikator, targets, satuan, _, _, _, pejabat, definisi) in enumerate(INDIKATOR, 1):
        *quarters, year = map(_number, targets.split())
        texts = (
            "DASAR HUKUM : Peraturan Bupati Wanasari Nomor 12 Tahun 2025 tentang Indikator Kinerja Utama",
            f"DEFINISI : {definisi}",
            f"METODE PENGUKURAN : dihitung oleh perangkat daerah menurut data sampai akhir triwulan ({indikator})",
            "SUMBER DATA : laporan perangkat daerah",
        )
        yield {
            "kode": kode,
            "kelompok": "SASARAN STRATEGIS",
            "no": Decimal(number),
            "sasaran": sasaran,
            "indikator": indikator,
            "sumber_data": "Laporan perangkat daerah",
            "pengukuran": tuple((Run(text),) for text in texts),
            **{f"target_{q.name.lower()}": value for q, value in zip(Triwulan, quarters, strict=True)},
            "target_tahunan": year,
            "keterangan": satuan,
            "penanggung_jawab": (pejabat, "Para Camat") if kode == "IK3.1" else (pejabat,),
        }


def _output() -> Iterator[Baris]:
    count = 0
    for row in _indikator():
        parts = RENCANA[row["kode"]]
        for ra, ((action, criterion), outputs) in enumerate(zip(parts[::2], parts[1::2], strict=True), 1):
            for place, (output, target, quarter) in enumerate(outputs, 1):
                count += 1
                yield {
                    "id": f"RO{count:03}",
                    "kode_indikator": row["kode"],
                    **{name: row[name] for name in ("kelompok", "no", "sasaran", "indikator", "penanggung_jawab")},
                    "target": row["target_tahunan"],
                    "rencana_aksi": f"RA{ra}. {action}",
                    "kriteria": f"KK{ra}.1. {criterion}",
                    "output": f"T/O{ra}.1.{place}. {output}",
                    "target_renaksi": target,
                    "waktu": Triwulan(quarter),
                }


def _pengukuran() -> Iterator[Baris]:
    for kode, _, _, _, satuan, polarisasi, konsolidasi, rumus, _, _ in INDIKATOR:
        scale = {"skala_min": Decimal(0), "skala_maks": Decimal(100)} if satuan == "Nilai" else {}
        kinds = {"polarisasi": Polarisasi(polarisasi), "konsolidasi": Konsolidasi(konsolidasi)}
        yield {"kode": kode, "rumus": rumus, **kinds, **scale}


def _komponen() -> Iterator[Baris]:
    for kode, _, indikator, _, _, _, _, rumus, _, _ in INDIKATOR:
        pair = (("a", "pembilang", "bagian yang dihitung"), ("b", "penyebut", "keseluruhan"))
        for letter, jenis, what in pair if rumus == "rasio" else (("a", "nilai", "nilai yang dilaporkan"),):
            yield {"kode_indikator": kode, "kode": letter, "uraian": f"{indikator}: {what}", "jenis": jenis}


def _pejabat() -> Iterator[Baris]:
    for nama in PEJABAT:
        yield {"nama": nama, "jenis": "Kepala Perangkat Daerah", "kelompok": "Para Kepala Perangkat Daerah"}
    for nama in CAMAT:
        yield {"nama": nama, "jenis": "Camat", "kelompok": "Para Camat"}


def kabupaten() -> dict[str, list[Baris]]:
    """The rows of each sheet, to be changed at will."""
    filled = {
        "isian": list(_keputusan()),
        "tubuh": [dict(zip(("bagian", "label", "isi"), row, strict=True)) for row in TUBUH],
        "indikator": list(_indikator()),
        "output": list(_output()),
        "pengukuran": list(_pengukuran()),
        "komponen": list(_komponen()),
        "pejabat": list(_pejabat()),
    }
    return {name: filled.get(name, []) for name in LEMBAR}


def master(rows: dict[str, list[Baris]]) -> bytes:
    """A master with these rows, as the program writes it."""
    return write(rows, tuple(FORMULAS))
