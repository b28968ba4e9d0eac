"""`perkin rekap-unit`: figures of several units worked out by hand, what is put together, what is left out, and its forms."""

from __future__ import annotations

import re
import shlex
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.cli import perkin
from generator.errors import InputRefused
from generator.records.telusuri import telusuri
from generator.records.wilayah import IndikatorBersama, Rekap
from generator.results import Status, StatusRenaksi
from generator.values import Triwulan
from generator.wilayah import rekap
from generator.wilayah.hitung import ranks, spread
from generator.wilayah.samakan import Satu, samakan
from tests.unit_kecil import ASET, LAYANAN, one, unit, units, write, write_units

ROOT = Path(__file__).resolve().parent.parent
D = Decimal


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_units(tmp_path_factory.mktemp("rekap") / "output")


@pytest.fixture(scope="module")
def told(output: Path) -> Rekap:
    return rekap([str(output)], Triwulan.II)


def indicator(told: Rekap, teks: str) -> IndikatorBersama:
    return next(each for each in told.indikator if each.teks.startswith(teks))


def run(*arguments: str | Path) -> tuple[int, str, str]:
    done = CliRunner().invoke(perkin, list(map(str, arguments)), standalone_mode=False)
    if done.exception:
        raise done.exception
    return int(done.return_value or 0), done.stdout, done.stderr


# Figures


def test_units_rank_by_capaian_and_know_what_changed(told: Rekap) -> None:
    found = [(each.nama, each.peringkat, each.capaian, each.sebelumnya, each.perubahan) for each in told.unit]
    assert found == [
        ("kota-c/2025", 1, D(95), D(95), D(0)),
        ("kota-b/2025", 2, D("87.5"), D("92.5"), D(-5)),
        ("kota-a/2025", 3, D("82.5"), D("87.5"), D(-5)),
        ("kota-d/2025", 4, D(70), None, None),
    ]
    assert [each.nama for each in told.terendah] == ["kota-d/2025", "kota-a/2025", "kota-b/2025", "kota-c/2025"]


def test_an_indicator_is_ranked_among_its_units_and_equal_ones_share_a_place(told: Rekap) -> None:
    aset = indicator(told, ASET)
    found = [(each.unit.nama[:6], each.kode, each.capaian, each.peringkat) for each in aset.nilai]
    assert found == [
        ("kota-a", "IK2.1", D(75), 3),
        ("kota-b", "IK2.1", D(75), 3),
        ("kota-d", "IK9.9", D(90), 2),
        ("kota-c", "IK2.1", D(100), 1),
    ]
    layanan = indicator(told, LAYANAN)
    assert [(each.capaian, each.peringkat) for each in layanan.nilai] == [(D(90), 2), (D(90), 2), (D(100), 1)]


def test_a_spread_is_exact(told: Rekap) -> None:
    aset = indicator(told, ASET).sebaran
    assert aset is not None
    assert aset._asdict() == {
        "banyak": 4,
        "terendah": D(75),
        "kuartil_bawah": D(75),
        "median": D("82.5"),
        "kuartil_atas": D("92.5"),
        "tertinggi": D(100),
        "rata_rata": D(85),
    }
    assert aset.rentang == 25


def test_changes_are_of_the_units_that_have_both_quarters(told: Rekap) -> None:
    layanan = indicator(told, LAYANAN)
    assert (layanan.perubahan, layanan.dibandingkan) == (D(-20) / 3, 3)  # −10, −10, 0
    other = indicator(told, "Jumlah kunjungan")
    assert (other.perubahan, other.dibandingkan) == (None, 0)


def test_what_has_no_figure_has_no_place_and_is_not_zero(told: Rekap) -> None:
    silent = indicator(told, "Nilai kualitas")
    assert (silent.sebaran, silent.perubahan) == (None, None)
    (figure,) = silent.nilai
    assert (figure.capaian, figure.peringkat, figure.status) == (None, None, Status.BELUM_DILAPORKAN)
    assert [(each.nama, each.belum_dilaporkan) for each in told.belum_lengkap] == [("kota-c/2025", ("IK3.1",))]
    assert spread([None, None]) is None


def test_the_mean_of_equal_figures_is_that_figure() -> None:
    long = D("101.1413043478260869565217391")
    found = spread([long] * 300)
    assert found is not None
    assert {found.terendah, found.median, found.rata_rata, found.tertinggi} == {long}


