"""Validation as a whole: the decree's findings, their order and places, accepted findings, and how they are shown."""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from dataclasses import replace
from datetime import date
from datetime import time as clock
from decimal import Decimal
from itertools import filterfalse

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.errors import InputRefused, PerkinError
from generator.findings import Finding, Severity
from generator.master import Buku, Master, Sel
from generator.master.parse import parse
from generator.present.findings import as_github, as_json, as_text, summary
from generator.registry import RULES
from generator.validate import validate
from generator.values import Raw, normal
from tests.conftest import ROOT
from tests.golden import check
from tests.rulepages import NOTHING, Case, clean

KEYS = ["code", "severity", "sheet", "cell", "id", "column", "message", "value", "suggestion", "waived"]
TODAY = date(2025, 7, 1)
EXCEPT = 'tambah Pengecualian: "W03"; {sheet}; {ident}; {column}; {reason}; "Bagian Hukum"; {until}'
SAME_WORDS = 'Lampiran I / IK2.2 / Indikator Kinerja = "Indeks kepuasan masyarakat"'


def changed(*edits: str) -> Master:
    return Case("ubah", edits, NOTHING).master()


def exception(sheet: str = "", ident: str = "", column: str = "", reason: str = '"Cetakan"', until: str = "") -> str:
    return EXCEPT.format(sheet=sheet, ident=ident, column=column, reason=reason, until=until)


def golden(findings: tuple[Finding, ...]) -> str:
    counts = Counter(finding.severity for finding in findings)
    lines = ["# Temuan pada masters/2025.xlsx", "", ", ".join(f"{level}: {counts[level]}" for level in Severity), ""]
    for finding in findings:
        lines += [f"- **{finding.code}** {finding.severity} · {finding.sheet}!{finding.cell} · {finding.id}"]
        lines += [f"  {finding.message} *{finding.suggestion}*"]
    return "\n".join(lines) + "\n"


def test_decree_has_no_error_and_the_warnings_we_know(master_2025: Master) -> None:
    findings = validate(master_2025)
    assert summary(findings)["error"] == 0
    check("temuan-2025.md", golden(findings))


def test_every_finding_on_the_decree_is_explained_and_few_are_false(master_2025: Master) -> None:
    """docs/temuan-2025.md names each finding, by sheet, code and cell, and nothing that is not found."""
    found = Counter((finding.sheet, finding.code, finding.cell) for finding in validate(master_2025))
    page = (ROOT / "docs" / "temuan-2025.md").read_text(encoding="utf-8").partition("## Yang tidak ditemukan")[0]
    named: Counter[tuple[str, str, str]] = Counter()
    for section in page.split("\n### ")[1:]:
        sheet = section.partition("\n")[0]
        named.update((sheet, code, cell) for code, cell in re.findall(r"^- \*\*(\w+)\*\* (\w+): ", section, re.M))
    assert named == found
    assert f"Dari {sum(found.values())} temuan" in page
    assert page.count(": **palsu**") * 10 <= sum(found.values())


def test_example_master_has_no_error(contoh: Master) -> None:
    assert [finding for finding in validate(contoh) if finding.severity is Severity.ERROR] == []


def test_every_finding_stands_in_a_cell_that_exists(master_2025: Master) -> None:
    for finding in validate(master_2025):
        lembar = master_2025.buku.lembar[finding.sheet]
        columns = {column for row, column in lembar.sel}
        assert finding.cell
        row, column = int(finding.cell.lstrip("ABCDEFGHIJKLMN")), ord(finding.cell[0]) - ord("A") + 1
        assert column in columns
        assert any(place[0] == row for place in lembar.sel)
        assert finding.column in {sel.nilai for (number, _), sel in lembar.sel.items() if number == 1}


def test_the_same_finding_stands_at_the_same_place_once(master_2025: Master, contoh: Master) -> None:
    for master in (master_2025, contoh):
        said = Counter((finding.code, finding.sheet, finding.cell, finding.message) for finding in validate(master))
        assert {what: times for what, times in said.items() if times > 1} == {}


