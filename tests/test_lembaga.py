"""Any office: three invented ones are typed into what `perkin init` gives them, and all documents come out as theirs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest
from openpyxl import load_workbook

from generator.awal import KANTOR as AWAL
from generator.cli import perkin
from generator.cli.console import FINDINGS, REFUSED, run
from generator.findings import Severity
from generator.master import LEMBAR, Master
from generator.master.parse import parse
from generator.office.package import parts_of
from generator.office.word.text import docx_text
from generator.office.workbook.reader import read
from generator.rules.kamus import in_kamus
from generator.validate import validate
from generator.values import seen
from tests.lembaga import KANTOR
from tests.lembaga.isi import Lembaga
from tests.lembaga.ketik import Diketik, ketik, lambang
from tests.lembaga.salah import SALAH, Salah
from tests.test_kabupaten import texts

DECREE: Final = ("keputusan", "lampiran-1", "lampiran-2")
TERMS: Final = frozenset(
    {"maximize", "stabilize", "output", "permendagri", "permenpanrb", "penanggungjawab", "maks", "akuntabilitas"}
)
"""Terms of the field and national regulations, which are nobody's own although the sample decree writes them so."""


class Dibuat(NamedTuple):
    """An office with its typed master and what was made of it."""

    lembaga: Lembaga
    diketik: Diketik
    folder: Path

    def teks(self, name: str) -> str:
        """The text of a document."""
        (path,) = self.folder.rglob(f"{name}.docx")
        return docx_text(path.read_bytes())


@pytest.fixture(scope="module", params=KANTOR)
def dibuat(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Dibuat:
    """All documents of an office for TW II."""
    lembaga, folder = KANTOR[request.param], tmp_path_factory.mktemp(request.param)
    diketik = ketik(lembaga, folder)
    options = ["--quarter", "2", "--per-pj", "--gabung", "--output", str(folder / "hasil")]
    assert run(perkin, ["generate", str(diketik.path), *options]) == 0
    return Dibuat(lembaga, diketik, folder / "hasil")


def stored(master: Master) -> Iterator[str]:
    """Every text of a master."""
    for name in LEMBAR:
        for row in getattr(master, name):
            yield from (seen(getattr(row, field)) for field in row.cells)


@pytest.fixture(scope="module")
def milik_contoh(master_2025: Master) -> frozenset[str]:
    """What the sample decree alone says: its officials, places and numbers, and words that are always capitalised there."""
    forms: dict[str, set[str]] = {}
    for text in stored(master_2025):
        for word in re.findall(r"[A-Za-z]{4,}", text):
            forms.setdefault(word.lower(), set()).add(word)
    names = {word for word, written in forms.items() if all(form[0].isupper() for form in written)}
    own = {word for word in names if not in_kamus(word) and not word.endswith("nya")}
    people = {name for row in master_2025.pejabat for name in (row.nama, *row.alias, row.jenis, row.kelompok)}
    places = {
        name for row in master_2025.survei for name in (row.kecamatan, row.kelurahan) if not in_kamus(name.lower())
    }
    keys = {master_2025.teks(key) for key in ("Jabatan", "Nomor", "Nama", "NIP", "Ditetapkan di")}
    return frozenset(text.lower() for text in own | people | places | keys if len(text) > 3) - TERMS


def typed(lembaga: Lembaga) -> str:
    """All that the office's staff typed, in lower case."""
    return repr(lembaga).lower()


def said(made: Dibuat, phrases: frozenset[str]) -> set[str]:
    """Which of these phrases, that the office did not type itself, some file says."""
    own = typed(made.lembaga)
    foreign = [phrase for phrase in phrases if phrase not in own]
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(foreign, key=len, reverse=True)))})(?!\w)")
    found: set[str] = set()
    for path in made.folder.rglob("*.*"):
        for part, text in texts(path.read_bytes(), path.relative_to(made.folder).as_posix()):
            found |= {f"{part}: {match.group()}" for match in pattern.finditer(text.lower())}
    return found