def test_figures_that_differ_beyond_floats_do_not_share_a_place() -> None:
    figures = [D("90.00000000000000000001"), None, D("90.00000000000000000002"), D("90.00000000000000000002")]
    assert ranks(figures) == [3, None, 1, 1]


def test_statuses_are_counted_over_all_units(told: Rekap) -> None:
    assert {status.value: told.indikator_berstatus(status) for status in Status} == {
        "tercapai": 2,
        "belum tercapai": 6,
        "belum dilaporkan": 1,
        "tanpa target": 0,
        "tidak dapat dihitung": 0,
    }
    assert (told.output_berstatus(StatusRenaksi.BELUM), told.output_sebelumnya(StatusRenaksi.BELUM)) == (2, 1)


def test_overdue_outputs_count_for_each_bidang_that_answers_for_them(told: Rekap) -> None:
    found = [(b.nama, b.unit, b.belum, b.sebagian, b.jatuh_tempo_lama) for b in told.bidang]
    assert found == [("Pemerintahan", 2, 2, 1, 1), ("UMUM", 1, 1, 0, 0)]
    assert told.lewat_waktu == 3  # RO001 and RO002 of kota-a, RO002 of kota-b
    assert [(u.nama[:6], i) for u, i in told.bidang[0].contoh] == [
        ("kota-a", "RO001"),
        ("kota-a", "RO002"),
        ("kota-b", "RO002"),
    ]


def test_the_first_quarter_has_nothing_before_it(output: Path) -> None:
    first = rekap([str(output)], Triwulan.I)
    assert {each.perubahan for each in first.unit} == {None}
    assert [each.folder for each in first.belum] == ["kota-d/2025"]
    assert first.belum[0].alasan == "Belum ada hasil TW I; yang ada TW II."
    assert not any("Perubahan" in note for note in first.catatan)


# What is the same indicator


SAMA = "Persentase penyelesaian tindak lanjut"


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        (("IK1", SAMA), ("IK1", SAMA), True),
        (("IK1", SAMA), ("IK7", " persentase  Penyelesaian\ntindak-lanjut. "), True),
        (("IK1", SAMA), ("IK1", "Persentase penyelesian tindak lanjut"), True),  # a letter is missing
        (("IK1", SAMA), ("IK7", "Persentase penyelesian tindak lanjut"), False),  # alike, but another code
        (("IK1", "Indeks layanan Kota Angin"), ("IK1", "Indeks layanan Kota Batu"), True),
        (("IK1", "Indeks layanan dan pengaduan"), ("IK1", "Indeks layanan pengaduan"), True),
        (("IK1", "Indeks layanan kecamatan"), ("IK1", "Indeks layanan kelurahan"), False),
        (("IK1", "Persentase kegiatan selesai"), ("IK1", "Persentase kegiatan tidak selesai"), False),
        (("IK1", "Nilai SAKIP 2024"), ("IK1", "Nilai SAKIP 2025"), False),
        (("IK1", "Meningkatnya kemiskinan"), ("IK1", "Menurunnya kemiskinan"), False),
        (("IK1", ""), ("IK1", ""), False),
        (("IK1", "Kota Angin"), ("IK1", "Kota Batu"), False),  # nothing is left to compare
    ],
)
def test_texts_decide_and_codes_only_where_texts_are_alike(
    first: tuple[str, str], second: tuple[str, str], together: bool
) -> None:
    numbers, _ = samakan([Satu(0, *first, "WALIKOTA ANGIN"), Satu(1, *second, "WALIKOTA BATU")])
    assert (numbers[0] == numbers[1]) is together


def test_two_indicators_of_one_unit_are_never_put_together() -> None:
    items = [Satu(unit, kode, "Indeks layanan", "") for unit in (0, 1) for kode in ("IK1.1", "IK1.2")]
    numbers, said = samakan(items)
    assert numbers == [0, 1, 0, 1]
    assert [(each.kode, each.disatukan) for each in said] == [("IK1.1, IK1.2", False)]
    numbers, _ = samakan(
        [Satu(0, "IK1", "Nilai mutu", ""), Satu(0, "IK1", "Nilai muttu", ""), Satu(0, "IK1", "Nilai mutu", "")]
    )
    assert len(set(numbers)) == 3


