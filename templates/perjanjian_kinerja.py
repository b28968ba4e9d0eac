"""Draws perjanjian-kinerja.docx: the statement of both parties, then the annex with targets and budget."""

from __future__ import annotations

from typing import Any, Final

from templates.drawing import (
    Cell,
    Style,
    add_picture,
    add_qr,
    add_row,
    add_signed_row,
    add_wide_row,
    describe,
    lines,
    new_document,
    new_table,
    save,
)
from templates.laporan import borderless_table

_JUDUL: Final = "PK Judul"
_JUDUL_LAMPIRAN: Final = "PK Judul Lampiran"
_LOGO: Final = "PK Logo"
_ISI: Final = "PK Isi"
_IDENTITAS: Final = "PK Identitas"
_JARAK: Final = "PK Jarak"
_TANDA: Final = "PK Tanda Tangan"
_NAMA: Final = "PK Nama Penanda"
_KEPALA: Final = "PK Kepala Tabel"
_NOMOR: Final = "PK Nomor Kolom"
_TEKS: Final = "PK Isi Tabel"
_TENGAH: Final = "PK Isi Tengah"
_KANAN: Final = "PK Isi Kanan"
_TEBAL: Final = "PK Kelompok"
_KEGIATAN: Final = "PK Kegiatan"
_JUMLAH: Final = "PK Jumlah"
_JUMLAH_RUPIAH: Final = "PK Jumlah Rupiah"
_STYLES: Final = (
    Style(_LOGO, 12, "tengah", after=6),
    Style(_JUDUL, 13, "tengah", bold=True, before=6, after=14, base="Heading 1"),
    Style(_JUDUL_LAMPIRAN, 12, "tengah", bold=True, after=12, keep_next=True, base="Heading 1"),
    Style(_ISI, 12, "rata", before=8, after=4),
    Style(_IDENTITAS, 12, before=2, after=2),
    Style(_JARAK, 10, keep_next=True),
    Style(_TANDA, 12, "tengah", keep_next=True),
    Style(_NAMA, 12, "tengah", bold=True, before=62, keep_next=True),
    Style(_KEPALA, 10, "tengah", bold=True, before=3, after=3, keep_next=True),
    Style(_NOMOR, 9, "tengah", keep_next=True),
    Style(_TEKS, 10, before=2, after=2),
    Style(_TENGAH, 10, "tengah", before=2, after=2),
    Style(_KANAN, 10, "kanan", before=2, after=2),
    Style(_TEBAL, 10, bold=True, before=2, after=2, keep_next=True),
    Style(_KEGIATAN, 10, left=13, hanging=5.5, tabs=(13,), before=2, after=2),
    Style("PK Program", 10, left=7.5, hanging=7.5, tabs=(7.5,), before=2, after=2),
    Style(_JUMLAH, 10, "tengah", bold=True, before=2, after=2, keep_next=True),
    Style("PK Akhir", 1),
    Style(_JUMLAH_RUPIAH, 10, "kanan", bold=True, before=2, after=2, keep_next=True),
)
_PEMBUKA: Final = (
    "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan, dan akuntabel serta berorientasi pada hasil, "
    "{% if kedua %}kami yang bertanda tangan{% else %}yang bertanda tangan{% endif %} di bawah ini:"
)
_SENDIRI: Final = (
    "berjanji akan mewujudkan target kinerja tahunan sesuai lampiran perjanjian ini dalam rangka mencapai target kinerja "
    "jangka menengah seperti yang telah ditetapkan dalam dokumen perencanaan. Keberhasilan dan kegagalan pencapaian target "
    "kinerja tersebut menjadi tanggung jawab kami."
)
_JANJI: Final = (
    "Pihak pertama berjanji akan mewujudkan target kinerja yang seharusnya sesuai lampiran perjanjian ini, dalam rangka "
    "mencapai target kinerja jangka menengah seperti yang telah ditetapkan dalam dokumen perencanaan. Keberhasilan dan "
    "kegagalan pencapaian target kinerja tersebut menjadi tanggung jawab kami."
)
_SUPERVISI: Final = (
    "Pihak kedua akan melakukan supervisi yang diperlukan serta akan melakukan evaluasi terhadap capaian kinerja dari "
    "perjanjian ini dan mengambil tindakan yang diperlukan dalam rangka pemberian penghargaan dan sanksi."
)
_TEMPAT_TANGGAL: Final = "{{ tempat }}, {% if tanggal %}{{ tanggal|tanggal }}{% else %}…………………… {{ tahun }}{% endif %}"


def build() -> bytes:
    """The template."""
    document = new_document(_STYLES)
    _pernyataan(document)
    _tanda_tangan(document)
    _lampiran(document)
    _tanda_tangan(document)
    add_qr(document, _TEKS)
    lines(document, "PK Akhir", "")  # Word wants a paragraph after a table; a small one never makes a new page
    return save(document, "{{ judul }}", "Perjanjian Kinerja Tahun {{ tahun }}", category="Perjanjian Kinerja")