def test_no_file_says_what_only_the_sample_decree_says(dibuat: Dibuat, milik_contoh: frozenset[str]) -> None:
    names = {path.name for path in dibuat.folder.rglob("*.*")}
    assert {*(f"{name}.docx" for name in (*DECREE, "monitoring", "gabungan")), "rekap.xlsx"} < names
    assert len(milik_contoh) > 150
    assert said(dibuat, milik_contoh) == set()


def test_only_rulings_that_the_office_has_are_cited(dibuat: Dibuat) -> None:
    labels = {label for part, label, _ in dibuat.lembaga.tubuh if part == "Diktum"}
    for path in dibuat.folder.rglob("*.docx"):
        cited = re.findall(r"\b(?:KESATU|KEDUA|KETIGA|KEEMPAT|KELIMA|KEENAM|KETUJUH)\b", docx_text(path.read_bytes()))
        assert set(cited) <= labels


def test_findings_speak_of_no_other_office(
    dibuat: Dibuat, milik_contoh: frozenset[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = next(name for name, lembaga in KANTOR.items() if lembaga is dibuat.lembaga)
    slips = [salah for salah in SALAH if salah.kantor == name]
    wrong = ketik(dibuat.lembaga, tmp_path / "salah", *slips)
    page = tmp_path / "halaman" / "temuan.html"
    page.parent.mkdir()
    assert run(perkin, ["validate", str(wrong.path), "--format", "html", "--output", str(page)]) == FINDINGS
    capsys.readouterr()
    assert said(dibuat._replace(folder=page.parent), milik_contoh) == set()


@pytest.mark.parametrize(
    ("name", "opening"),
    [
        (
            "dinas",
            (
                "PEMERINTAH KABUPATEN TELAGA PERMAI",
                "DINAS PERHUBUNGAN",
                "KEPUTUSAN KEPALA DINAS PERHUBUNGAN KABUPATEN TELAGA PERMAI",
                "NOMOR 500.11/118/2026",
            ),
        ),
        (
            "kecamatan",
            (
                "PEMERINTAH KABUPATEN MUARA ELOK",
                "KECAMATAN RIMBA SARI",
                "KEPUTUSAN CAMAT RIMBA SARI",
                "NOMOR 100.3/07/KEP/2026",
            ),
        ),
    ],
)
def test_the_decree_of_an_office_opens_with_its_heading(name: str, opening: tuple[str, ...], tmp_path: Path) -> None:
    made = generated(KANTOR[name], tmp_path, {})
    text = made.teks("keputusan")
    lines = [line.split("] ")[-1].strip("*") for line in text.splitlines()]
    assert [line for line in lines if line in opening] == list(opening)
    assert "DENGAN RAHMAT" not in text


BUPATI: Final[Mapping[str, Any]] = {
    "Jabatan": "BUPATI TELAGA PERMAI",
    "Tentang": "PERJANJIAN KINERJA BUPATI TELAGA PERMAI TAHUN 2026",
    "Logo": "garuda.png",
}


def generated(lembaga: Lembaga, folder: Path, keys: Mapping[str, Any], *options: str) -> Dibuat:
    """The documents of an office with other keys than its own."""
    changed = lembaga._replace(kunci={**lembaga.kunci, **keys}, kop={**lembaga.kop, **_heading(keys)})
    typed_master = ketik(changed, folder)
    arguments = ["generate", str(typed_master.path), "--force", "--output", str(folder / "hasil"), *options]
    assert run(perkin, arguments) == 0
    return Dibuat(changed, typed_master, folder / "hasil")


def _heading(keys: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in keys.items() if key in ("Kop", "Kop Alamat", "Kop Logo", "Penandatangan")}


def test_a_head_of_region_opens_with_the_office_and_keeps_the_heading_for_the_report(tmp_path: Path) -> None:
    made = generated(KANTOR["dinas"], tmp_path, {**BUPATI, "Logo": "lambang.png"}, "--quarter", "2")
    text, report = made.teks("keputusan"), made.teks("monitoring")
    assert "DINAS PERHUBUNGAN\n" not in text.partition("TENTANG")[0]
    assert "KEPUTUSAN BUPATI TELAGA PERMAI" in text
    assert "DENGAN RAHMAT TUHAN YANG MAHA ESA" in text
    assert report.index("PEMERINTAH KABUPATEN TELAGA PERMAI") < report.index("LAPORAN MONITORING")


def test_title_and_phrase_can_be_typed(tmp_path: Path) -> None:
    keys = {"Judul Keputusan": "KEPUTUSAN SEKRETARIS DAERAH", "Frasa Pembuka": "ATAS BERKAT RAHMAT ALLAH"}
    made = generated(KANTOR["biro"], tmp_path, keys)
    assert "KEPUTUSAN SEKRETARIS DAERAH" in made.teks("keputusan")
    assert "ATAS BERKAT RAHMAT ALLAH" in made.teks("keputusan")
    for name in DECREE[1:]:
        assert "KEPUTUSAN SEKRETARIS DAERAH" in made.teks(name)


def test_a_report_names_who_signs_for_whom(tmp_path: Path) -> None:
    keys = {
        "Mengetahui": "an. Bupati Telaga Permai\nSekretaris Daerah,",
        "Penyusun Laporan": "PLT Sekretaris Dinas Perhubungan",
    }
    made = generated(KANTOR["dinas"], tmp_path, keys, "--quarter", "2")
    report = made.teks("monitoring")
    assert "[PK Tanda Tangan] a.n. Bupati Telaga Permai↵Sekretaris Daerah,\n" in report
    assert "[PK Tanda Tangan] Plt. Sekretaris Dinas Perhubungan,\n" in report


def test_an_office_that_somebody_holds_for_the_time_being_is_one_office(tmp_path: Path) -> None:
    biro = KANTOR["biro"]
    (head, *rest), office = biro.pejabat, biro.pejabat[0][0]
    changed = biro._replace(pejabat=((f"Plt. {office}", *head[1:]), *rest))
    master = ketik(changed, tmp_path)
    found = [finding for finding in validate(parse(read(master.path))) if finding.code in ("P01", "P02", "P06", "P12")]
    assert found == []
    made = generated(changed, tmp_path / "lain", {}, "--quarter", "2", "--per-pj")
    sheets = [path for path in made.folder.rglob("per-pj/*.docx") if "tata-laksana" in path.name]
    assert [f"PLT. {office.upper()}" in docx_text(path.read_bytes()) for path in sheets] == [True]


def test_a_heading_without_its_picture_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    master = ketik(KANTOR["dinas"], tmp_path)
    (master.path.parent / "lambang.png").unlink()
    capsys.readouterr()
    assert run(perkin, ["generate", str(master.path), "--output", str(tmp_path / "hasil")]) == REFUSED
    told = capsys.readouterr().err
    assert "Kop Logo lambang.png di lembar Keputusan (2026.xlsx) tidak ditemukan" in told
    assert told.count("\n") == 1
    assert not (tmp_path / "hasil").exists()


def test_the_emblem_stands_in_the_heading(dibuat: Dibuat) -> None:
    wanted = [] if dibuat.lembaga.kop.get("Kop Logo") is None else [lambang()]
    for name in ("keputusan", "monitoring"):
        (path,) = dibuat.folder.rglob(f"{name}.docx")
        pictures = [data for part, data in parts_of(path.read_bytes()).items() if part.startswith("word/media/")]
        assert pictures == wanted, name


def test_a_phrase_can_be_left_out(tmp_path: Path) -> None:
    made = generated(KANTOR["dinas"], tmp_path, {**BUPATI, "Logo": "lambang.png", "Frasa Pembuka": "-"})
    assert "RAHMAT" not in made.teks("keputusan")


OFFICE: Final = "KEPALA DINAS PERHUBUNGAN KABUPATEN TELAGA PERMAI"


@pytest.mark.parametrize(
    ("typed_text", "printed"),
    [
        ("", f"{OFFICE},"),
        ("Plt.", f"Plt. {OFFICE},"),
        ("PLH", f"Plh. {OFFICE},"),
        (f"Plt. {OFFICE}", f"Plt. {OFFICE},"),
        ("a.n.\nSEKRETARIS,", f"a.n. {OFFICE}↵SEKRETARIS,"),
        (f"an. {OFFICE}\nPlt. SEKRETARIS", f"a.n. {OFFICE}↵Plt. SEKRETARIS,"),
        ("A.N.\nSEKRETARIS\nub\nKEPALA SUBBAGIAN UMUM", f"a.n. {OFFICE}↵SEKRETARIS↵u.b.↵KEPALA SUBBAGIAN UMUM,"),
    ],
)
def test_who_signs_and_for_whom_stands_in_every_part_of_the_decree(
    typed_text: str, printed: str, tmp_path: Path
) -> None:
    made = generated(KANTOR["dinas"], tmp_path, {"Penandatangan": typed_text})
    for name in DECREE:
        assert f"[PK Penutup] {printed}\n" in made.teks(name), name


def codes(diketik: Diketik) -> list[str]:
    """The findings of a typed master, each with its place."""
    return [f"{finding.code} {finding.sheet}!{finding.cell}" for finding in validate(parse(read(diketik.path)))]


ALARMS: Final = {"biro": ["A03 Lampiran II!L12"]}
"""What is found in an office without slips: an output that is due before the one above it."""


@pytest.fixture(scope="module", params=KANTOR)
def bersih(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, list[str]]:
    """An office without slips, and what is found in it."""
    return request.param, codes(ketik(KANTOR[request.param], tmp_path_factory.mktemp("bersih")))


def test_an_office_without_slips_is_let_alone(
    bersih: tuple[str, list[str]], record_property: Callable[[str, object], None]
) -> None:
    name, found = bersih
    record_property("temuan", f"{name}: {len(found)} temuan")
    assert found == ALARMS.get(name, [])


@pytest.mark.parametrize("salah", SALAH, ids=lambda salah: f"{salah.kantor}: {salah.apa}")
def test_a_slip_is_found_at_its_cell(salah: Salah, tmp_path: Path) -> None:
    diketik = ketik(KANTOR[salah.kantor], tmp_path, salah)
    cell = diketik.addresses[salah.lembar, salah.baris, salah.kolom]
    found = [place for place in codes(diketik) if place not in ALARMS.get(salah.kantor, [])]
    assert [place for place in found if place.endswith(f" {salah.lembar}!{cell}")] != []


def test_an_office_with_all_its_slips_has_few_other_findings(
    bersih: tuple[str, list[str]], tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    name, before = bersih
    slips = [salah for salah in SALAH if salah.kantor == name]
    diketik = ketik(KANTOR[name], tmp_path, *slips)
    cells = {f"{salah.lembar}!{diketik.addresses[salah[1:4]]}" for salah in slips}
    found = codes(diketik)
    record_property("temuan", f"{name}: {len(slips)} salah ketik, {len(found)} temuan, {len(before)} palsu")
    assert 10 * len(cells - {place.partition(" ")[2] for place in found}) <= len(cells)  # one slip may hide another
    assert 10 * len(before) <= len(found)


@pytest.mark.parametrize("jenis", AWAL)
def test_the_first_decree_needs_no_more_than_its_own_sheets(
    jenis: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dinas = KANTOR["dinas"]._replace(jenis=jenis, survei=(), realisasi=(), analisis=())
    only = dinas._replace(indikator=tuple(row._replace(komponen=()) for row in dinas.indikator))
    diketik = ketik(only, tmp_path)
    book = load_workbook(diketik.path)
    book["Pengukuran"].delete_rows(2, len(only.indikator))
    (table,) = book["Pengukuran"].tables.values()
    table.ref = f"{table.ref.partition(':')[0]}:{table.ref.partition(':')[2].rstrip('0123456789')}2"
    book.save(diketik.path)
    found = validate(parse(read(diketik.path)))
    assert [finding for finding in found if finding.severity is Severity.ERROR] == []
    later = {finding.sheet for finding in found if "belum diperlukan untuk" in finding.message}
    assert later == {"Pengukuran", "Komponen", "Survei", "Realisasi Renaksi", "Analisis"}
    assert run(perkin, ["generate", str(diketik.path), "--output", str(tmp_path / "hasil")]) == 0
    made = {path.name for path in (tmp_path / "hasil" / "2026").iterdir()}
    assert made == {*(f"{name}.docx" for name in DECREE), "manifest.json"}