def test_what_was_put_together_and_what_not_is_said(told: Rekap) -> None:
    said = [(each.kode, each.disatukan, each.kalimat.partition(":")[0]) for each in told.persamaan]
    assert said == [
        ("IK1.1", True, "Kodenya sama dan bunyinya serupa"),
        ("IK2.1, IK9.9", True, "Bunyinya sama, kodenya berbeda"),
        ("IK1.1", False, "Kodenya sama, bunyinya berbeda"),
    ]
    assert "Satuan IK2.1, IK9.9 tidak sama (Nilai, Persentase)" in told.catatan[0]


# What is taken and what is left out


def test_units_are_named_by_their_place_however_they_are_named(output: Path) -> None:
    def names(*arguments: str | Path) -> list[str]:
        return sorted(each.nama for each in rekap([str(each) for each in arguments], Triwulan.II).unit)

    assert names(output / "kota-a") == ["2025"]
    assert names(output / "kota-a" / "2025" / "tw2") == ["2025"]
    assert names(f"{output}/kota-[ab]") == ["kota-a/2025", "kota-b/2025"]  # two of the same name
    assert names(output, output / "kota-a", output / "kota-a" / "2025" / "tw2") == [f"kota-{c}/2025" for c in "abcd"]
    assert names(output / "kota-a" / "2025" / "tw1", output / "kota-a" / "2025" / "tw2") == ["2025"]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"quarter": 1}, "Berisi TW I, bukan TW II."),
        ({"quarter": None, "results": None}, "Berisi hasil tanpa triwulan, bukan TW II."),
        ({"version": "0.1.0"}, "Dibuat dengan perkin versi 0.1.0, bukan "),
        ({"results": {"tahun": 2025}}, "tidak sesuai bentuknya"),
        ({"results": None}, "Tidak memuat hasil hitungan."),
    ],
)
def test_folders_that_do_not_fit_are_told_and_left_out(tmp_path: Path, changes: dict[str, Any], why: str) -> None:
    write_units(tmp_path / "output")
    odd = write(tmp_path / "output" / "kota-x" / "2025" / "tw2", units()["kota-a"], Triwulan.II, **changes)
    code, out, err = run("rekap-unit", tmp_path / "output", "--quarter", "2")
    assert code == 1
    assert "Rekap Unit TW II 2025: 4 unit dari 5 folder" in out
    assert err == ""
    plain = " ".join(out.split())
    assert f"Tidak ikut direkap (1) {odd}: " in plain
    assert why in plain


def test_damage_in_a_folder_is_told_and_left_out(tmp_path: Path) -> None:
    write_units(tmp_path)
    (tmp_path / "kota-a/2025/tw2/manifest.json").write_bytes(b'{"version": ')
    (tmp_path / "kota-b/2025/tw2/manifest.json").unlink()
    told = rekap([str(tmp_path)], Triwulan.II)
    assert [each.nama for each in told.unit] == ["kota-c/2025", "kota-d/2025"]
    assert ["rusak" in each.alasan for each in told.dilewati] == [True, False]
    assert "tidak memuat manifest.json" in told.dilewati[1].alasan
    code, _, err = run("rekap-unit", tmp_path, "--quarter", "2", "--output", tmp_path / "w.html")
    assert code == 1
    assert err.count("Tidak ikut direkap: ") == 2


def test_the_year_of_most_units_counts(tmp_path: Path) -> None:
    write_units(tmp_path)
    other = unit("Lain", one("IK1.1", LAYANAN, ("90", "90"), ("90", "90")), Tahun="2024")
    write(tmp_path / "kota-e" / "2024" / "tw2", other, Triwulan.II)
    told = rekap([str(tmp_path)], Triwulan.II)
    assert (told.tahun, len(told.unit)) == (2025, 4)
    assert [each.alasan for each in told.dilewati] == ["Berisi tahun 2024, bukan 2025."]


def test_a_quarter_before_that_does_not_fit_costs_only_the_change(tmp_path: Path) -> None:
    write_units(tmp_path)
    write(tmp_path / "kota-a" / "2025" / "tw1", units()["kota-a"], Triwulan.I, version="0.1.0")
    told = rekap([str(tmp_path)], Triwulan.II)
    assert len(told.unit) == 4
    assert next(each for each in told.unit if each.nama == "kota-a/2025").perubahan is None
    assert "versi 0.1.0" in told.dilewati[0].alasan
    assert "tetap direkap" in told.dilewati[0].alasan
    assert not told.lengkap