def _pernyataan(document: Any) -> None:
    lines(document, _LOGO, "{%p if logo %}")
    add_picture(document, _LOGO, "logo", 22)
    lines(document, _LOGO, "{%p endif %}")
    lines(document, _JUDUL, "PERJANJIAN KINERJA TAHUN {{ tahun }}")
    lines(document, _ISI, _PEMBUKA)
    _identitas(document, "pertama")
    lines(document, _ISI, "{%p if kedua %}", "Selanjutnya disebut pihak pertama.")
    _identitas(document, "kedua")
    lines(document, _ISI, "selaku atasan pihak pertama, selanjutnya disebut pihak kedua.")
    lines(document, _ISI, _JANJI, _SUPERVISI, "{%p else %}", _SENDIRI, "{%p endif %}")


def _identitas(document: Any, name: str) -> None:
    table = borderless_table(document, (28, 4, 133))
    for label, field in (("Nama", "nama"), ("Jabatan", "jabatan")):
        add_row(table, (label, ":", f"{{{{ {name}.{field} }}}}"), _IDENTITAS)


def _tanda_tangan(document: Any) -> None:
    """The superior at the left, who promises at the right; of a head of region the right one alone."""
    lines(document, _JARAK, "")
    table = borderless_table(document, (82, 83))
    above = (
        ("{% if kedua %}Pihak Kedua,{% endif %}", "{% if kedua %}Pihak Pertama,{% endif %}"),
        ("{% if kedua %}{{ kedua.jabatan }}{% endif %}", "{{ pertama.jabatan }}"),
    )
    names = (
        ("kedua and kedua.penanda_ttd", "kedua.penanda_ttd", "{% if kedua %}{{ kedua.nama }}{% endif %}"),
        ("pertama.penanda_ttd", "pertama.penanda_ttd", "{{ pertama.nama }}"),
    )
    below = (
        ("{% if kedua %}{{ kedua.pangkat }}{% endif %}", "{{ pertama.pangkat }}"),
        ("{% if kedua %}{{ kedua.nip }}{% endif %}", "{{ pertama.nip }}"),
    )
    for cells in (("", _TEMPAT_TANGGAL), *above):
        add_row(table, cells, _TANDA)
    add_signed_row(table, names, _TANDA, _NAMA)
    for cells in below:
        add_row(table, cells, _TANDA)


def _lampiran(document: Any) -> None:
    lines(document, _JUDUL_LAMPIRAN, "PERJANJIAN KINERJA TAHUN {{ tahun }}\n{{ pertama.jabatan|upper }}")
    document.paragraphs[-1].paragraph_format.page_break_before = True
    _sasaran(document)
    lines(document, _JARAK, "{%p if anggaran %}", "")
    _anggaran(document)
    lines(document, _JARAK, "{%p endif %}")


def _sasaran(document: Any) -> None:
    table = new_table(document, (11, 55, 66, 33))
    describe(table, "Sasaran, indikator, dan target", "Indikator kinerja setiap sasaran dengan targetnya setahun.")
    add_row(table, ("No.", "Sasaran", "Indikator Kinerja", "Target"), _KEPALA, header=True)
    add_row(table, ("(1)", "(2)", "(3)", "(4)"), _NOMOR, header=True)
    add_wide_row(table, "{%tr for k in kelompok %}", _TEBAL)
    add_wide_row(table, "{%tr if k.nama %}", _TEBAL)
    add_wide_row(table, "{{ k.nama }}", _TEBAL)
    add_wide_row(table, "{%tr endif %}", _TEBAL)
    add_wide_row(table, "{%tr for b in k.baris %}", _TEBAL)
    cells: tuple[Cell, ...] = (
        (("{% lekat b.lekat %}{% gabung b.gabung_sasaran %}{{ b.no|angka }}", _TENGAH),),
        "{% gabung b.gabung_sasaran %}{{ b.sasaran }}",
        "{{ b.indikator }}",
        (("{{ b.target }}", _TENGAH),),
    )
    add_row(table, cells, _TEKS)
    add_wide_row(table, "{%tr endfor %}", _TEBAL)
    add_wide_row(table, "{%tr endfor %}", _TEBAL)


def _anggaran(document: Any) -> None:
    table = new_table(document, (88, 49, 28))
    describe(table, "Anggaran", "Anggaran setiap program, sumber dananya, dan jumlahnya.")
    add_row(table, ("Program", "Anggaran", "Keterangan"), _KEPALA, header=True)
    add_wide_row(table, "{%tr for b in anggaran.baris %}", _TEKS)
    nama: Cell = (
        ("{% lekat b.lekat %}{%p if b.kegiatan %}", _KEGIATAN),
        ("{{ b.nomor }}\t{{ b.nama }}", _KEGIATAN),
        ("{%p else %}", _KEGIATAN),
        ("{{ b.nomor }}\t{{ b.nama }}", "PK Program"),
        ("{%p endif %}", _KEGIATAN),
    )
    add_row(table, (nama, (("{{ b.anggaran }}", _KANAN),), (("{{ b.keterangan }}", _TENGAH),)), _TEKS)
    add_wide_row(table, "{%tr endfor %}", _TEKS)
    add_row(table, ("Jumlah", (("{{ anggaran.jumlah }}", _JUMLAH_RUPIAH),), ""), _JUMLAH)
