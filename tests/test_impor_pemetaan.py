"""The mapping file: the first run writes it, a person corrects it, the next run obeys it."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import InputRefused
from generator.impor import Impor, impor
from generator.impor.mapping import _quoted, read_mapping
from generator.impor.taken import Keadaan
from generator.master import Master
from generator.master.parse import parse
from generator.office.workbook.reader import read
from generator.values import NA
from tests import bentuk
from tests.bentuk import saved, table
from tests.bentuk_lain import LAIN


def run(source: Path, mapping: str, folder: Path) -> tuple[Impor, Master]:
    """An import that obeys a mapping, and its draft."""
    path = folder / "peta.toml"
    path.write_text(mapping, encoding="utf-8")
    done = impor([source], read_mapping(path))
    draft = folder / "draf.xlsx"
    draft.write_bytes(done.master)
    return done, parse(read(draft))


def test_answers_to_doubtful_numbers_are_obeyed_and_kept(tmp_path: Path) -> None:
    source = bentuk.pk_gabung(tmp_path)
    first = impor([source]).pemetaan
    asked = tomllib.loads(first)["jawaban"]
    assert [(item["tempat"], item["tertulis"]) for item in asked] == [("tabel 1, baris 4, kolom 4", "5.250 informasi")]
    answered = first.replace(
        'tertulis = "5.250 informasi"\nmenjadi = ""', 'tertulis = "5.250 informasi"\nmenjadi = "5250"'
    )
    done, draft = run(source, answered, tmp_path)
    assert draft.indikator[1].target_tahunan == Decimal(5250)
    assert not [one for one in done.catatan if one.tertulis == "5.250 informasi" and one.keadaan is Keadaan.RAGU]
    assert 'menjadi = "5250"' in done.pemetaan


@pytest.mark.parametrize(("answer", "value"), [("5,25", Decimal("5.25")), ("N/A", NA)])
def test_answers_are_read_as_the_master_reads_them(answer: str, value: object, tmp_path: Path) -> None:
    source = bentuk.pk_gabung(tmp_path)
    mapping = impor([source]).pemetaan.replace('informasi"\nmenjadi = ""', f'informasi"\nmenjadi = "{answer}"')
    assert run(source, mapping, tmp_path)[1].indikator[1].target_tahunan == value


def test_an_answer_that_is_doubtful_itself_stays_a_question(tmp_path: Path) -> None:
    source = bentuk.pk_gabung(tmp_path)
    mapping = impor([source]).pemetaan.replace('informasi"\nmenjadi = ""', 'informasi"\nmenjadi = "5.250"')
    done, _ = run(source, mapping, tmp_path)
    assert any(one.alasan == 'jawaban "5.250" bukan angka yang pasti' for one in done.catatan)


@pytest.mark.parametrize(("sign", "point", "comma"), [(",", "1250", "2.5"), (".", "1.25", "2500")])
def test_one_answer_can_hold_for_all_numbers_of_a_file(sign: str, point: str, comma: str, tmp_path: Path) -> None:
    source = bentuk.rekap(tmp_path)
    mapping = impor([source]).pemetaan.replace('tanda_desimal = ""', f'tanda_desimal = "{sign}"')
    done, draft = run(source, mapping, tmp_path)
    assert (draft.indikator[2].target_i, draft.indikator[2].target_iii) == (Decimal(point), Decimal(comma))
    assert not [one for one in done.catatan if one.tanya]


def test_tables_and_columns_are_what_a_person_says(tmp_path: Path) -> None:
    document = Document()
    table(document, [["A", "B", "C"], ["Sungai bersih", "81", "Camat Mawar"], ["Taman hijau", "12", "Camat Melati"]])
    source = saved(document, tmp_path / "aneh.docx")
    first = impor([source])
    assert not first.tabel
    mapping = first.pemetaan.replace('menjadi = ""', 'menjadi = "Lampiran I"')
    for number, judul in (("1", "Indikator Kinerja"), ("2", "Target Tahunan"), ("3", "Penanggungjawab")):
        mapping = mapping.replace(f'"{number}" = ""', f'"{number}" = "{judul}"')
    done, draft = run(source, mapping, tmp_path)
    assert [(row.indikator, row.target_tahunan, row.penanggung_jawab) for row in draft.indikator] == [
        ("Sungai bersih", Decimal(81), ("Camat Mawar",)),
        ("Taman hijau", Decimal(12), ("Camat Melati",)),
    ]
    assert done.jumlah(Keadaan.TIDAK_DIAMBIL) == 0


def test_a_table_can_be_ignored_and_a_column_left(tmp_path: Path) -> None:
    source = bentuk.pk_gabung(tmp_path)
    mapping = impor([source]).pemetaan
    done, draft = run(source, mapping.replace('"4" = "Target Tahunan"', '"4" = ""'), tmp_path)
    assert all(row.target_tahunan is None for row in draft.indikator)
    assert any("5.250 informasi" in one.tertulis for one in done.catatan if one.keadaan is Keadaan.TIDAK_DIAMBIL)
    done, draft = run(source, mapping.replace('menjadi = "Lampiran I"', 'menjadi = "abaikan"'), tmp_path)
    assert not draft.indikator
    assert any(one.alasan == "diabaikan menurut pemetaan" for one in done.catatan)


@pytest.mark.parametrize("shape", [*bentuk.BENTUK, *LAIN], ids=lambda shape: shape.nama)
def test_the_mapping_of_a_run_gives_the_same_rows(shape: bentuk.Bentuk, tmp_path: Path) -> None:
    """Unchanged, it only settles what was doubtful about columns."""
    source = shape.build(tmp_path)
    first = impor([source])
    path = tmp_path / "pertama.xlsx"
    path.write_bytes(first.master)
    _, again = run(source, first.pemetaan, tmp_path)
    before = parse(read(path))
    for name in ("indikator", "output", "realisasi", "analisis", "tubuh"):
        assert getattr(again, name) == getattr(before, name)


def test_places_that_are_not_there_are_told(tmp_path: Path) -> None:
    source = bentuk.pk_gabung(tmp_path)
    mapping = impor([source]).pemetaan.replace('tempat = "tabel 1"', 'tempat = "tabel 9"')
    done, _ = run(source, mapping, tmp_path)
    assert [str(one.tempat) for one in done.catatan if one.alasan == "pemetaan menyebut tempat yang tidak ada"] == [
        "pk-gabung.docx, tabel 9"
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("[[tabel]\n", "bukan TOML yang benar"),
        ("tabel = 3\n", "harus ditulis sebagai"),
        ('[[tabel]]\nberkas = "a.docx"\ntempat = "tabel 1"\nmenjadi = "Lampiran 9"\n', "tidak dikenal"),
        ('[[tabel]]\nberkas = ["a"]\n', "harus teks"),
        ('[[tabel]]\nbaris_judul = ["satu"]\n', "harus daftar nomor baris"),
        ('[[tabel]]\nmenjadi = "Lampiran I"\nkolom = 3\n', "harus berisi baris"),
        ('[[tabel]]\nmenjadi = "Lampiran I"\nkolom = { "1" = "Warna" }\n', 'Kolom "Warna"'),
        ('[[berkas]]\nnama = "a"\ntanda_desimal = ";"\n', 'harus "," atau "."'),
        ("a = " + "[" * 5000, "bukan TOML yang benar"),
        ("\xff", "bukan TOML yang benar"),
    ],
)
def test_mapping_files_that_say_nothing_are_refused(content: str, sentence: str, tmp_path: Path) -> None:
    path = tmp_path / "peta.toml"
    path.write_bytes(content.encode("latin-1"))
    with pytest.raises(InputRefused, match=sentence.replace('"', ".").replace(".", "\\.").replace("\\.", ".")):
        read_mapping(path)


@given(st.text())
def test_every_text_comes_back_from_toml(text: str) -> None:
    clean = text.encode("utf-8", "ignore").decode()
    assert tomllib.loads(f"a = {_quoted(clean)}")["a"] == clean
