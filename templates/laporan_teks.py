"""The upright pages at both ends of the monitoring report: title, summary, introduction; closing and signatures."""

from __future__ import annotations

from typing import Any, Final

from templates.charts import CAPAIAN, RENAKSI
from templates.drawing import add_qr, add_row, add_signed_row, add_wide_row, lines
from templates.laporan import (
    AKHIR,
    BAB,
    BUTIR,
    DIKTUM,
    IDENTITAS,
    ISI,
    JUDUL,
    KETERANGAN,
    LEKAT_AKHIR,
    NAMA,
    NOL,
    PENGANTAR,
    SUBBAB,
    TANDA,
    TEKS,
    TENGAH,
    borderless_table,
    cell_of,
    each,
    figure,
    headed_table,
    officials,
    repeat_row,
)

_KEPUTUSAN: Final = (
    "Keputusan {{ keputusan.jabatan }} Nomor {{ keputusan.nomor }}"
    "{% if not keputusan.tahun_di_nomor %} Tahun {{ keputusan.tahun }}{% endif %} tanggal {{ keputusan.tanggal }}"
)
_IDENTITAS: Final = (
    ("Kepada Yth.", "{{ keputusan.jabatan }}", ""),
    ("Disusun oleh", "{{ disusun_oleh }}", "disusun_oleh"),
    ("Dilaporkan oleh", "{{ dilaporkan_oleh }}", "dilaporkan_oleh"),
    ("Periode", "{{ periode.jenis }} {{ periode.triwulan }} Tahun {{ periode.tahun }} ({{ periode.bulan }})", ""),
    ("Dasar", _KEPUTUSAN.replace(" Nomor", "\nNomor", 1), ""),
)
"""Label and text of each line below the title; the last is what the line needs, where the master may not give it."""
_RUMPANG: Final = "…" * 12
_RUMUS: Final = (
    ("Maximize", "makin tinggi makin baik", "R ÷ T × 100"),
    ("Minimize", "makin rendah makin baik", "(2T − R) ÷ T × 100"),
    ("Stabilize", "tepat pada target", "R ≤ T: R ÷ T × 100\nR > T: (2T − R) ÷ T × 100"),
    (
        "Target rentang",
        "di antara batas bawah (B) dan batas atas (A)",
        "di dalam rentang: 100\ndi bawah: R ÷ B × 100\ndi atas: Maximize 100; Stabilize (2A − R) ÷ A × 100",
    ),
)
_KETENTUAN: Final = (
    "{{ batas_capaian }}",
    (
        "Setiap indikator mempunyai satu status: tercapai (capaian 100% atau lebih), belum tercapai, belum dilaporkan "
        "(ada target, tetapi belum ada realisasi), tanpa target (N/A), atau tidak dapat dihitung (disertai sebabnya). "
        "Indikator dengan tiga status terakhir tidak dinilai nol dan tidak ikut dirata-ratakan."
    ),
    (
        "Rata-rata dihitung berjenjang tanpa bobot: dari indikator ke sasaran, lalu dari sasaran ke keseluruhan. "
        "Rata-rata dari indikator disajikan sebagai pembanding."
    ),
    (
        "Perhitungan memakai angka lengkap. Pembulatan hanya dilakukan pada penyajian, yaitu dua angka di belakang koma "
        "untuk realisasi dan capaian (angka 5 dibulatkan ke atas). Target disajikan sebagaimana ditetapkan."
    ),
)


def judul(document: Any) -> None:
    """Title and parties."""
    lines(
        document,
        JUDUL,
        NOL + "LAPORAN MONITORING",
        "PERJANJIAN KINERJA",
        "{{ keputusan.jabatan_kapital }}",
        "{{ periode.jenis|upper }} {{ periode.triwulan }} TAHUN {{ periode.tahun }}",
        "",
    )
    table = borderless_table(document, (36, 4, 125))
    for label, text, needed in _IDENTITAS:
        if needed:
            add_wide_row(table, f"{{%tr if {needed} %}}", IDENTITAS)
        add_row(table, (label, ":", text), IDENTITAS)
        if needed:
            add_wide_row(table, "{%tr endif %}", IDENTITAS)