def test_findings_are_sorted_by_severity_then_sheet_then_row_and_column() -> None:
    master = changed(
        "Survei / Cakung Penggilingan / Responden TW II = 5",
        'Lampiran II / RO010 / Target Renaksi = "Laporan"',
        "Lampiran II / RO009 / Target = 70",
        'Lampiran I / IK7.1 / Sumber Data = "Survei.."',
        "Komponen / IK7.1 a nilai / TW I = 500",
    )
    assert [(finding.code, finding.cell) for finding in validate(master)] == [
        ("R04", "F15"),
        ("W04", "F9"),
        ("T04", "G10"),
        ("A02", "K11"),
        ("R03", "D2"),
    ]


def test_columns_sort_by_place_and_not_by_letter() -> None:
    cells = [Sel("AA1", "Lain"), Sel("P1", "Lain lagi")]
    sheet = clean().lembar["Pejabat"]
    wide = replace(sheet, sel={**sheet.sel, (1, 27): cells[0], (1, 16): cells[1]})
    master = parse(Buku("uji.xlsx", "0" * 64, {**clean().lembar, "Pejabat": wide}))
    assert [finding.cell for finding in validate(master)] == ["P1", "AA1"]


def test_rules_can_be_chosen_by_code_and_family() -> None:
    master = changed(SAME_WORDS, "Lampiran I / IK7.1 / Target Tahunan = 90")
    assert {finding.code for finding in validate(master)} == {"W01", "W03", "T02", "T04"}
    assert {finding.code for finding in validate(master, select=["W"])} == {"W01", "W03"}
    assert {finding.code for finding in validate(master, select=["w03,T"])} == {"W03", "T02", "T04"}
    assert {finding.code for finding in validate(master, select=["W"], ignore=["W01"])} == {"W03"}
    assert {finding.code for finding in validate(master, ignore=["W", "T02"])} == {"T04"}


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(PerkinError, match="Kode aturan X9 tidak dikenal"):
        validate(changed(), select=["X9"])


@pytest.mark.parametrize(
    ("edit", "waived"),
    [
        (exception(), True),
        (exception(until="1/7/2025"), True),
        (exception(until="30/6/2025"), False),
        (exception(sheet='"lampiran i"', ident='"IK2.1"', column='"indikator kinerja"'), True),
        (exception(sheet='"Lampiran II"'), False),
        (exception(ident='"IK2.2"'), False),
        (exception(column='"Sasaran"'), False),
        (exception(reason="kosong"), False),
        (exception(until='"akhir tahun"'), False),
    ],
)
def test_exceptions_hold_for_what_they_name_until_their_day(edit: str, waived: bool) -> None:
    findings = validate(changed(SAME_WORDS, edit), select=["W03"], today=TODAY)
    assert [finding.waived for finding in findings] == [waived]


def test_an_accepted_finding_says_why_by_whom_and_until_when() -> None:
    for until, end in (("", ""), ("1/7/2025", ", sampai 1/7/2025")):
        (finding,) = validate(changed(SAME_WORDS, exception(until=until)), select=["W03"], today=TODAY)
        assert finding.reason == f"Cetakan (Bagian Hukum{end})"


def test_an_expired_exception_says_so() -> None:
    (finding,) = validate(changed(SAME_WORDS, exception(until="30/6/2025")), select=["W03"], today=TODAY)
    assert finding.suggestion.endswith("Pengecualiannya sudah berakhir pada 30/6/2025.")


def test_errors_cannot_be_accepted() -> None:
    edit = 'tambah Pengecualian: "N04"; ; ; ; "Cetakan"; "Bagian Hukum"'
    (finding,) = validate(changed("Lampiran I / IK2.1 / Target TW II = 97905", edit), select=["N04"])
    assert not finding.waived


def test_a_workbook_with_nothing_in_it_is_no_master() -> None:
    with pytest.raises(InputRefused, match="bukan master perkin"):
        validate(parse(Buku("kosong.xlsx", "0" * 64, {})))


