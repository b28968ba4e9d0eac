"""Values taken as they are, and plain means."""

from __future__ import annotations

from generator.formulas.inputs import Bahan
from generator.master import JenisKomponen
from generator.registry import Trait, formula
from generator.working import Mean, Node, Uncomputable


@formula("langsung", JenisKomponen.NILAI, traits=[Trait.SINGLE])
def langsung(bahan: Bahan) -> Node:
    """Nilai diambil apa adanya dari satu komponen.

    Lampiran I, 3.1: "Nilai diperoleh dari hasil Survei Kepuasan Layanan Masyarakat melalui sistem Jaksurvei".

    Masukan: tepat satu komponen `nilai`, dalam satuan indikator. Hasil: nilai itu.
    Tidak dapat dihitung bila komponennya bukan satu.
    """
    if len(bahan.isian) != 1:
        raise Uncomputable(f"rumus langsung memerlukan tepat satu komponen, di master ada {len(bahan.isian)}")
    return bahan.isian[0].node


@formula("rata-rata komponen", JenisKomponen.NILAI, traits=[Trait.MEAN])
def rata_rata_komponen(bahan: Bahan) -> Node:
    """Rata-rata tanpa bobot dari beberapa nilai.

    Lampiran I, 2.2: "… didapatkan melalui rata-rata hasil pelaksanaan survei kepuasan terhadap pelaksanaan
    koordinasi UKPD pada rumpun pemerintahan, perekonomian dan pembangunan, serta administrasi dan
    kesejahteraan rakyat".

    Masukan: komponen `nilai` dalam satuan indikator; komponen N/A tidak ikut dirata-ratakan.
    Hasil: jumlah nilai dibagi banyaknya nilai, tanpa pembulatan.
    """
    return Mean(tuple(isian.node for isian in bahan.isian))


@formula("rata-rata indikator", JenisKomponen.INDIKATOR, traits=[Trait.MEAN])
def rata_rata_indikator(bahan: Bahan) -> Node:
    """Rata-rata tanpa bobot dari realisasi beberapa indikator lain.

    Lampiran I, 1.1 dan 1.2: "Hasil diperoleh dengan cara rata-rata dari hasil indeks kepuasan masyarakat
    terhadap layanan kegiatan kemasyarakatan di kecamatan dan kelurahan, dan hasil indeks kepuasan koordinasi
    kota/kabupaten Administrasi".

    Masukan: komponen `indikator` yang Kode Komponennya kode indikator lain; semuanya harus punya realisasi.
    Hasil: jumlah realisasi dibagi banyaknya, tanpa pembulatan.
    """
    return Mean(tuple(isian.node for isian in bahan.isian))
