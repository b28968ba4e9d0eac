"""Parts of a whole: one ratio, a sum of ratios, and the follow-up of BPK recommendations."""

from __future__ import annotations

from generator.formulas.inputs import Bahan, Isian, by_component
from generator.law import BAGIAN_TLHP, SERATUS
from generator.master import JenisKomponen
from generator.registry import Trait, formula
from generator.working import Constant, Node, Product, Ratio, Step, Sum, Uncomputable

PEMBILANG, PENYEBUT = JenisKomponen.PEMBILANG, JenisKomponen.PENYEBUT


def _total(bahan: Bahan, jenis: JenisKomponen) -> Step:
    """The sum of all components of one kind; there must be one at least."""
    items = bahan.of(jenis)
    if not items:
        raise Uncomputable(f"komponen {jenis} tidak ada atau N/A")
    return Step(f"Jumlah {jenis}", Sum(tuple(item.node for item in items)))


def pair(items: tuple[Isian, ...], kode: str) -> Ratio:
    """The ratio of a component given as pembilang and penyebut; both must be there."""
    over = [item.node for item in items if item.jenis is PEMBILANG]
    under = [item.node for item in items if item.jenis is PENYEBUT]
    if len(over) != 1 or len(under) != 1:
        raise Uncomputable(f"komponen {kode} memerlukan satu pembilang dan satu penyebut")
    return Ratio(over[0], under[0], f"penyebut komponen {kode}")


@formula("rasio", PEMBILANG, PENYEBUT, traits=[Trait.PART_OF_WHOLE])
def rasio(bahan: Bahan) -> Node:
    """Jumlah pembilang dibagi jumlah penyebut, dalam persen.

    Lampiran I, 7.1: "Jumlah realisasi Belanja Pengadaan bersertifikat TKDN, produk dalam negeri, dan/atau produk
    usaha mikro kecil dan koperasi dari hasil produksi dalam negeri dibandingkan dengan realisasi pembayaran (SPJ)
    Belanja Pengadaan". 9.1: "[(Jumlah dokumen yang terverifikasi oleh Inspektorat) / (Seluruh dokumen yang wajib
    terkumpul sesuai batas waktu pengumpulan pada triwulan 4)] x 100%".

    Masukan: komponen `pembilang` dan `penyebut` dalam satuan yang sama (rupiah, dokumen, …).
    Hasil: persen. Tidak dapat dihitung bila penyebut 0.
    """
    return Product((Ratio(_total(bahan, PEMBILANG), _total(bahan, PENYEBUT), "jumlah penyebut"), Constant(SERATUS)))


@formula("jumlah rasio", PEMBILANG, PENYEBUT, traits=[Trait.PAIRED, Trait.PART_OF_WHOLE])
def jumlah_rasio(bahan: Bahan) -> Node:
    """Jumlah dari beberapa rasio, masing-masing 0 sampai 1.

    Lampiran I, 6.1: "Nilai Kualitas Data SDI = [(Nilai Aspek Ketepatan Waktu) + (Nilai Aspek Kelengkapan Data) +
    (Nilai Aspek Keunikan Isi Data) + (Nilai Aspek Validitas Data)] (Rentang nilai kualitas data SDI: 0 - 4)".

    Masukan: tiap komponen satu `pembilang` dan satu `penyebut`. Hasil: 0 sampai banyaknya komponen.
    Tidak dapat dihitung bila salah satu penyebut 0.
    """
    parts = by_component(bahan)
    return Sum(tuple(Step(f"Rasio komponen {kode}", pair(items, kode)) for kode, items in parts.items()))


@formula("TLHP 90% sisa", PEMBILANG, PENYEBUT, traits=[Trait.VARIANT])
def tlhp_90_sisa(bahan: Bahan) -> Node:
    """Rekomendasi selesai dibagi 90% dari sisa rekomendasi, dalam persen.

    Lampiran I, 11.1, dengan 90% dibaca sebagai bagian yang wajib diselesaikan: "(90% dari jumlah rekomendasi LHP
    BPK RI Tahun 2005 dan seterusnya yang telah diselesaikan … / jumlah sisa rekomendasi yang belum ditindaklanjuti
    …) x 100%".

    Masukan: a `pembilang` rekomendasi selesai pada triwulan itu; b `penyebut` sisa rekomendasi pada awal tahun.
    Hasil: persen; 100 berarti 90% sisa telah selesai. Tidak dapat dihitung bila sisa 0.
    """
    due = Step("Wajib selesai", Product((Constant(BAGIAN_TLHP), _total(bahan, PENYEBUT))))
    return Product((Ratio(_total(bahan, PEMBILANG), due, "sisa rekomendasi"), Constant(SERATUS)))


@formula("TLHP METODE", PEMBILANG, PENYEBUT, traits=[Trait.VARIANT])
def tlhp_metode(bahan: Bahan) -> Node:
    """90% dari rekomendasi selesai dibagi sisa rekomendasi, dalam persen: bunyi METODE kata demi kata.

    Lampiran I, 11.1: "(90% dari jumlah rekomendasi LHP BPK RI … yang telah diselesaikan … / jumlah sisa rekomendasi
    yang belum ditindaklanjuti …) x 100%".

    Masukan: a `pembilang` rekomendasi selesai; b `penyebut` sisa rekomendasi. Hasil: persen.
    Tidak dapat dihitung bila sisa 0.
    """
    done = Step("90% dari yang selesai", Product((Constant(BAGIAN_TLHP), _total(bahan, PEMBILANG))))
    return Product((Ratio(done, _total(bahan, PENYEBUT), "sisa rekomendasi"), Constant(SERATUS)))


@formula("TLHP DEFINISI", PEMBILANG, PENYEBUT, traits=[Trait.VARIANT])
def tlhp_definisi(bahan: Bahan) -> Node:
    """Rekomendasi selesai dibagi total rekomendasi, dalam persen: bunyi DEFINISI.

    Lampiran I, 11.1: "perbandingan antara jumlah rekomendasi hasil pemeriksaan BPK yang telah ditindaklanjuti …
    terhadap total rekomendasi yang diberikan".

    Masukan: a `pembilang` rekomendasi selesai; b `penyebut` total rekomendasi. Hasil: persen.
    Tidak dapat dihitung bila total 0.
    """
    return Product((Ratio(_total(bahan, PEMBILANG), _total(bahan, PENYEBUT), "total rekomendasi"), Constant(SERATUS)))