TEXTS = st.sampled_from(
    ["", " ", "-", "N/A", "RA.", "T/O1.", "KK99.99.99.", "IK1.1", "97.905", "1/2", "huruf z", "((]"]
)
RAW: st.SearchStrategy[Raw] = st.one_of(
    st.none(),
    st.booleans(),
    st.decimals(allow_nan=False, allow_infinity=False, places=3),
    st.dates(),
    st.times(),
    TEXTS,
    st.text(max_size=20),
)


@given(st.lists(st.tuples(st.sampled_from(sorted(clean().lembar)), st.integers(1, 12), st.integers(1, 14), RAW)))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_no_content_can_stop_validation(changes: list[tuple[str, int, int, Raw]]) -> None:
    sheets = {name: replace(lembar, sel=dict(lembar.sel)) for name, lembar in clean().lembar.items()}
    for name, row, column, raw in changes:
        cells = sheets[name].sel
        assert isinstance(cells, dict)
        cells[row, column] = Sel(f"{chr(64 + column)}{row}", raw)
    for finding in validate(parse(Buku("uji.xlsx", "0" * 64, sheets)), today=TODAY):
        assert finding.code in RULES
        assert finding.message
        assert finding.suggestion
        assert normal(finding.sheet) in map(normal, sheets)


def test_time_and_number_in_every_cell_of_a_row_are_reported_and_survived() -> None:
    for raw in (clock(7, 45), Decimal("0.5"), True):
        sheets = dict(clean().lembar)
        for name, lembar in sheets.items():
            cells = {place: replace(sel, nilai=raw) if place[0] == 2 else sel for place, sel in lembar.sel.items()}
            sheets[name] = replace(lembar, sel=cells)
        assert summary(validate(parse(Buku("uji.xlsx", "0" * 64, sheets))))["error"] > 0


def test_three_thousand_rows_are_validated_in_seconds() -> None:
    sheet = clean().lembar["Lampiran II"]
    cells = dict(sheet.sel)
    for row in range(12, 3_000):
        for (number, column), sel in sheet.sel.items():
            if number == 11:
                value = f"RO{row:05d}" if column == 1 else sel.nilai
                cells[row, column] = replace(sel, alamat=f"{sel.alamat[0]}{row}", nilai=value)
    big = replace(sheet, sel=cells, tabel="A1:M3000")
    master = parse(Buku("besar.xlsx", "0" * 64, {**clean().lembar, "Lampiran II": big}))
    start = time.perf_counter()
    findings = validate(master)
    assert time.perf_counter() - start < 20
    assert {finding.code for finding in findings} == {"K05"}


def test_json_holds_the_fixed_keys_and_counts(master_2025: Master) -> None:
    findings = validate(master_2025)
    data = json.loads(as_json([("2025.xlsx", findings)]))
    assert list(data) == ["master", "findings", "summary"]
    assert data["master"] == "2025.xlsx"
    assert all(list(finding) == KEYS for finding in data["findings"])
    assert data["summary"] == summary(findings)
    assert sum(data["summary"].values()) == len(findings)
    assert isinstance(json.loads(as_json([("a.xlsx", findings), ("b.xlsx", ())])), list)


def test_accepted_findings_are_kept_in_json_and_counted_apart() -> None:
    findings = validate(changed(SAME_WORDS, exception()), select=["W03"], today=TODAY)
    data = json.loads(as_json([("uji.xlsx", findings)]))
    assert [finding["waived"] for finding in data["findings"]] == [True]
    assert data["summary"] == {"error": 0, "warning": 0, "info": 0, "waived": 1}


def test_an_exception_lapses_on_the_day_that_validate_is_told() -> None:
    accepted = changed(SAME_WORDS, exception(until="30/6/2025"))
    days = (date(2025, 6, 30), date(2025, 7, 1))
    codes = [[finding.code for finding in validate(accepted, select=["E"], today=day)] for day in days]
    assert codes == [[], ["E03"]]