def ringkasan(document: Any) -> None:
    """The summary."""
    lines(document, BAB, "RINGKASAN")
    each(document, "teks in ringkasan", "{{ teks }}")
    table = headed_table(
        document,
        "Jumlah indikator menurut status pada {{ periode.jenis }} {{ periode.triwulan }}",
        (42, 20, 103),
        ("Status", "Jumlah", "Indikator"),
    )
    cells = ("{% cellbg b.warna %}{{ b.status }}", cell_of("jumlah", TENGAH), "{{ b.indikator }}")
    repeat_row(table, "b in jumlah_status", cells, TEKS)
    table = headed_table(
        document,
        "Rata-rata capaian pada {{ periode.jenis }} {{ periode.triwulan }}",
        (55, 35, 35, 40),
        ("Lingkup", "Rata-rata capaian (%)", "Rata-rata dari", "Tidak ikut dirata-ratakan"),
    )
    figures = (cell_of(name, TENGAH) for name in ("capaian", "dihitung", "dilewati"))
    repeat_row(table, "b in rata_rata", ("{{ b.nama }}", *figures), TEKS)
    figure(document, CAPAIAN, "keterangan_grafik")
    figure(document, RENAKSI)


def pendahuluan(document: Any) -> None:
    """Part I."""
    lines(document, BAB, "I. PENDAHULUAN")
    _dasar(document)
    lines(document, SUBBAB, "B.\tRuang Lingkup")
    lines(
        document,
        ISI,
        "Laporan ini memuat capaian indikator kinerja pada {{ periode.jenis }} {{ periode.triwulan }} Tahun {{ periode.tahun }}, "
        "analisis setiap sasaran, pelaksanaan rencana aksi yang jatuh tempo sampai dengan {{ periode.akhir }}, kendala "
        "dan rencana tindak lanjut, serta rekapitulasi per penanggung jawab.",
    )
    _metode(document)
    _skala(document)


def _dasar(document: Any) -> None:
    lines(document, SUBBAB, "A.\tDasar")
    lines(document, PENGANTAR, "Laporan ini disusun berdasarkan:")
    each(document, "teks in dasar", "{{ loop.index }}.\t{{ teks }};", BUTIR)
    lines(document, BUTIR, f"{{{{ dasar|length + 1 }}}}.\t{_KEPUTUSAN} tentang {{{{ keputusan.tentang }}}}.")
    lines(document, PENGANTAR, "{%p if diktum %}")
    lines(document, PENGANTAR, "Keputusan tersebut mengatur pemantauan dan pelaporan sebagai berikut:")
    each(document, "satu in diktum", "{{ satu.label }}\t{{ satu.isi }}.", DIKTUM)
    lines(document, PENGANTAR, "{%p endif %}")


def _metode(document: Any) -> None:
    lines(document, SUBBAB, "C.\tMetode")
    lines(
        document,
        PENGANTAR,
        "Capaian adalah perbandingan realisasi (R) dengan target (T) menurut polarisasi indikator, sebagai berikut.",
    )
    titles = ("Polarisasi", "Makna", "Capaian (%)")
    table = headed_table(document, "Rumus capaian menurut polarisasi", (30, 55, 80), titles)
    for cells in _RUMUS:
        add_row(table, cells, TEKS)
    lines(document, PENGANTAR, "Selain itu berlaku ketentuan berikut.")
    lines(document, BUTIR, *(f"{number}.\t{text}" for number, text in enumerate(_KETENTUAN, 1)))


def _skala(document: Any) -> None:
    lines(document, SUBBAB, "D.\tSkala Predikat")
    titles = ("Skala", "Rentang nilai", "Predikat", "Dinilai atas", "Indikator")
    table = headed_table(document, "Skala predikat", (36, 47, 27, 20, 35), titles)
    group = "{% gabung 'awal' if loop.first else 'lanjut' %}"
    add_wide_row(table, "{%tr for k in skala %}", TEKS)
    cells = (
        group + "{{ k.nama }}",
        "{{ b.rentang }}",
        "{{ b.predikat }}",
        group + "{{ k.atas }}",
        group + "{{ k.indikator }}",
    )
    repeat_row(table, "b in k.baris", cells, TEKS)
    add_wide_row(table, "{%tr endfor %}", TEKS)


