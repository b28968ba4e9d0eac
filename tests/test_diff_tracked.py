"""Tracked changes that wait in only one of two documents are told, also where the text stays the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diff.documents import compare_documents
from generator.diff.parts import TERLACAK
from generator.diff.rows import Aspect
from generator.documents import keputusan
from generator.master import Master
from generator.office.word.folder import find_template
from generator.office.word.template import Template
from generator.present.document_text import as_text
from tests.word_kinds import changes_between, document, run


@pytest.fixture(scope="module")
def base(master_2025: Master) -> bytes:
    """A generated decree; its body is replaced."""
    return Template.load(find_template("keputusan", None)).fill(keputusan.build(master_2025))


def moved_away(text: str) -> str:
    return f'<w:moveFrom w:id="9" w:author="Staf">{run(text)}</w:moveFrom>'


def moved_here(text: str) -> str:
    return f'<w:moveTo w:id="8" w:author="Staf">{run(text)}</w:moveTo>'


def deleted(text: str) -> str:
    return f'<w:del w:id="7" w:author="Staf">{run(text).replace("w:t", "w:delText")}</w:del>'


@pytest.mark.parametrize(
    ("tracked", "words"),
    [
        (moved_away("lima miliar"), "1 pemindahan"),
        (moved_away("lima") + moved_away(" miliar"), "2 pemindahan"),
        (deleted("lima miliar"), "1 hapusan"),
        (moved_away("lima miliar") + deleted("x"), "1 hapusan, 1 pemindahan"),
    ],
)
def test_a_change_that_waits_and_leaves_the_text_is_told(base: bytes, tmp_path: Path, tracked: str, words: str) -> None:
    old, new = tmp_path / "lama.docx", tmp_path / "baru.docx"
    old.write_bytes(document(base, f"<w:p>{run('isi')}</w:p>"))
    new.write_bytes(document(base, f"<w:p>{run('isi')}{tracked}</w:p>"))
    comparison = compare_documents(old, new)
    (change,) = comparison.changes
    assert (change.table, change.old, change.new, change.aspect) == (TERLACAK, "", words, Aspect.TEXT)
    assert f"({words})" in comparison.pending[0]
    assert "Tidak ada perbedaan" not in as_text(comparison)


def test_both_halves_of_a_move_are_one(base: bytes, tmp_path: Path) -> None:
    path = tmp_path / "baru.docx"
    path.write_bytes(document(base, f"<w:p>{moved_away('isi')}</w:p><w:p>{moved_here('isi')}</w:p>"))
    assert "(1 pemindahan)" in compare_documents(path, path).pending[0]


def test_a_waiting_change_is_told_beside_a_change_of_looks(base: bytes) -> None:
    old = document(base, f"<w:p>{run('isi')}</w:p>")
    new = document(base, f"<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>isi</w:t></w:r>{moved_away('x')}</w:p>")
    assert {change.aspect for change in changes_between(old, new)} == {Aspect.LOOKS, Aspect.TEXT}


def test_another_text_that_waits_for_deletion_is_told(base: bytes) -> None:
    old, new = (document(base, f"<w:p>{run('isi')}{deleted(text)}</w:p>") for text in ("lima", "enam"))
    (change,) = changes_between(old, new)
    assert (change.table, change.old, change.new) == (TERLACAK, "lima", "enam")


def test_a_deleted_text_that_reads_like_the_name_of_a_kind_is_a_text(base: bytes) -> None:
    texts = ("perubahan tampilan", "3 perubahan tampilan")
    old, new = (document(base, f"<w:p>{run('isi')}{deleted(text)}</w:p>") for text in texts)
    (change,) = changes_between(old, new)
    assert (change.old, change.new, change.aspect) == (*texts, Aspect.TEXT)