def test_an_indicator_that_became_another_is_not_compared(tmp_path: Path) -> None:
    for quarter, teks in ((Triwulan.I, "Nilai mutu layanan"), (Triwulan.II, "Jumlah pengunjung")):
        source = unit("A", one("IK1.1", teks, ("90", "90"), ("90", "81")))
        write(tmp_path / "a" / f"tw{quarter}", source, quarter)
    (each,) = rekap([str(tmp_path)], Triwulan.II).indikator
    assert each.nilai[0].sebelumnya is None


def test_caps_that_differ_and_copies_are_noted(tmp_path: Path) -> None:
    for name, cap in (("a", "120"), ("b", "100")):
        source = unit("A", one("IK1.1", "Nilai", ("90", "90"), ("90", "90")), Batas_Capaian=cap)
        write(tmp_path / "wilayah" / name / "tw1", source, Triwulan.I)
    told = rekap([str(tmp_path)], Triwulan.I)
    assert told.catatan[0].endswith("120% (1 unit), 100% (1 unit).")
    assert told.catatan[1] == "Dibuat dari master yang sama, mungkin salinan: wilayah/a, wilayah/b."


def test_the_mark_of_example_data_says_for_how_many(tmp_path: Path) -> None:
    for name, mark in (("a", "DATA CONTOH"), ("b", "")):
        source = unit(name, one("IK1.1", "Nilai", ("90", "90"), ("90", "90")), Status_Data=mark)
        write(tmp_path / name / "tw1", source, Triwulan.I)
    assert rekap([str(tmp_path)], Triwulan.I).status_data == "DATA CONTOH (1 dari 2 unit)"


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("tidak-ada", "Folder tidak-ada tidak ditemukan."),
        ("kosong", "Folder kosong tidak memuat hasil perkin generate"),
        ("catatan.txt", "catatan.txt adalah berkas."),
        ("lain", "Tidak ada unit dengan hasil TW II yang dapat dibaca (dari 1 folder)."),
    ],
)
def test_what_cannot_be_recapped_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("kosong").mkdir()
    Path("catatan.txt").write_text("x")
    write(Path("lain/2025/tw1"), units()["kota-a"], Triwulan.I)
    with pytest.raises(InputRefused, match=re.escape(said)):
        rekap([named], Triwulan.II)


def test_links_between_folders_do_not_count_twice_or_forever(tmp_path: Path, output: Path) -> None:
    (tmp_path / "tautan").symlink_to(output, target_is_directory=True)
    (tmp_path / "balik").symlink_to(tmp_path, target_is_directory=True)
    assert len(rekap([str(tmp_path)], Triwulan.II).unit) == 4


# The commands that explain


@pytest.mark.parametrize(
    ("master", "shown"),
    [
        ("kota-a/2025.xlsx", "kota-a/2025.xlsx"),
        ("Kota A & B/2025.xlsx", '"Kota A & B/2025.xlsx"'),
        ("-rf/2025.xlsx", "./-rf/2025.xlsx"),
        ('a"; rm -rf $HOME/x.xlsx', "'a\"; rm -rf $HOME/x.xlsx'"),
        ("`id`.xlsx", "'`id`.xlsx'"),
        ("a\x1b[2Jb\u202e.xlsx", '"a?[2Jb?.xlsx"'),
    ],
)
def test_a_command_is_one_word_for_each_name(master: str, shown: str) -> None:
    command = telusuri(master, "IK2.1", Triwulan.II)
    assert command == f"perkin explain {shown} --indicator IK2.1 --quarter 2"
    assert len(shlex.split(command)) == 7


def test_the_commands_lead_to_the_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    place = Path("masters/kota x/2025.xlsx")
    place.parent.mkdir(parents=True)
    place.write_bytes((ROOT / "masters" / "contoh-2025.xlsx").read_bytes())
    assert run("generate", "masters", "--quarter", "2", "--only", "lampiran-1", "--jobs", "1")[0] == 0
    told = rekap(["output"], Triwulan.II, "masters")
    for each in told.indikator:
        command = shlex.split(telusuri(each.nilai[0].unit.master, each.nilai[0].kode, Triwulan.II))
        code, out, _ = run(*command[1:])
        assert code == 0
        capaian = each.nilai[0].capaian
        if capaian is not None:
            assert f"{capaian:.2f}".replace(".", ",") in out
    assert run(*shlex.split(telusuri(told.unit[0].master, "keseluruhan", Triwulan.II))[1:])[0] == 0
