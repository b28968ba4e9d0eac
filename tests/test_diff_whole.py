"""Two Word documents compared as wholes: their parts, styles, settings and lists; and what a reader is told of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.diff.documents import changes_of, compare_documents
from generator.diff.parts import BESERTA, GAYA, NOMOR, RUPA, SISA, TEKS
from generator.diff.rows import Aspect
from generator.documents import named
from generator.errors import InputRefused
from generator.master import Master
from generator.office.layout.office import find_libreoffice
from generator.office.package import pack, parts_of
from generator.office.word.content import read_content
from generator.office.word.content.lines import lines_of
from generator.office.word.folder import find_template
from generator.office.word.template import Template
from generator.office.word.text import docx_text
from generator.present.diff_page import as_html
from generator.present.document_text import as_json, as_text
from tests.word_kinds import NAMESPACES, W_NS, changes_between, document, paragraph, run, table

Edit = Callable[[dict[str, bytes]], None]


@pytest.fixture(scope="module")
def base(master_2025: Master) -> bytes:
    return Template.load(find_template("keputusan", None)).fill(named("keputusan").build(master_2025))


def edited(data: bytes, edit: Edit) -> bytes:
    parts = parts_of(data)
    edit(parts)
    return pack(parts.items())


def told(old: bytes, new: bytes) -> list[tuple[str, str, str | None, Aspect]]:
    return [(change.table, change.id, change.column, change.aspect) for change in changes_between(old, new)]


def swap(part: str, old: str, new: str) -> Edit:
    def edit(parts: dict[str, bytes]) -> None:
        assert old.encode() in parts[part]
        parts[part] = parts[part].replace(old.encode(), new.encode())

    return edit


def listed(*numbers: str) -> str:
    form = '<w:p><w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr></w:pPr>{}</w:p>'
    return "".join(form.format(level, run(f"butir {place}")) for place, level in enumerate(numbers))


@pytest.mark.parametrize(
    ("old", "new", "first"),
    [
        ('<w:start w:val="1"/><w:numFmt w:val="decimal"/>', '<w:start w:val="5"/><w:numFmt w:val="decimal"/>', ("1.", "5.")),
        ('<w:numFmt w:val="decimal"/>', '<w:numFmt w:val="upperLetter"/>', ("1.", "A.")),
        ('<w:lvlText w:val="%1."/>', '<w:lvlText w:val="Pasal %1"/>', ("1.", "Pasal 1")),
    ],
)  # fmt: skip
def test_a_list_that_counts_otherwise_is_told_by_what_is_printed(
    base: bytes, old: str, new: str, first: tuple[str, str]
) -> None:
    before = document(base, listed("0", "0"))
    changes = changes_between(before, edited(before, swap("word/numbering.xml", old, new)))
    assert [change.column for change in changes] == [NOMOR, NOMOR]
    assert (changes[0].old, changes[0].new) == first


def test_labels_count_as_word_counts(base: bytes) -> None:
    lines = docx_text(document(base, listed("0", "1", "1", "0", "1"))).splitlines()
    assert [line.split("‹")[1].split("›")[0] for line in lines if "‹" in line] == ["1.", "a)", "b)", "2.", "a)"]


def test_numbers_that_move_on_are_one_sentence(base: bytes, tmp_path: Path) -> None:
    old, new = tmp_path / "lama.docx", tmp_path / "baru.docx"
    old.write_bytes(document(base, listed(*"0000000000")))
    new.write_bytes(
        document(
            base,
            f'<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>{run("baru")}</w:p>' + listed(*"0000000000"),
        )
    )
    text = " ".join(as_text(compare_documents(old, new)).split())
    assert "paragraf 1: ditambah: baru" in text
    assert "dan 7 tempat lain: nomor otomatis 1. → 2., dan seterusnya" in text


CASES: list[tuple[str, Edit, tuple[str, str, str | None, Aspect]]] = [
    (
        "gaya",
        lambda parts: _restyle(parts),
        ("seluruh dokumen", "gaya “Biasa2”", RUPA, Aspect.LOOKS),
    ),
    (
        "properti",
        lambda parts: parts.update({"docProps/core.xml": parts["docProps/core.xml"].replace(b"<dc:title>", b"<dc:title>Baru ")}),
        ("seluruh dokumen", "properti judul", "Properti", Aspect.PROPERTY),
    ),
    (
        "pengaturan yang dikenal",
        swap("word/settings.xml", "</w:settings>", "<w:mirrorMargins/></w:settings>"),
        ("seluruh dokumen", "pengaturan, margin", RUPA, Aspect.LOOKS),
    ),
    (
        "pengaturan lain",
        swap("word/settings.xml", "</w:settings>", '<w:documentProtection w:edit="readOnly"/></w:settings>'),
        ("seluruh dokumen", "pengaturan documentProtection", SISA, Aspect.UNREAD),
    ),
    (
        "bagian lain",
        lambda parts: parts.update({"word/glossary/document.xml": b"<a/>"}),
        ("seluruh dokumen", "bagian word/glossary/document.xml", SISA, Aspect.UNREAD),
    ),
    (
        "latar halaman",
        swap("word/document.xml", "<w:body>", '<w:background w:color="FFFF00"/><w:body>'),
        ("seluruh dokumen", "latar halaman", RUPA, Aspect.LOOKS),
    ),
    (
        "kepala halaman",
        swap("word/header2.xml", "</w:hdr>", f"{paragraph('RAHASIA')}</w:hdr>"),
        ("kepala halaman 2", "paragraf 2", None, Aspect.TEXT),
    ),
    (
        "halaman pertama",
        swap("word/document.xml", "<w:titlePg/>", ""),
        ("tata halaman", "bagian 1", RUPA, Aspect.LOOKS),
    ),
    (
        "komentar",
        swap("word/comments.xml", "catatan 2", "catatan lain"),
        ("komentar", "paragraf 1", TEKS, Aspect.TEXT),
    ),
    (
        "tema",
        swap("word/theme/theme1.xml", "<a:fontScheme", '<a:clrScheme name="x"><a:dk1/></a:clrScheme><a:fontScheme'),
        ("seluruh dokumen", "warna tema", RUPA, Aspect.LOOKS),
    ),
]  # fmt: skip


def _restyle(parts: dict[str, bytes]) -> None:
    old = b'<w:name w:val="Biasa2"/>'
    assert old in parts["word/styles.xml"]
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(old, old + b"<w:rPr><w:strike/></w:rPr>")


@pytest.mark.parametrize(("edit", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_holds_for_the_whole_is_told(base: bytes, edit: Edit, expected: tuple[object, ...]) -> None:
    body = f'<w:p><w:pPr><w:pStyle w:val="Biasa2"/></w:pPr>{run("isi")}</w:p>'
    old = document(base, body)
    assert expected in told(old, edited(old, edit))
    assert expected in told(edited(old, edit), old)


def test_statistics_dates_and_names_of_parts_are_no_difference(base: bytes) -> None:
    def saved(parts: dict[str, bytes]) -> None:
        parts["docProps/app.xml"] = parts["docProps/app.xml"].replace(
            b"</Properties>", b"<TotalTime>9</TotalTime></Properties>"
        )
        parts["docProps/core.xml"] = parts["docProps/core.xml"].replace(b"2000-01-01", b"2025-08-08")
        parts["word/isi/gambar9.png"] = parts.pop("word/isi/image1.png")
        name = "word/_rels/document.xml.rels"
        parts[name] = parts[name].replace(b"/word/isi/image1.png", b"/word/isi/gambar9.png")

    old = document(
        base,
        paragraph("isi") + '<w:p><w:r><w:pict><v:shape><v:imagedata r:id="image1"/></v:shape></w:pict></w:r></w:p>',
    )
    assert told(old, edited(old, saved)) == []


# --- the main part, wherever it is --------------------------------------------------------------------------------


def _elsewhere(parts: dict[str, bytes]) -> None:
    """As Word Online names parts, and with letters of another case in relationships."""
    for old, new in (("word/document.xml", "word/document2.xml"), ("word/header2.xml", "word/kop.xml")):
        parts[new] = parts.pop(old)
        types, bare = "[Content_Types].xml", old.removeprefix("word/")
        parts[types] = parts[types].replace(old.encode(), new.encode())
        for name in [name for name in parts if name.endswith(".rels")]:
            parts[name] = parts[name].replace(bare.encode(), new.removeprefix("word/").upper().encode())
    parts["word/_rels/document2.xml.rels"] = parts.pop("word/_rels/document.xml.rels")
    rels = parts["_rels/.rels"]
    parts["_rels/.rels"] = rels.replace(b"word/DOCUMENT2.XML", b"/Word/document2.xml")


def test_relationships_lead_to_the_main_part_and_its_headers(base: bytes, tmp_path: Path) -> None:
    old, same, other = (tmp_path / name for name in ("lama.docx", "sama.docx", "lain.docx"))
    old.write_bytes(base)
    same.write_bytes(edited(base, _elsewhere))
    other.write_bytes(edited(same.read_bytes(), swap("word/kop.xml", "</w:hdr>", f"{paragraph('RAHASIA')}</w:hdr>")))
    assert compare_documents(old, same).changes == ()
    (change,) = compare_documents(old, other).changes
    assert (change.table, change.new) == ("kepala halaman 2", {"Teks": "RAHASIA"})


def test_strict_documents_are_read(base: bytes) -> None:
    def strict(parts: dict[str, bytes]) -> None:
        for name in ("word/document.xml", "word/header1.xml", "word/header2.xml", "word/styles.xml"):
            parts[name] = parts[name].replace(W_NS.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
            kinds = NAMESPACES["r"].encode()
            parts[name] = parts[name].replace(kinds, b"http://purl.oclc.org/ooxml/officeDocument/relationships")

    assert docx_text(edited(base, strict)) == docx_text(base)


# --- what a reader is told ----------------------------------------------------------------------------------------


def test_a_sign_of_a_name_is_text_and_no_look(base: bytes) -> None:
    old, new = (document(base, paragraph(text)) for text in ("laporan_tw_1.pdf", "laporantw1.pdf"))
    assert told(old, new) == [("isi", "paragraf 1", TEKS, Aspect.TEXT)]
    assert "[Normal] laporan\\_tw\\_1.pdf" in docx_text(old).splitlines()
    (change,) = changes_of(docx_text(old).splitlines(), docx_text(new).splitlines())
    assert (change.column, change.old, change.new) == (TEKS, "laporan_tw_1.pdf", "laporantw1.pdf")


def test_tables_in_cells_and_boxes_are_rows_of_their_own(base: bytes, tmp_path: Path) -> None:
    def nested(text: str) -> bytes:
        inner = table(f"<w:tr><w:tc>{paragraph(text)}</w:tc></w:tr>")
        box = f"<w:pict><v:shape><v:textbox><w:txbxContent>{inner}<w:p/></w:txbxContent></v:textbox></v:shape></w:pict>"
        return document(base, table(f"<w:tr><w:tc>{inner}<w:p/></w:tc></w:tr>") + f"<w:p><w:r>{box}</w:r></w:p>")

    old, new = tmp_path / "lama.docx", tmp_path / "baru.docx"
    old.write_bytes(nested("90"))
    new.write_bytes(nested("95"))
    comparison = compare_documents(old, new)
    assert [(change.id, change.old, change.new) for change in comparison.changes] == [
        ("tabel 1, baris 1, kolom 1, tabel 1, baris 1, kolom 1", "90", "95"),
        ("kotak teks 1, tabel 1, baris 1, kolom 1", "90", "95"),
    ]
    for shown in (as_text(comparison), as_html(comparison)):
        assert "###" not in shown
        assert "---" not in shown


def test_a_replaced_picture_is_told_beside_the_same_text(base: bytes) -> None:
    picture = '<w:p><w:r><w:pict><v:shape><v:imagedata r:id="image1"/></v:shape></w:pict></w:r></w:p>'
    old = document(base, picture)
    new = edited(old, lambda parts: parts.update({"word/isi/image1.png": b"lain"}))
    assert told(old, new) == [("isi", "paragraf 1", BESERTA, Aspect.TEXT)]


@pytest.mark.parametrize(
    ("inside", "sentence"),
    [
        ("<w:rPr><w:strike/></w:rPr><w:t>isi</w:t>", "Teksnya sama; yang berbeda hanya tampilan."),
        ("<w:t>isi</w:t><x:entah/>", "Ada perbedaan pada bagian yang tidak dapat dibaca perkin"),
    ],
)
def test_the_summary_says_what_the_changes_concern(base: bytes, tmp_path: Path, inside: str, sentence: str) -> None:
    old, new = tmp_path / "lama.docx", tmp_path / "baru.docx"
    old.write_bytes(document(base, paragraph("isi")))
    new.write_bytes(document(base, f"<w:p><w:r>{inside}</w:r></w:p>"))
    comparison = compare_documents(old, new)
    assert sentence in as_text(comparison)
    assert '"aspect": "' in as_json(comparison)
    assert "Tidak ada perbedaan" not in as_text(comparison)


def test_a_field_that_is_never_closed_swallows_no_text(base: bytes) -> None:
    begun = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'
    assert "[Normal] isi" in docx_text(document(base, begun + paragraph("isi"))).splitlines()


def test_a_document_that_nests_too_deep_is_refused_in_a_sentence(base: bytes) -> None:
    deep = "<w:sdt><w:sdtContent>" * 110 + paragraph("x") + "</w:sdtContent></w:sdt>" * 110
    many = "<w:tbl><w:tr><w:tc>" * 220 + paragraph("x") + "<w:p/></w:tc></w:tr></w:tbl>" * 220
    assert "[Normal] x" in docx_text(document(base, deep)).splitlines()
    with pytest.raises(InputRefused, match=r"bersarang terlalu dalam|tidak dapat dibaca sebagai dokumen Word"):
        docx_text(document(base, many))


@pytest.mark.parametrize("code", ["D800", "0", "zz", "-1", "110000", ""])
def test_symbols_that_are_none_are_written_as_what_they_are(base: bytes, code: str) -> None:
    text = docx_text(document(base, f'<w:p><w:r><w:sym w:font="Symbol" w:char="{code}"/></w:r></w:p>'))
    assert text.encode()


@pytest.mark.parametrize("content", [b"", b"<", b"\x00\xff", b"PK", b"{\\rtf1}"])
def test_files_taken_in_that_cannot_be_read_are_still_compared(base: bytes, content: bytes) -> None:
    old = document(base, '<w:altChunk r:id="aFChunk1"/>')
    new = edited(old, lambda parts: parts.update({"word/isi/aFChunk1.htm": content}))
    assert changes_between(old, new) != ()


def test_version_0_1_0_text_is_still_written_for_its_manifests(base: bytes) -> None:
    body = (
        paragraph("laporan_tw_1.pdf")
        + listed("0")
        + '<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:br w:type="page"/><w:sym w:font="Symbol" w:char="F0B3"/></w:r></w:p>'
    )
    lines = lines_of(read_content(parts_of(document(base, body))), form=1)
    assert lines[-3:] == ["[Normal] laporan_tw_1.pdf", "[Normal] butir 0", "[Normal] a-b↵"]


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", ["keputusan", "lampiran-1"])
def test_a_document_saved_by_libreoffice_has_no_other_text(master_2025: Master, tmp_path: Path, name: str) -> None:
    import subprocess

    data = Template.load(find_template(name, None)).fill(named(name).build(master_2025))
    (tmp_path / "a.docx").write_bytes(data)
    command = [
        find_libreoffice(),
        f"-env:UserInstallation=file://{tmp_path}/p",
        "--headless",
        "--convert-to",
        "docx:MS Word 2007 XML",
    ]
    subprocess.run(
        [*command, "--outdir", str(tmp_path / "b"), str(tmp_path / "a.docx")],
        check=True,
        capture_output=True,
        timeout=200,
    )
    changes = changes_between(data, (tmp_path / "b" / "a.docx").read_bytes())
    assert [change for change in changes if change.column in (TEKS, None, NOMOR)] == []
    assert {change.column for change in changes} <= {RUPA, GAYA, SISA, BESERTA, "Properti"}