def test_an_exception_of_a_lapsed_exception_is_used_from_the_day_it_lapses() -> None:
    of_lapse = 'tambah Pengecualian: "E03"; ; ; ; "Menunggu cetakan baru"; "Bagian Hukum"; '
    accepted = changed(SAME_WORDS, exception(until="30/6/2025"), of_lapse)
    days = (date(2025, 6, 30), date(2025, 7, 1))
    found = [{(one.code, one.waived) for one in validate(accepted, select=["E"], today=day)} for day in days]
    assert found == [{("E02", False)}, {("E03", True)}]


def test_text_groups_by_sheet_and_says_what_was_read_and_what_to_do() -> None:
    master = changed('Lampiran I / IK2.1 / Target TW II = "96,66"', 'Lampiran I / IK7.1 / Sumber Data = "Survei.."')
    text = as_text([("uji.xlsx", validate(master, select=["N01", "W04"]))])
    assert text == (
        "Lampiran I\n"
        "  I3  IK2.1, Target TW II  [kesalahan N01]\n"
        '      Terbaca "96,66", seharusnya angka atau N/A. Isinya teks, bukan angka; mungkin maksudnya 96,66.\n'
        "      Saran: Ketik ulang sebagai angka atau N/A.\n"
        "  F9  IK7.1, Sumber Data  [peringatan W04]\n"
        '      Ada tanda baca berulang: "Survei..".\n'
        "      Saran: Hapus yang berlebih.\n\n"
        "uji.xlsx: 1 kesalahan, 1 peringatan, 0 catatan.\n\n"
        "Alasan dan contoh setiap aturan: perkin rules KODE, misalnya perkin rules N01"
    )


def test_text_counts_accepted_findings_without_listing_them() -> None:
    findings = validate(changed(SAME_WORDS, exception()), select=["W03"], today=TODAY)
    assert as_text([("uji.xlsx", findings)]) == "uji.xlsx: 0 kesalahan, 0 peringatan, 0 catatan, 1 dikecualikan."


UNSEEN = 'Nilai\x0b\x1b[31m\u202e "3"\x9b\u200b\x7f'


def test_what_nobody_would_see_in_a_cell_is_spelt_out() -> None:
    finding = Finding(
        "N01", Severity.ERROR, "Survei", "A2", UNSEEN, "Nilai", f"Terbaca {UNSEEN}.\nDua", UNSEEN, "Ketik."
    )
    spelt = 'Nilai<U+000B><U+001B>[31m<U+202E> "3"<U+009B><U+200B><U+007F>'
    for text in (as_text([("uji.xlsx", [finding])]), as_github([("uji.xlsx", [finding])])):
        assert f"Terbaca {spelt}." in text
        assert set(filterfalse(str.isprintable, text)) <= {"\n"}
    assert "%0ADua" in as_github([("uji.xlsx", [finding])])
    assert json.loads(as_json([("uji.xlsx", [finding])]))["findings"][0]["value"] == UNSEEN


def test_colour_only_adds_colour(master_2025: Master) -> None:
    import click

    findings = validate(master_2025)
    coloured = as_text([("2025.xlsx", findings)], colour=True)
    assert "\x1b[" in coloured
    assert click.unstyle(coloured) == as_text([("2025.xlsx", findings)])


def test_text_can_be_shown_on_a_cp1252_console(master_2025: Master) -> None:
    as_text([("2025.xlsx", validate(master_2025))]).encode("cp1252")


def test_github_annotations_are_one_escaped_line_each() -> None:
    master = changed('Lampiran I / IK2.1 / Target TW II = "96,66%"', SAME_WORDS)
    lines = as_github([("map,satu/uji.xlsx", validate(master, select=["N01", "W03"]))]).splitlines()
    first = (
        "::error file=map%2Csatu/uji.xlsx,title=N01 Lampiran I!I3::"
        'Terbaca "96,66%25", seharusnya angka atau N/A. Isinya teks; tulis angkanya saja tanpa tanda %25. '
        "Ketik ulang sebagai angka atau N/A."
    )
    second = (
        "::warning file=map%2Csatu/uji.xlsx,title=W03 Lampiran I!E3::"
        "IK2.1 dan IK2.2 berbunyi sama. Begitu pula di E4. Bedakan bunyi kedua indikator."
    )
    assert lines == [first, second]
