"""Part VII: what the report comes down to, and what needs attention next."""

from __future__ import annotations

from collections.abc import Iterator

from generator.documents.monitoring import cetak
from generator.documents.monitoring.kalimat import daftar, triwulan
from generator.documents.monitoring.renaksi import hitung, jatuh_tempo
from generator.results import Hasil, Status


def simpulan(hasil: Hasil) -> str:
    """What the quarter comes down to, as a sentence."""
    tw, rata = triwulan(hasil.triwulan), hasil.rata_rata_sasaran
    if rata.capaian is None:
        return f"Capaian kinerja {tw} Tahun {hasil.tahun} belum dapat disimpulkan karena belum ada nilai capaian."
    keseluruhan = (
        f"Secara keseluruhan, rata-rata capaian sasaran pada {tw} Tahun {hasil.tahun} adalah "
        f"{cetak.persen(rata.capaian.value)} dengan predikat {hasil.predikat}."
    )
    return " ".join((keseluruhan, *_tercapai(hasil), *_tuntas(hasil)))


def _tercapai(hasil: Hasil) -> Iterator[str]:
    dinilai = len(hasil.indikator) - hasil.jumlah(Status.TANPA_TARGET)
    yield f"Indikator yang mencapai target {_bagian(hasil.jumlah(Status.TERCAPAI), dinilai, 'mempunyai target')}."


def _tuntas(hasil: Hasil) -> Iterator[str]:
    jumlah = hitung(jatuh_tempo(hasil))
    if jumlah.total:
        yield f"Output rencana aksi yang telah selesai {_bagian(jumlah.tuntas, jumlah.total, 'jatuh tempo')}."


def _bagian(bagian: int, semua: int, apa: str) -> str:
    return f"berjumlah {bagian} dari {semua} yang {apa}"


def perhatian(hasil: Hasil) -> str:
    """What needs attention next, as sentences."""
    return " ".join((*_indikator(hasil), *_output(hasil), *_triwulan_depan(hasil)))


def _indikator(hasil: Hasil) -> Iterator[str]:
    rendah = _kode(hasil, Status.BELUM_TERCAPAI)
    hilang = _kode(hasil, Status.BELUM_DILAPORKAN, Status.TIDAK_DAPAT_DIHITUNG)
    if rendah:
        yield f"Indikator yang memerlukan perhatian karena belum mencapai target adalah {daftar(rendah)}."
    if hilang:
        yield f"Data yang perlu segera dilengkapi adalah realisasi {daftar(hilang)}."
    if not rendah and not hilang:
        yield f"Tidak ada indikator yang memerlukan perhatian khusus pada {hasil.triwulan.jenis.lower()} ini."


def _kode(hasil: Hasil, *status: Status) -> list[str]:
    return [satu.indikator.kode for satu in hasil.indikator if satu.status in status]


def _output(hasil: Hasil) -> Iterator[str]:
    jumlah = hitung(jatuh_tempo(hasil))
    if sisa := jumlah.total - jumlah.tuntas:
        yield f"Output rencana aksi yang telah jatuh tempo dan masih harus dituntaskan berjumlah {sisa}."
    elif jumlah.total:
        yield "Tidak ada output rencana aksi jatuh tempo yang tersisa."


def _triwulan_depan(hasil: Hasil) -> Iterator[str]:
    depan = hasil.triwulan.berikut
    if depan is None:
        return
    jumlah = sum(depan.memuat(satu.output.waktu) for satu in hasil.renaksi)
    if jumlah:
        yield f"Output rencana aksi yang jatuh tempo pada {triwulan(depan)} berjumlah {jumlah}."
    else:
        yield f"Tidak ada output rencana aksi yang jatuh tempo pada {triwulan(depan)}."