def penutup(document: Any) -> None:
    """Part VII, with the list of what was not reported. What stands above the signatures stays with them."""
    lines(document, BAB, "VII. PENUTUP")
    lines(document, SUBBAB, "A.\tSimpulan")
    lines(document, ISI, "{{ simpulan }}")
    lines(document, SUBBAB, "B.\tData yang Belum Dilaporkan")
    lines(document, ISI, "{%p if belum_dilaporkan %}")
    table = headed_table(
        document,
        "Data yang belum dilaporkan atau belum lengkap sampai dengan {{ periode.akhir }}",
        (9, 64, 14, 34, 44),
        ("No.", "Indikator atau output", "Waktu", "Keterangan", "Penanggung jawab"),
    )
    cells = (
        cell_of("nomor", TENGAH, LEKAT_AKHIR),
        "{{ b.uraian }}",
        cell_of("waktu", TENGAH),
        "{{ b.keterangan }}",
        officials("b.penanggung_jawab", TEKS),
    )
    repeat_row(table, "b in belum_dilaporkan", cells, TEKS)
    lines(document, ISI, "{%p else %}", "{{ lengkap }}", "{%p endif %}")
    lines(document, SUBBAB, "C.\tHal yang Perlu Mendapat Perhatian")
    lines(document, PENGANTAR, "{{ perhatian }}")
    _persetujuan(document)


def _persetujuan(document: Any) -> None:
    """How the figures are approved, where the master says so."""
    lines(document, SUBBAB, "{%p if persetujuan %}", "D.\tPersetujuan Angka")
    lines(document, PENGANTAR, "{{ persetujuan.kalimat }}", "{%p if persetujuan.baris %}")
    names = ("kode", "uraian", "nilai", "disetujui", "oleh", "keadaan")
    titles = ("Kode", "Indikator atau output", "Nilai sekarang", "Nilai saat disetujui", "Disetujui oleh", "Keadaan")
    table = headed_table(
        document, "Angka yang belum disetujui dengan nilainya sekarang", (16, 52, 20, 20, 34, 23), titles
    )
    cells = [cell_of(name, TEKS) for name in names[1:]]
    repeat_row(table, "b in persetujuan.baris", [cell_of("kode", TEKS, LEKAT_AKHIR), *cells], TEKS)
    lines(document, ISI, "{%p endif %}", "{%p endif %}")


def tanda_tangan(document: Any) -> None:
    """Closing sentence and signatures: a gap for who compiled the report, nobody beside where the master names nobody."""
    lines(document, AKHIR, "Demikian laporan ini disampaikan sebagai bahan evaluasi dan pengambilan keputusan.")
    above = (
        (_known("Mengetahui,"), "{{ keputusan.tempat }}, …………………………"),
        (
            _known("{{ mengetahui.jabatan }},"),
            f"{{% if penyusun.jabatan %}}{{{{ penyusun.jabatan }}}}{{% else %}}{_RUMPANG}{{% endif %}},",
        ),
    )
    names = (
        (
            "mengetahui.jabatan and mengetahui.penanda_ttd",
            "mengetahui.penanda_ttd",
            _known("{{ mengetahui.nama }}"),
        ),
        ("penyusun.penanda_ttd", "penyusun.penanda_ttd", "{{ penyusun.nama }}"),
    )
    table = borderless_table(document, (82, 83))
    for cells in above:
        add_row(table, cells, TANDA)
    add_signed_row(table, names, TANDA, NAMA)
    add_row(table, (_known("NIP. {{ mengetahui.nip }}"), "NIP. {{ penyusun.nip }}"), TANDA)
    add_qr(document, KETERANGAN)


def _known(text: str) -> str:
    return f"{{% if mengetahui.jabatan %}}{text}{{% endif %}}"
