"""Reading and printing single values: strict, exact, Indonesian."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.office.workbook.cells import plain
from generator.values import (
    NA,
    Angka,
    Konsolidasi,
    Polarisasi,
    Raw,
    Run,
    Target,
    Triwulan,
    Unreadable,
    is_nip,
    normal,
    one_of,
    print_angka,
    print_date,
    print_number,
    read_date,
    read_input,
    read_names,
    read_number,
    read_quantity,
    read_quarter,
    read_target,
    read_text,
    seen,
    show,
)

numbers = st.decimals(min_value=-(10**12), max_value=10**12, places=6)
amounts = st.decimals(min_value=0, max_value=10**9, places=4)
raws: st.SearchStrategy[Raw] = st.one_of(
    st.none(), st.booleans(), st.text(), numbers, st.dates(), st.datetimes(), st.times()
)
READERS = (
    read_text,
    read_number,
    read_input,
    read_target,
    read_quarter,
    read_date,
    read_names,
    one_of(Polarisasi),
    one_of(Konsolidasi),
)


def parse_indonesian(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", "."))


@given(numbers)
def test_a_printed_number_reads_back_as_itself(value: Decimal) -> None:
    assert parse_indonesian(print_number(value)) == value


@given(numbers, st.integers(0, 5))
def test_rounding_moves_a_number_by_half_a_unit_at_most(value: Decimal, places: int) -> None:
    printed = print_number(value, places)
    assert abs(parse_indonesian(printed) - value) <= Decimal("0.5").scaleb(-places)
    assert len(printed.partition(",")[2]) == places


@given(numbers)
def test_thousands_stand_in_groups_of_three(value: Decimal) -> None:
    whole = print_number(value).lstrip("-").partition(",")[0]
    first, *groups = whole.split(".")
    assert 1 <= len(first) <= 3
    assert all(len(group) == 3 for group in groups)


@pytest.mark.parametrize(
    ("value", "places", "printed"),
    [
        ("97.905", None, "97,905"),
        ("97.905", 2, "97,91"),
        ("66.665", 2, "66,67"),
        ("-66.665", 2, "-66,67"),
        ("2.5", 0, "3"),
        ("1234567.5", None, "1.234.567,5"),
        ("100.00", None, "100"),
        ("100", 2, "100,00"),
        ("-0.001", 2, "0,00"),
        ("0", None, "0"),
        ("1E+30", 2, "1.000.000.000.000.000.000.000.000.000.000,00"),
    ],
)
def test_numbers_are_printed_the_indonesian_way(value: str, places: int | None, printed: str) -> None:
    assert print_number(Decimal(value), places) == printed


@pytest.mark.parametrize(
    ("value", "printed"),
    [(None, ""), (NA, "N/A"), (Decimal("96.66"), "96,66"), (Decimal(0), "0"), (Unreadable("Rp 5"), "Rp 5")],
)
def test_the_states_of_a_numeric_cell_print_differently(value: Angka, printed: str) -> None:
    assert print_angka(value) == printed


@given(raws)
def test_no_reader_ever_fails(raw: Raw) -> None:
    for read in READERS:
        read(raw)
    assert isinstance(show(raw), str)


@given(numbers)
def test_a_number_is_kept_exactly(value: Decimal) -> None:
    assert read_number(value) is value


@pytest.mark.parametrize("raw", ["N/A", "n/a", " N/A ", "N/a\u00a0"])
def test_na_is_not_blank_and_not_zero(raw: str) -> None:
    assert read_number(raw) is NA
    assert read_input(raw) is NA
    assert read_target(raw) is NA


@pytest.mark.parametrize("raw", [None, "", "   "])
def test_blank_is_not_filled_in(raw: Raw) -> None:
    assert read_number(raw) is None


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        ("97.905", "97.905"),
        ("96,66", "96,66"),
        ("Rp 1.500.000", "Rp 1.500.000"),
        (True, "TRUE"),
        (date(2025, 2, 1), "1/2/2025"),
        (time(7, 45), "07.45"),
    ],
)
def test_what_is_not_plainly_a_number_is_unreadable_and_shown_as_seen(raw: Raw, seen: str) -> None:
    assert read_number(raw) == Unreadable(seen)


@pytest.mark.parametrize(("raw", "value"), [("Sudah", 1), ("belum", 0), (" SUDAH ", 1), (Decimal(3), 3)])
def test_done_and_not_done_count_as_one_and_zero(raw: Raw, value: int) -> None:
    assert read_input(raw) == Decimal(value)


@given(amounts, st.none() | amounts, st.sampled_from([None, *Polarisasi]))
def test_a_target_written_to_a_cell_reads_back_as_itself(
    lo: Decimal, more: Decimal | None, own: Polarisasi | None
) -> None:
    target = Target(lo, None if more is None else lo + more, own)
    written = plain(target)
    assert isinstance(written, str | Decimal)
    assert read_target(written) == target


@pytest.mark.parametrize(
    ("raw", "target"),
    [
        (Decimal("97.905"), Target(Decimal("97.905"))),
        ("≥ 30", Target(Decimal(30))),
        ("80–100", Target(Decimal(80), Decimal(100))),
        ("80 - 100 (stabilize)", Target(Decimal(80), Decimal(100), Polarisasi.STABILIZE)),
        ("12,5", Target(Decimal("12.5"))),
    ],
)
def test_targets_may_be_ranges_with_a_polarisasi_of_their_own(raw: Raw, target: Target) -> None:
    assert read_target(raw) == target


@pytest.mark.parametrize("raw", ["100–80", "sekitar 30", "97.905", "80–", "80–100 (Optimize)", "３０"])
def test_other_targets_are_unreadable(raw: str) -> None:
    assert read_target(raw) == Unreadable(raw)


def test_quarters() -> None:
    assert [read_quarter(quarter.label) for quarter in Triwulan] == list(Triwulan)
    assert read_quarter(" tw\u00a0iii ") is Triwulan.III
    assert read_quarter("") is None
    assert read_quarter("TW V") == Unreadable("TW V")
    assert read_quarter(Decimal(2)) == Unreadable("2")
    assert Triwulan.I.previous is None
    assert Triwulan.III.previous is Triwulan.II
    assert Triwulan.III.so_far == (Triwulan.I, Triwulan.II, Triwulan.III)


def test_only_true_dates_are_dates() -> None:
    assert read_date(datetime(2025, 7, 8, 9, 30)) == date(2025, 7, 8)
    assert read_date(date(2025, 7, 8)) == date(2025, 7, 8)
    assert read_date("8/7/2025") == Unreadable("8/7/2025")
    assert read_date(Decimal(45846)) == Unreadable("45.846")
    assert print_date(date(2025, 7, 8)) == "8 Juli 2025"


def test_names_stand_one_per_line() -> None:
    assert read_names("Para Camat\n Kabag KKPP \n\n") == ("Para Camat", "Kabag KKPP")
    assert read_names(None) == ()
    assert read_names(Decimal(5)) == Unreadable("5")


def test_words_of_a_list_are_read_whatever_their_case() -> None:
    assert one_of(Polarisasi)("MAXIMIZE") is Polarisasi.MAXIMIZE
    assert one_of(Konsolidasi)(" rata-rata") is Konsolidasi.RATA_RATA
    assert one_of(Polarisasi)("besar") == Unreadable("besar")
    assert one_of(Polarisasi)(None) is None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("1 Laporan", (Decimal(1), "Laporan")),
        (" 2,5  Dokumen\nlengkap ", (Decimal("2.5"), "Dokumen\nlengkap")),
        ("Laporan", (None, "Laporan")),
        ("", (None, "")),
        ("1.5 Data", (None, "1.5 Data")),
    ],
)
def test_a_quantity_is_a_count_and_its_unit(text: str, count: tuple[Decimal | None, str]) -> None:
    assert read_quantity(text) == count


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ((), ""),
        (NA, "N/A"),
        (Unreadable("1/2"), "1/2"),
        (Triwulan.II, "TW II"),
        (Decimal("97.905"), "97,905"),
        (date(2025, 7, 8), "8/7/2025"),
        (("Para Camat", "Kabag KKPP"), "Para Camat\nKabag KKPP"),
        (((Run("a "), Run("b", italic=True)), (Run("c"),)), "a b\nc"),
        (Polarisasi.MAXIMIZE, "Maximize"),
        (Target(Decimal(80), Decimal(100)), "80–100"),
    ],
)
def test_every_typed_value_is_shown_as_a_person_sees_it(value: object, text: str) -> None:
    assert seen(value) == text


def test_a_nip_is_eighteen_plain_digits() -> None:
    assert is_nip("197008011994031002")
    assert not is_nip("NIP. 197008011994031002")
    assert not is_nip("19700801 199403 1 002")
    assert not is_nip("１" * 18)


@given(st.text())
def test_comparing_ignores_case_and_white_space_and_nothing_changes_twice(text: str) -> None:
    assert normal(normal(text)) == normal(text)
    assert normal(f" \u00a0{text}\n") == normal(text)
