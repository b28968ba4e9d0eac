"""Word templates: what they may say, what goes in comes out, what comes out is sound."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from docxtpl import DocxTemplate
from hypothesis import given
from hypothesis import strategies as st

from generator.documents import named
from generator.errors import InputRefused, PerkinError, TemplateRefused
from generator.master import Master
from generator.office.package import pack, parts_of
from generator.office.word.folder import builtin_templates, find_template
from generator.office.word.marks import refuse_tags
from generator.office.word.merge import Gabung, bersambung, gabungan
from generator.office.word.template import Template, available
from generator.office.word.text import docx_text, read_text
from generator.values import NA, Angka, Paragraph, Run, Unreadable
from tests import golden
from tests.conftest import PARTS
from tests.lint import audited, lint
from tests.pages import W, body, grid, text_of, xml_parts


@dataclass(frozen=True)
class Baris:
    teks: str
    gabung: Gabung = Gabung.TUNGGAL
    warna: str = "FFFFFF"
    lekat: bool = False


@dataclass(frozen=True)
class Isi:
    judul: str = ""
    kaya: Paragraph = ()
    angka: Angka = None
    tanggal: date | Unreadable | None = None
    benar: bool = False
    baris: tuple[Baris, ...] = ()


Draw = Callable[..., Template]


@pytest.fixture(scope="module")
def draw(tmp_path_factory: pytest.TempPathFactory) -> Draw:
    """Makes a template of these paragraphs and, below them, of a table with these rows."""

    def make(*texts: str, rows: Sequence[Sequence[str]] = (), header: str = "", title: str = "") -> Template:
        document = Document()
        for text in texts:
            document.add_paragraph(text)
        if rows:
            table = document.add_table(0, len(rows[0]))
            for row in rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        document.sections[0].header.paragraphs[0].text = header
        document.core_properties.title = title
        path = tmp_path_factory.mktemp("templat") / "uji.docx"
        document.save(str(path))
        return Template.load(path)

    return make


def lines(data: bytes) -> list[str]:
    """The paragraphs as python-docx reads them, independently of us."""
    return [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]


# What goes in comes out

HOSTILE = [
    "bersih & aman", "<w:p>", "a < b > c", "{{ judul }}", "{% if x %}", "{# tak tampak #}", "}}", "\"'“”‘’",
    "baris\nbaris", "\n", "tab\ttab", "tak\u00a0terpisah", "👩‍👩‍👧 🇮🇩", "\u202eשלום", "  spasi  ", "]]>", "&amp;", "\x85\u2028",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_odd_text_comes_out_as_typed(draw: Draw, text: str) -> None:
    data = draw("[{{ judul }}]").fill(Isi(judul=text))
    assert lines(data) == [f"[{text}]"]
    assert lint(data) == []


TYPED = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff", include_characters="\n\t")
)


def test_any_text_comes_out_as_typed(draw: Draw) -> None:
    template = draw("[{{ judul }}]", "[{{r kaya }}]")

    @given(TYPED, TYPED)
    def check(text: str, italic: str) -> None:
        data = template.fill(Isi(judul=text, kaya=(Run(text), Run(italic, italic=True))))
        assert lines(data) == [f"[{text}]", f"[{text}{italic}]"]

    check()


@pytest.mark.parametrize("text", ["a\x00b", "a\x0bb", "\x1f", "\ufffe", "a\ud800b"])
def test_characters_that_word_cannot_hold_are_refused_by_name(draw: Draw, text: str) -> None:
    with pytest.raises(InputRefused, match=r"karakter kendali U\+(0000|000B|001F|FFFE|D800)"):
        draw("{{ judul }}").fill(Isi(judul=text))


def test_line_ends_of_every_kind_are_one(draw: Draw) -> None:
    assert lines(draw("{{ judul }}").fill(Isi(judul="a\r\nb\rc\nd"))) == ["a\nb\nc\nd"]


def test_headers_and_properties_are_filled_too(draw: Draw) -> None:
    data = draw("isi", header="Kepala {{ judul }}", title="{{ judul }}").fill(Isi(judul="A & B\nC"))
    document = Document(io.BytesIO(data))
    assert document.sections[0].header.paragraphs[0].text == "Kepala A & B\nC"
    assert document.core_properties.title == "A & B C"


@pytest.mark.parametrize(
    ("tag", "isi", "printed"),
    [
        ("{{ angka|angka }}", Isi(angka=Decimal("97.905")), "97,905"),
        ("{{ angka|angka(2) }}", Isi(angka=Decimal("1234.565")), "1.234,57"),
        ("{{ angka|angka }}", Isi(angka=NA), "N/A"),
        ("{{ angka|angka }}", Isi(), ""),
        ("{{ angka|angka }}", Isi(angka=Unreadable("9x")), "9x"),
        ("{{ angka }}", Isi(angka=Decimal("0.5")), "0,5"),
        ("{{ tanggal|tanggal }}", Isi(tanggal=date(2025, 7, 8)), "8 Juli 2025"),
        ("{{ tanggal|tanggal|upper }}", Isi(tanggal=date(2025, 7, 8)), "8 JULI 2025"),
        ("{{ tanggal|tanggal }}", Isi(), ""),
        ("{{ tanggal|tanggal }}", Isi(tanggal=Unreadable("32/7")), "32/7"),
        ("{{ tanggal }}", Isi(tanggal=date(2025, 7, 8)), "8 Juli 2025"),
        ("{% for b in baris %}{{ loop.index|angka(1) }};{% endfor %}", Isi(baris=(Baris("a"), Baris("b"))), "1,0;2,0;"),
        ("{% for x in ('a', 'b') %}{{ x }}{% endfor %}", Isi(), "ab"),
        ("{{ baris[1].teks }}", Isi(baris=(Baris("a"), Baris("b"))), "b"),
        ("{% if benar %}ya{% else %}tidak{% endif %}", Isi(benar=True), "ya"),
        ("{{ judul ~ '!' }}", Isi(judul="<a>"), "<a>!"),
        ("{% set x = judul %}{{ x|lower }}", Isi(judul="AB"), "ab"),
        ("{# catatan #}isi", Isi(), "isi"),
        ("{{ “judul” }}", Isi(), "judul"),
    ],
)
def test_what_a_tag_prints(draw: Draw, tag: str, isi: Isi, printed: str) -> None:
    assert lines(draw(tag).fill(isi)) == [printed]


# Tags as Word stores them


def test_a_tag_may_be_split_over_runs_anywhere(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph()
    for letter in "x {{ judul|upper }} y":
        paragraph.add_run(letter)
    document.save(str(tmp_path / "uji.docx"))
    assert lines(Template.load(tmp_path / "uji.docx").fill(Isi(judul="a"))) == ["x A y"]


def test_tags_mean_what_they_mean_in_docxtpl(tmp_path: Path) -> None:
    document = Document()
    for text in (
        "{%p for b in baris %}",
        "[{{ b.teks }}]",
        "{%p endfor %}",
        "{# catatan #}{% if benar %}ya{% endif %}",
    ):
        document.add_paragraph(text)
    table = document.add_table(0, 3)
    for row in (("{%tr for b in baris %}", "", ""), ("x", "", "{{ b.teks }}"), ("{%tr endfor %}", "", "")):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    table.rows[1].cells[2].add_paragraph("{% if 1 < 2 %}kecil{% endif %}")
    table.add_row().cells[0].text = "tutup"
    table.rows[1].cells[1].text, table.rows[1].cells[0].text = "{{ b.gabung }}", "y"
    document.save(str(tmp_path / "uji.docx"))
    isi = Isi(benar=True, baris=(Baris("a & b"), Baris("c")))
    reference = DocxTemplate(tmp_path / "uji.docx")
    reference.render({"baris": isi.baris, "benar": True}, autoescape=True)
    reference.save(tmp_path / "acuan.docx")
    expected = docx_text((tmp_path / "acuan.docx").read_bytes())
    assert docx_text(Template.load(tmp_path / "uji.docx").fill(isi)) == expected
    assert "[Normal] [a & b]" in expected


def test_a_template_that_is_filled_twice_at_once_mixes_nothing(draw: Draw, monkeypatch: pytest.MonkeyPatch) -> None:
    template = draw("[{{ judul }}]")
    between: list[bytes] = []
    last_look = refuse_tags

    def filled_meanwhile(parts: Mapping[str, bytes], data: Mapping[str, object], name: str) -> None:
        last_look(parts, data, name)
        if not between:
            between.append(b"")
            between.append(template.fill(Isi(judul="sela")))

    monkeypatch.setattr("generator.office.word.template.refuse_tags", filled_meanwhile)
    assert lines(template.fill(Isi(judul="luar"))) == ["[luar]"]
    assert lines(between[-1]) == ["[sela]"]


def test_rich_text_keeps_the_looks_of_its_tag(tmp_path: Path) -> None:
    document = Document()
    run = document.add_paragraph("awal ").add_run("{{r kaya }}")
    run.font.size, run.font.name, run.underline = Pt(7), "Arial", True
    document.save(str(tmp_path / "uji.docx"))
    kaya = (Run("biasa"), Run("miring", italic=True), Run("tebal", bold=True), Run("dua", italic=True, bold=True))
    data = Template.load(tmp_path / "uji.docx").fill(Isi(kaya=kaya))
    runs = Document(io.BytesIO(data)).paragraphs[0].runs
    assert [(r.text, r.italic, r.bold) for r in runs] == [
        ("awal ", None, None), ("biasa", None, None), ("miring", True, None), ("tebal", None, True), ("dua", True, True),
    ]  # fmt: skip
    assert {(r.font.size, r.font.name, r.underline) for r in runs[1:]} == {(Pt(7), "Arial", True)}
    assert audited(data, tmp_path / "audit.docx") == []


def test_several_rich_tags_and_text_share_a_run(draw: Draw) -> None:
    assert lines(draw("a {{r kaya }} b {{r kaya }} c {{r judul }}").fill(Isi(judul="&", kaya=(Run("k"),)))) == [
        "a k b k c &"
    ]


def test_what_word_leaves_behind_does_not_become_double(tmp_path: Path) -> None:
    document = Document()
    for text in ("{%p for b in baris %}", "{{ b.teks }}", "{%p endfor %}"):
        document.add_paragraph(text)
    paragraph = document.paragraphs[1]._p
    paragraph.set("{http://schemas.microsoft.com/office/word/2010/wordml}paraId", "0A0B0C0D")
    for xml in ('<w:bookmarkStart {} w:id="0" w:name="_GoBack"/>', '<w:bookmarkEnd {} w:id="0"/>', "<w:proofErr {}/>"):
        paragraph.append(parse_xml(xml.format(nsdecls("w"))))
    document.save(str(tmp_path / "uji.docx"))
    data = Template.load(tmp_path / "uji.docx").fill(Isi(baris=(Baris("a"), Baris("b"))))
    assert lines(data) == ["a", "b"]
    assert lint(data) == []
    assert b"paraId" not in parts_of(data)["word/document.xml"]
    assert not list(body(data).iter(f"{W}proofErr", f"{W}bookmarkStart", f"{W}bookmarkEnd"))


def test_looks_of_the_tag_give_way_to_those_of_the_text(tmp_path: Path) -> None:
    document = Document()
    run = document.add_paragraph().add_run("{{r kaya }}")
    run.bold, run.italic = False, False
    run.add_tab()
    document.save(str(tmp_path / "uji.docx"))
    data = Template.load(tmp_path / "uji.docx").fill(Isi(kaya=(Run("a", bold=True, italic=True), Run("b"))))
    runs = Document(io.BytesIO(data)).paragraphs[0].runs
    assert [(r.text, r.bold, r.italic) for r in runs] == [("a", True, True), ("b", False, False), ("\t", False, False)]


# Tables

ROWS = (
    ("{%tr for b in baris %}", ""),
    ("{% lekat b.lekat %}{% gabung b.gabung %}{{ b.teks }}", "{% cellbg b.warna %}x"),
    ("{%tr endfor %}", ""),
)


def rows_of(draw: Draw, *baris: Baris) -> bytes:
    return draw(rows=ROWS).fill(Isi(baris=baris))


def test_vertical_merges_follow_the_data(draw: Draw, tmp_path: Path) -> None:
    merges = gabungan([1, 1, 2, 3, 3, 3])
    data = rows_of(draw, *(Baris(str(place), merge, "FFE699") for place, merge in enumerate(merges)))
    table = grid(next(body(data).iter(f"{W}tbl")))
    assert [row[0].text for row in table] == ["0", "0", "2", "3", "3", "3"]
    assert [shade.get(f"{W}fill") for shade in body(data).iter(f"{W}shd")] == ["FFE699"] * 6
    assert lint(data) == []
    assert audited(data, tmp_path / "audit.docx") == []


def test_rows_are_kept_with_the_next_one_where_the_data_says(draw: Draw) -> None:
    merges = gabungan([1, 1, 1])
    data = rows_of(
        draw, *(Baris("x", merge, lekat=kept) for merge, kept in zip(merges, (True, True, False), strict=True))
    )
    kept = [len(list(row.iterfind(f"{W}tc[1]/{W}p/{W}pPr/{W}keepNext"))) for row in body(data).iter(f"{W}tr")]
    assert kept == [1, 1, 0]


def test_a_cell_whose_list_is_empty_keeps_a_paragraph(tmp_path: Path) -> None:
    document = Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "{%p for b in baris %}"
    cell.add_paragraph("{{ b.teks }}")
    cell.add_paragraph("{%p endfor %}")
    document.save(str(tmp_path / "uji.docx"))
    template = Template.load(tmp_path / "uji.docx")
    assert lint(template.fill(Isi())) == []
    assert grid(next(body(template.fill(Isi(baris=(Baris("a"), Baris("b"))))).iter(f"{W}tbl")))[0][0].paragraphs == [
        "a",
        "b",
    ]


def test_cells_already_merged_or_shaded_in_word_follow_the_data(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(0, 2)
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    for cell, xml in zip(
        table.rows[1].cells, ("<w:vMerge {}/>", '<w:shd {} w:val="clear" w:fill="000000"/>'), strict=True
    ):
        cell._tc.get_or_add_tcPr().append(parse_xml(xml.format(nsdecls("w"))))
    document.save(str(tmp_path / "uji.docx"))
    data = Template.load(tmp_path / "uji.docx").fill(
        Isi(baris=(Baris("a", warna="FFE699"), Baris("b", warna="FFFFFF")))
    )
    assert [[cell.text for cell in row] for row in grid(next(body(data).iter(f"{W}tbl")))] == [["a", "x"], ["b", "x"]]
    assert [shade.get(f"{W}fill") for shade in body(data).iter(f"{W}shd")] == ["FFE699", "FFFFFF"]


def test_groups_of_neighbouring_rows() -> None:
    assert gabungan([]) == ()
    assert gabungan(["a", "b", "a"]) == (Gabung.TUNGGAL,) * 3
    assert gabungan(["a", "a", "b", "b", "b"]) == (
        Gabung.AWAL, Gabung.LANJUT, Gabung.AWAL, Gabung.LANJUT, Gabung.LANJUT,
    )  # fmt: skip
    assert bersambung(["a", "a", "b"]) == (True, False, False)


def test_time_grows_with_the_rows_and_no_faster(draw: Draw) -> None:
    template = draw(rows=(ROWS[0], ("{{ b.teks }}", "{{ b.teks }}"), ROWS[2]))

    def seconds(rows: int) -> float:
        isi = Isi(baris=tuple(Baris(f"baris ke-{number} & lainnya") for number in range(rows)))
        times = []
        for _ in range(3):
            begin = time.perf_counter()
            template.fill(isi)
            times.append(time.perf_counter() - begin)
        return min(times)

    assert seconds(8000) < 20 * seconds(1000)


# What a template may not say


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Halo {{ judul", "(isi, paragraf 2, “Halo {{ judul”) memuat tanda {{ yang tidak berpasangan"),
        ("Halo { judul }}", "“Halo { judul }}”) memuat tanda }} yang tidak berpasangan"),
        ("{% if benar %}", "memuat perintah if yang tidak ditutup"),
        ("{% endfor %}", "paragraf 2, “{% endfor %}”) memuat “endfor” tanpa for atau if yang mendahuluinya"),
        ("{{ judul judul }}", "paragraf 2, “{{ judul judul }}”) memuat tanda yang tidak dapat dibaca"),
        ("{% gabng judul %}", "memakai perintah “gabng” yang tidak dikenal"),
        ("{{ judul|safe }}", "memakai perintah “safe” yang tidak dikenal"),
        ("{{ judul.upper() }}", "memanggil fungsi"),
        ("{{ judul is defined }}", "memakai uji “is”"),
        ("{% include 'x' %}", "memakai perintah yang tidak diizinkan"),
        ("{% autoescape false %}{{ judul }}{% endautoescape %}", "memakai perintah yang tidak diizinkan"),
        ("{{ judul * 9 }}", "memakai perkalian"),
        ("{{ jdul }}", "memakai nama yang tidak dikenal: jdul."),
        ("{{ judul.__class__ }}", "memakai nama yang tidak dikenal: judul.__class__"),
        ("{{ cycler.__init__.__globals__.os }}", "memakai nama yang tidak dikenal: cycler"),
        ("{% for b in baris %}{{ b.tks }}{% endfor %}", "memakai nama yang tidak dikenal: baris.tks"),
        ("{% for b in baris %}{% endfor %}{{ b }}", "memakai nama yang tidak dikenal: b."),
        ("{{ judul['x'] }}", "memakai nama yang tidak dikenal: judul.x"),
        ("{{ benar }}", "mencetak nilai yang bernilai benar atau salah"),
        ("{{ baris }}", "mencetak daftar: baris. Ulangi dengan {% for satu in baris %}"),
        ("{{ tanggal }}", "mencetak nilai yang kosong"),
        ("{{ judul|angka }}", "memakai |angka pada judul yang berupa teks"),
        ("{{ judul|tanggal }}", "memakai |tanggal pada judul yang berupa teks"),
        ("{{ benar|angka }}", "memakai |angka pada benar yang berupa benar atau salah"),
        ("{{ judul - 1 }}", "menambah atau mengurangi sesuatu yang bukan angka"),
        ("{% if judul > 1 %}{% endif %}", "memuat perbandingan atau hitungan yang tidak berlaku"),
        ("{% gabung judul %}", "Perintah gabung hanya boleh dipakai satu kali dalam satu sel tabel"),
        ("{% cellbg judul %}", "Perintah cellbg hanya boleh dipakai satu kali dalam satu sel tabel"),
    ],
)
def test_a_template_is_refused_in_one_sentence_that_shows_the_place(draw: Draw, text: str, sentence: str) -> None:
    with pytest.raises(TemplateRefused) as refusal:
        draw("Paragraf lain.", text).fill(Isi(judul="isi", baris=(Baris("x"),)))
    assert sentence in str(refusal.value)
    assert "uji.docx" in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_fault_in_the_header_says_so(draw: Draw) -> None:
    with pytest.raises(TemplateRefused, match=r"uji.docx \(kepala halaman, paragraf 1, “{{ judul\|angka }}”\)"):
        draw("isi", header="{{ judul|angka }}").fill(Isi(judul="isi"))


def test_an_unknown_name_is_refused_whatever_the_data(draw: Draw) -> None:
    with pytest.raises(TemplateRefused, match="perkin templates vars uji"):
        draw("{% if benar %}{{ salah_ketik }}{% endif %}").fill(Isi())


def test_context_that_is_no_dataclass_is_a_mistake_of_ours(draw: Draw) -> None:
    with pytest.raises(TypeError, match="no dataclass"):
        draw("isi").fill({"judul": "x"})


def test_a_damaged_part_is_refused_by_name(tmp_path: Path) -> None:
    parts = parts_of((builtin_templates() / "keputusan.docx").read_bytes())
    parts["word/header1.xml"] = b"<w:hdr>{{ terpotong"
    (tmp_path / "uji.docx").write_bytes(pack(parts.items()))
    with pytest.raises(TemplateRefused, match=r"uji\.docx rusak pada bagian word/header1\.xml"):
        Template.load(tmp_path / "uji.docx")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 terpotong", b"<html></html>"])
def test_what_is_no_docx_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "rusak.docx").write_bytes(content)
    with pytest.raises(PerkinError, match=r"rusak\.docx"):
        Template.load(tmp_path / "rusak.docx")


# The built-in templates


@pytest.fixture(scope="module")
def filled(master_2025: Master, contoh: Master) -> dict[tuple[str, str], bytes]:
    """(document, master) → content."""
    templates = {name: Template.load(find_template(name, None)) for name in PARTS}
    masters = {"2025": master_2025, "contoh": contoh}
    return {
        (name, key): templates[name].fill(named(name).build(master))
        for name in templates
        for key, master in masters.items()
    }


@pytest.mark.parametrize("name", PARTS)
def test_variables_are_exactly_the_fields(name: str) -> None:
    kind = named(name).variables
    assert Template.load(find_template(name, None)).names == available(kind)


@pytest.mark.parametrize("name", PARTS)
def test_the_status_of_the_data_is_on_every_page_or_leaves_no_trace(
    filled: dict[tuple[str, str], bytes], name: str
) -> None:
    def headers(master: str) -> dict[str, list[str]]:
        parts = xml_parts(filled[name, master])
        return {part: [text_of(p) for p in root.iter(f"{W}p")] for part, root in parts.items() if "header" in part}

    status = "DATA CONTOH – BUKAN REALISASI SEBENARNYA"
    assert headers("contoh") == {"word/header1.xml": [status, ""], "word/header2.xml": [status, "- 2 -"]}
    assert headers("2025") == {"word/header1.xml": [""], "word/header2.xml": ["- 2 -"]}
    assert not [part for part, content in parts_of(filled[name, "2025"]).items() if b"CONTOH" in content]


def test_the_script_reproduces_the_templates_byte_for_byte() -> None:
    from templates.build import DRAWN

    for name, drawn in DRAWN.items():
        assert drawn() == (builtin_templates() / f"{name}.docx").read_bytes(), name


@pytest.mark.parametrize("name", PARTS)
def test_templates_have_the_form_of_the_law(name: str) -> None:
    section = Document(str(builtin_templates() / f"{name}.docx")).sections[0]
    sizes = (section.page_width, section.page_height)
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    width, height, *rest = [round(length.mm) for length in (*sizes, *margins) if length is not None]
    assert (width, height) == ((330, 215) if name.startswith("lampiran") else (215, 330))
    assert rest == [20, 25, 30, 20]


@pytest.mark.parametrize("name", PARTS)
def test_documents_as_text(filled: dict[tuple[str, str], bytes], name: str) -> None:
    golden.check(f"{name}.md", docx_text(filled[name, "2025"]))


def test_a_template_of_the_user_s_own_wins(tmp_path: Path) -> None:
    own = tmp_path / "keputusan.docx"
    own.write_bytes(b"x")
    assert find_template("keputusan", tmp_path) == own
    assert find_template("lampiran-1", tmp_path) == builtin_templates() / "lampiran-1.docx"
    with pytest.raises(InputRefused, match="tidak ditemukan"):
        find_template("keputusan", tmp_path / "tiada")


# Documents as text


def test_text_shows_what_python_docx_made(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("biasa ")
    paragraph.add_run("tebal").bold = True
    paragraph.add_run(" dan").bold = True
    paragraph.add_run("miring\tlalu\nbaris").italic = True
    paragraph.add_run("tidak").bold = False
    table = document.add_table(2, 3, style="Table Grid")
    table.cell(0, 0).merge(table.cell(1, 0)).text = "tegak"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "datar"
    document.save(str(tmp_path / "uji.docx"))
    assert read_text(tmp_path / "uji.docx").splitlines()[1:] == [
        "[Normal] biasa **tebal dan**_miring⇥lalu↵baris_tidak",
        "### Tabel, 3 kolom",
        "--- baris 1",
        "1 [Normal] tegak",
        "2–3 [Normal] datar",
        "--- baris 2",
        "1 ↑",
        "2 [Normal]",
        "3 [Normal]",
    ]


def test_text_of_content_controls_and_pictures_is_seen(tmp_path: Path) -> None:
    document = Document()
    inner = "<w:p><w:r><w:t>isian</w:t></w:r><w:r><w:drawing/></w:r></w:p>"
    sdt = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>")
    document.element.body.insert(0, sdt)
    document.save(str(tmp_path / "uji.docx"))
    assert "[Normal] isian🖼" in read_text(tmp_path / "uji.docx")
