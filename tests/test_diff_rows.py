"""Keyed tables compared: random edits of a real master are all found, both ways, and nothing else."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

import pytest

from generator.diff.rows import Change, Kind, Rules, compare
from generator.master import Master
from generator.records import Nilai, Rekaman, Tabel, from_json, tables_of, to_json
from generator.records.master import KEYLESS
from generator.records.table import unique

SCRIPTS = 600
"""Edit scripts that are tried."""
Row = tuple[str, dict[str, Nilai]]


def rows_of(table: Tabel) -> list[Row]:
    return [(row.id, {name: value for name, value in row.nilai.items() if value is not None}) for row in table.rekaman]


def applied(table: Tabel, changes: Sequence[Change]) -> list[Row]:
    """The rows of a table after the reported changes, by what each kind of change promises."""
    gone = {change.id_old for change in changes if change.kind is Kind.REMOVED}
    ids = {change.id_old: change.id_new for change in changes if change.id_old and change.id_new}
    cells: dict[str | None, dict[str, Nilai]] = {}
    for change in changes:
        if change.kind is Kind.CHANGED and change.column:
            cells.setdefault(change.id_old, {})[change.column] = change.new

    def edited(row: Rekaman) -> Row:
        values = {**row.nilai, **cells.get(row.id, {})}
        return ids.get(row.id) or row.id, {name: value for name, value in values.items() if value is not None}

    old = {row.id: row for row in table.rekaman}
    moved = {change.id_old for change in changes if change.kind is Kind.MOVED}
    placed = {change.new: edited(old[str(change.id_old)]) for change in changes if change.kind is Kind.MOVED}
    placed |= {change.place: (change.id, change.new) for change in changes if change.kind is Kind.ADDED}
    staying = iter([edited(row) for row in table.rekaman if row.id not in gone | moved])
    total = len(table.rekaman) - len(gone) + sum(change.kind is Kind.ADDED for change in changes)
    return [placed[place] if place in placed else next(staying) for place in range(1, total + 1)]


# --- random edits -----------------------------------------------------------------------------------------------


@dataclass
class Script:
    """What was done to one table: its rows afterwards, and how many edits of each kind there were."""

    rows: list[Rekaman]
    done: Counter[str]
    chance: random.Random

    def cell(self) -> None:
        place = self.chance.randrange(len(self.rows))
        row = self.rows[place]
        column = self.chance.choice(list(row.nilai))
        value = self.chance.choice(
            [None, "N/A", Decimal("97.905"), f"kata {self.chance.random():.6f}", f"{row.nilai[column]}."]
        )
        self.rows[place] = replace(row, nilai={**row.nilai, column: value})

    def add(self) -> None:
        model = self.chance.choice(self.rows)
        new = Rekaman(
            f"baru {self.chance.random():.9f}", {**model.nilai, next(iter(model.nilai)): f"B{self.chance.random()}"}
        )
        self.rows.insert(self.chance.randrange(len(self.rows) + 1), new)

    def remove(self) -> None:
        del self.rows[self.chance.randrange(len(self.rows))]

    def move(self) -> None:
        row = self.rows.pop(self.chance.randrange(len(self.rows)))
        self.rows.insert(self.chance.randrange(len(self.rows) + 1), row)

    def rename(self) -> None:
        place = self.chance.randrange(len(self.rows))
        self.rows[place] = replace(self.rows[place], id=f"{self.rows[place].id}-baru{self.chance.random():.9f}")

    def run(self, steps: int) -> None:
        kinds: dict[str, Callable[[], None]] = {
            "cell": self.cell, "add": self.add, "remove": self.remove, "move": self.move, "rename": self.rename
        }  # fmt: skip
        for _ in range(steps):
            name = self.chance.choice(list(kinds))
            if len(self.rows) > 2:
                kinds[name]()
                self.done[name] += 1


def test_applying_the_reported_changes_gives_the_edited_master(contoh: Master) -> None:
    """600 edit scripts over every table of the example master: nothing is missed, nothing made up, both ways."""
    tables = [table for table in tables_of(contoh) if len(table.rekaman) > 2]
    total: Counter[str] = Counter()
    for number in range(SCRIPTS):
        chance = random.Random(number)  # noqa: S311 - repeatable on purpose
        before = tables[number % len(tables)]
        script = Script(list(before.rekaman), total, chance)
        script.run(chance.randint(1, 12))
        after = replace(before, rekaman=tuple(script.rows if before.berkunci else relabelled(script.rows)))
        changes = compare([before], [after])
        got, wanted = applied(before, changes), rows_of(after)
        if not before.berkunci:  # their ids only tell where a row stands
            got, wanted = [("", row) for _, row in got], [("", row) for _, row in wanted]
        assert got == wanted, f"naskah {number}"
        assert mirror(compare([after], [before])) == set(map(plain, changes)), f"naskah {number}"
    assert min(total.values()) > 500, total


def relabelled(rows: Sequence[Rekaman]) -> list[Rekaman]:
    """Rows of a table without ids of its own, called by part and label as the reader of masters does."""
    ids = unique(f"{row.nilai['Bagian']} {row.nilai['Label']}" for row in rows)
    return [replace(row, id=name) for name, row in zip(ids, rows, strict=True)]


def plain(change: Change) -> tuple[object, ...]:
    return (change.kind, change.table, change.id_old, change.id_new, change.column, str(change.old), str(change.new), change.place)  # fmt: skip


def mirror(changes: Sequence[Change]) -> set[tuple[object, ...]]:
    swapped = {Kind.ADDED: Kind.REMOVED, Kind.REMOVED: Kind.ADDED}
    return {
        plain(
            replace(
                change,
                kind=swapped.get(change.kind, change.kind),
                id_old=change.id_new,
                id_new=change.id_old,
                old=change.new,
                new=change.old,
            )
        )
        for change in changes
    }


def test_one_edit_is_one_change_of_its_kind(contoh: Master) -> None:
    (before,) = [table for table in tables_of(contoh) if table.nama == "Lampiran II"]
    for number in range(100):
        chance = random.Random(number)  # noqa: S311 - repeatable on purpose
        script = Script(list(before.rekaman), Counter(), chance)
        getattr(script, name := chance.choice(["add", "remove", "move"]))()
        kinds = [change.kind for change in compare([before], [replace(before, rekaman=tuple(script.rows))])]
        still = script.rows == list(before.rekaman)
        assert kinds == ([] if still else [{"add": Kind.ADDED, "remove": Kind.REMOVED, "move": Kind.MOVED}[name]])


# --- single properties -------------------------------------------------------------------------------------------


def test_a_master_does_not_differ_from_itself(contoh: Master) -> None:
    assert compare(tables_of(contoh), tables_of(contoh)) == ()


def test_what_the_manifest_keeps_does_not_differ_from_the_master(contoh: Master) -> None:
    tables = tables_of(contoh)
    assert compare(from_json(to_json(tables), KEYLESS), tables) == ()


def table(*rows: tuple[str, Nilai], name: str = "Lampiran I", keyed: bool = True) -> Tabel:
    return Tabel(name, tuple(Rekaman(key, {"Label": key.split()[-1], "Isi": value}) for key, value in rows), keyed)


@pytest.mark.parametrize(
    ("old", "new", "equal"),
    [
        (Decimal(100), Decimal("100.0"), True),
        (Decimal("97.905"), Decimal("97.906"), False),
        (Decimal(100), "100", False),
        ("N/A", None, False),
        ("Camat", "Camat ", False),
    ],
)
def test_values_are_compared_as_what_they_are(old: Nilai, new: Nilai, equal: bool) -> None:
    assert (compare([table(("IK1", old))], [table(("IK1", new))]) == ()) is equal


def test_numbers_within_the_tolerance_are_equal() -> None:
    old, new = (
        table(("IK1", Decimal("97.52")), ("IK2", Decimal("1.0"))),
        table(("IK1", Decimal("97.53")), ("IK2", Decimal("1.02"))),
    )
    (change,) = compare([old], [new], Rules(tolerance=Decimal("0.01")))
    assert change.id == "IK2"


@pytest.mark.parametrize("ignored", ["lampiran i", "isi", "lampiran i.isi"])
def test_ignored_tables_and_columns_are_left_out(ignored: str) -> None:
    rules = Rules(ignored=frozenset({ignored}))
    assert compare([table(("IK1", "a"))], [table(("IK1", "b"))], rules) == ()


def test_a_paragraph_put_in_moves_labels_and_nothing_else() -> None:
    """A new legal basis at 2: those after it only get another number."""
    laws = ["UU 29/2007", "PP 8/2006", "Permen 53/2014"]
    old = table(*((f"Mengingat {n}", law) for n, law in enumerate(laws, 1)), name="Batang Tubuh", keyed=False)
    laws.insert(1, "UU 2/2024 tentang Daerah Khusus Jakarta")
    new = table(*((f"Mengingat {n}", law) for n, law in enumerate(laws, 1)), name="Batang Tubuh", keyed=False)
    changes = compare([old], [new])
    assert [(c.kind, c.id_old, c.id_new, c.column) for c in changes] == [
        (Kind.ADDED, None, "Mengingat 2", None),
        (Kind.CHANGED, "Mengingat 2", "Mengingat 3", "Label"),
        (Kind.CHANGED, "Mengingat 3", "Mengingat 4", "Label"),
    ]


def test_a_reworded_paragraph_is_the_same_paragraph() -> None:
    old = table(
        ("Diktum KESATU", "Menetapkan Perjanjian Kinerja Walikota Tahun 2025"), name="Batang Tubuh", keyed=False
    )
    new = table(
        ("Diktum PERTAMA", "Menetapkan Perjanjian Kinerja Walikota Tahun 2026"), name="Batang Tubuh", keyed=False
    )
    assert [(c.kind, c.column) for c in compare([old], [new])] == [(Kind.CHANGED, "Label"), (Kind.CHANGED, "Isi")]


def test_a_table_that_one_side_lacks_has_all_its_rows_added() -> None:
    changes = compare([], [table(("IK1", "a"), ("IK2", "b"))])
    assert [(c.kind, c.id, c.place) for c in changes] == [(Kind.ADDED, "IK1", 1), (Kind.ADDED, "IK2", 2)]


def test_turning_an_order_round_moves_all_rows_but_one() -> None:
    names = [f"R{n}" for n in range(9)]
    changes = compare([table(*((n, None) for n in names))], [table(*((n, None) for n in reversed(names)))])
    assert {c.kind for c in changes} == {Kind.MOVED}
    assert len(changes) == len(names) - 1
    assert all(a.new < b.new for a, b in pairwise(changes))
