"""No tag goes silent: wherever one stands in a package it is filled, or refused with its place; no output holds one."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.errors import PerkinError, TemplateRefused
from generator.findings import Severity
from generator.generate.templates import contexts
from generator.office.package import pack, parts_of
from generator.office.word import template as engine
from generator.office.word.charts import chart_names
from generator.office.word.folder import builtin_templates
from generator.office.word.lint import lint, sample
from generator.office.word.opc import targets
from generator.office.word.template import Template
from generator.office.word.text import docx_text
from generator.variables import Gambar
from tests.conftest import Convert
from tests.parts import MAIN, OFFICE, RELS, TYPES, filled, paragraph, parts, problems, run, with_part, written
from tests.test_word import Baris, Isi

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
C = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
CT = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
Parts = dict[str, bytes]


def part(name: str, kind: str, content: str) -> Callable[[], Parts]:
    return lambda: with_part(parts(paragraph("{{ judul }}")), name, content, kind)


def body(xml: str) -> Callable[[], Parts]:
    return lambda: parts(xml)


def link(target: str) -> Callable[[], Parts]:
    def made() -> Parts:
        made = parts(paragraph("{{ judul }}"))
        one = f'<Relationship Id="rIdL" Type="{OFFICE}/hyperlink" Target="{target}" TargetMode="External"/></Relationships>'
        return {**made, RELS: made[RELS].replace(b"</Relationships>", one.encode())}

    return made


def workbook() -> Parts:
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/sharedStrings.xml", "<sst><si><r><t>{{ ju</t></r><r><t>dul }}</t></r></si></sst>")
    made = with_part(parts(), "word/charts/chart7.xml", f"<c:chartSpace {C}/>", "chart")
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/package" Target="../embeddings/buku.xlsx"/></Relationships>'
    )
    return {**made, "word/charts/_rels/chart7.xml.rels": rels.encode(), "word/embeddings/buku.xlsx": book.getvalue()}


SDT = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
DRAWN = '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="{}" {}/></wp:inline></w:drawing></w:r></w:p>'
WORDART = '<w:p><w:r><w:pict><v:shape id="a"><v:textpath string="{{ judul }}"/></v:shape></w:pict></w:r></w:p>'
FIELD = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'

OUTSIDE = {
    "tautan": (link("https://x.id/{{ judul }}"), "isi", "tautan"),
    "tautan tersandi": (link("https://x.id/%7B%7Bjudul%7D%7D"), "isi", "tautan"),
    "kata kunci": (lambda: {**parts(), "docProps/core.xml": b'<a xmlns:x="x" x:b="{{ judul }}"/>'}, "properti", "atribut b pada a"),
    "properti khusus": (part("docProps/custom.xml", "custom-properties", f'<Properties xmlns="{CT}"><property name="a"><lpwstr>{{{{ judul }}}}</lpwstr></property></Properties>'), "properti khusus", "teks"),
    "properti khusus nama": (part("docProps/custom.xml", "custom-properties", f'<Properties xmlns="{CT}"><property name="{{{{ judul }}}}"/></Properties>'), "properti khusus", "atribut name pada property"),
    "app": (lambda: {**parts(), "docProps/app.xml": b'<Properties xmlns="x"><Company>{{ judul }}</Company></Properties>'}, "properti", "teks"),
    "SmartArt": (part("word/diagrams/data1.xml", "diagramData", f"<d {A}><a:p><a:r><a:t>{{{{ ju</a:t></a:r><a:r><a:t>dul }}}}</a:t></a:r></a:p></d>"), "SmartArt", "teks di dalam gambar"),
    "gambar SmartArt": (part("word/diagrams/drawing1.xml", "diagramDrawing", f"<d {A}><a:p><a:r><a:t>{{%</a:t></a:r></a:p></d>"), "SmartArt", "teks di dalam gambar"),
    "judul grafik": (part("word/charts/chart9.xml", "chart", f"<c:chartSpace {C} {A}><c:title><a:p><a:r><a:t>{{{{ judul }}}}</a:t></a:r></a:p></c:title></c:chartSpace>"), "grafik", "teks di dalam gambar"),
    "sumbu grafik": (part("word/charts/chart9.xml", "chart", f"<c:chartSpace {C}><c:v>{{{{ judul }}}}</c:v></c:chartSpace>"), "grafik", "teks"),
    "komentar": (part("word/comments.xml", "comments", f"<w:comments {W}><w:comment w:id='1'>{paragraph('{{ ju', 'dul }}')}</w:comment></w:comments>"), "komentar", "teks bagian ini"),
    "variabel dokumen": (lambda: {**parts(), "word/settings.xml": f'<w:settings {W}><w:docVars><w:docVar w:name="a" w:val="{{{{ judul }}}}"/></w:docVars></w:settings>'.encode()}, "pengaturan dokumen", "variabel dokumen"),
    "glosarium": (part("word/glossary/document.xml", "glossaryDocument", f"<w:glossaryDocument {W}>{paragraph('{{ judul }}')}</w:glossaryDocument>"), "blok penyusun (building blocks)", "teks bagian ini"),
    "customXml": (part("customXml/item1.xml", "customXml", "<a><b>{{ judul }}</b></a>"), "data XML di dalam dokumen", "teks"),
    "catatan XML": (part("customXml/item1.xml", "customXml", "<a><!-- {{ judul }} --></a>"), "data XML di dalam dokumen", "catatan XML"),
    "acuan huruf": (part("customXml/item1.xml", "customXml", "<a>&#123;&#x7B; judul }}</a>"), "data XML di dalam dokumen", "teks"),
    "buku kerja": (workbook, "buku kerja di dalam dokumen", "berkas yang disematkan"),
    "teks alternatif": (body(DRAWN.format("a", 'descr="Logo {{ judul }}"')), "isi", "teks alternatif"),
    "judul gambar": (body(DRAWN.format("a", 'title="{{ judul }}"')), "isi", "teks alternatif"),
    "nama gambar": (body(DRAWN.format("{{ judul }}", "")), "isi", "nama gambar atau bentuk"),
    "penanda": (body('<w:p><w:bookmarkStart w:id="9" w:name="{{ judul }}"/><w:bookmarkEnd w:id="9"/></w:p>'), "isi", "nama penanda (bookmark)"),
    "kode field": (body(FIELD.format("<w:r><w:instrText>QUOTE {</w:instrText></w:r><w:r><w:instrText>{ judul }}</w:instrText></w:r>")), "isi", "kode field"),
    "field sederhana": (body('<w:p><w:fldSimple w:instr="REF {{ judul }}"/></w:p>'), "isi", "kode field"),
    "judul kontrol isi": (body(SDT.format('<w:alias w:val="{{ judul }}"/>', paragraph("x"))), "isi", "judul kontrol isi"),
    "tag kontrol isi": (body(SDT.format('<w:tag w:val="{{ judul }}"/>', paragraph("x"))), "isi", "tag kontrol isi"),
    "tanda air": (body(WORDART), "isi", "tanda air atau WordArt"),
    "keterangan tautan": (body(f'<w:p><w:hyperlink w:anchor="a" w:tooltip="{{{{ judul }}}}">{run("x")}</w:hyperlink></w:p>'), "isi", "keterangan tautan"),
    "persamaan": (body("<w:p><m:oMath><m:r><m:t>{{ ju</m:t></m:r><m:r><m:t>dul }}</m:t></m:r></m:oMath></w:p>"), "isi", "persamaan (equation)"),
    "dihapus": (body('<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>{{ ju</w:delText></w:r><w:r><w:delText>dul }}</w:delText></w:r></w:del></w:p>'), "isi", "teks yang dihapus atau dipindahkan (perubahan terlacak)"),
    "dipindahkan": (body(f'<w:p><w:moveFrom w:id="1" w:author="a">{run("{{ judul }}")}</w:moveFrom></w:p>'), "isi", "teks yang dihapus atau dipindahkan (perubahan terlacak)"),
    "isian formulir": (body(FIELD.format('<w:r><w:ffData><w:textInput><w:default w:val="{{ judul }}"/></w:textInput></w:ffData></w:r>')), "isi", "isian formulir"),
    "teks alternatif tabel": (body('<w:tbl><w:tblPr><w:tblCaption w:val="{{ judul }}"/></w:tblPr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>'), "isi", "teks alternatif tabel"),
}  # fmt: skip
"""A template, and the part and kind of text that must be named."""


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_tag_that_nothing_fills_is_refused_with_its_place(name: str, tmp_path: Path) -> None:
    build, where, what = OUTSIDE[name]
    found = [one for one in problems(tmp_path, build(), Isi) if one.severity is Severity.ERROR]
    assert [one.place.part for one in found] == [where]
    assert what in found[0].message
    assert found[0].remedy
    with pytest.raises(TemplateRefused, match=r"memuat tanda"):
        Template.load(tmp_path / "uji.docx")


def test_places_name_the_paragraph(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, OUTSIDE["persamaan"][0](), Isi)
    assert str(found.place) == "isi, paragraf 1"
    assert found.place.text == "{{ judul }}"


FOREIGN = ["${judul}", "${ nama pejabat }", "«judul»", "<<judul>>", "<<Nama Pejabat>>", "[[judul]]"]


@pytest.mark.parametrize("mark", FOREIGN)
def test_marks_of_other_programs_are_refused(mark: str, tmp_path: Path) -> None:
    half = len(mark) // 2
    safe = [piece.replace("<", "&lt;").replace(">", "&gt;") for piece in (mark[:half], mark[half:])]
    (found,) = problems(tmp_path, parts(paragraph("Nomor ", *safe)), Isi)
    assert found.message == f"memuat tanda dari program lain yang tidak diisi: {mark}"
    assert str(found.place) == "isi, paragraf 1"


def test_mail_merge_fields_are_named(tmp_path: Path) -> None:
    field = FIELD.format("<w:r><w:instrText> MERGEFIELD tahun </w:instrText></w:r>")
    (found,) = problems(tmp_path, parts(field), Isi)
    assert found.message == "memuat kode field MERGEFIELD dari surat massal (mail merge), yang tidak diisi"


@pytest.mark.parametrize(
    "text",
    ["US$ {5}", "a &lt;&lt; b", "«Merdeka atau mati»", "[[1]] dan [2]", "{28A0}", "{nilai} { }", "5 > 3 {", "a [b] [[ ]]", "100 {%}"],
)  # fmt: skip
def test_what_only_reminds_of_a_mark_passes(text: str, tmp_path: Path) -> None:
    found = problems(tmp_path, parts(paragraph(text.replace(">", "&gt;"))), Isi)
    assert [one.message for one in found if "berpasangan" not in one.message] == []


def test_data_of_other_programs_are_theirs(tmp_path: Path) -> None:
    made = with_part(parts(paragraph("x")), "customXml/item1.xml", "<a>${judul} [[judul]]</a>", "customXml")
    assert problems(tmp_path, made, Isi) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("｛｛ judul ｝｝", "kurung kurawal yang bukan kurung kurawal biasa: ｛ (U+FF5B)"),
        ("{｛ judul }}", "tidak berpasangan"),
        ("{{ judul ｝｝", "kurung “｝” (U+FF5D) bukan kurung kurawal biasa"),
        ("{％ if benar ％}", "kurung kurawal yang bukan kurung kurawal biasa: ％ (U+FF05)"),
        ("{ { judul } }", "kurung kurawal yang terpisah oleh spasi"),
        ("{ % if benar % }", "kurung kurawal yang terpisah oleh spasi"),
        ("{\u200b{ judul }\u200b}", "kurung kurawal"),
        ("{{ ju\u200bdul }}", "karakter tak terlihat (U+200B)"),
        ("{{ ju\u00addul }}", "karakter tak terlihat (U+00AD)"),
        ("{{ \ufeffjudul }}", "karakter tak terlihat (U+FEFF)"),
        ("{%p if\u2060 benar %}", "karakter tak terlihat (U+2060)"),
        ("{{ angka – 1 }}", "garis “–” (U+2013)"),
        ("{{ angka − 1 }}", "garis “−” (U+2212)"),
        ("{{ „judul‟ }}", "tanda kutip atau kurung “„” (U+201E)"),
        ("{{ jud\u0443l }}", "huruf “\u0443” (U+0443) yang hanya mirip huruf biasa"),
        ("{% if angka ≥ 1 %}{% endif %}", "karakter “≥” (U+2265)"),
    ],
)
def test_what_only_looks_right_is_named(text: str, said: str, tmp_path: Path) -> None:
    found = problems(tmp_path, parts(paragraph(text)), Isi)
    assert said in found[0].message, [one.message for one in found]
    assert str(found[0].place) == "isi, paragraf 1"


@pytest.mark.parametrize("text", ["{{\u00a0judul }}", "{% if judul == “é–x” %}{% endif %}{{ judul }}", "{# tanpa “–” apa pun #}{{ judul }}"])  # fmt: skip
def test_what_word_makes_of_a_tag_while_typing_passes(text: str, tmp_path: Path) -> None:
    assert problems(tmp_path, parts(paragraph(text)), Isi) == []
    assert b"uji" in filled(tmp_path, parts(paragraph(text)), Isi(judul="uji"))[MAIN]


BEGIN, MIDDLE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
TITLE = "<w:r><w:instrText> TITLE </w:instrText></w:r>"


@pytest.mark.parametrize(
    ("xml", "said", "severity"),
    [
        (f"{run('{{ ju')}{BEGIN}{TITLE}{MIDDLE}{run('dul')}{END}{run(' }}')}", "dipotong oleh kode field", Severity.ERROR),
        (f"{BEGIN}{TITLE}{MIDDLE}{run('{{ judul }}')}{END}", "di dalam hasil field TITLE", Severity.ERROR),
        (f'<w:fldSimple w:instr="DOCPROPERTY x">{run("{{ judul }}")}</w:fldSimple>', "di dalam hasil field DOCPROPERTY", Severity.ERROR),
        (f'{run("{{ ju")}<w:hyperlink w:anchor="a">{run("dul")}</w:hyperlink>{run(" }}")}', "dipotong oleh tautan", Severity.WARNING),
        (run("{{ judul }}", "<w:rPr><w:vanish/></w:rPr>"), "teks tersembunyi", Severity.WARNING),
    ],
)  # fmt: skip
def test_a_tag_that_something_cuts_or_hides_is_told(xml: str, said: str, severity: Severity, tmp_path: Path) -> None:
    found = problems(tmp_path, parts(f"<w:p>{xml}</w:p>"), Isi)
    assert [(one.severity, str(one.place)) for one in found if said in one.message] == [(severity, "isi, paragraf 1")]


@pytest.mark.parametrize(
    "xml",
    [
        f'<w:hyperlink w:anchor="a">{run("{{ ju")}{run("dul }}")}</w:hyperlink>',
        f"{run('{{ ju')}<w:bookmarkStart w:id='1' w:name='a'/>{run('dul }}')}<w:bookmarkEnd w:id='1'/>",
        f"{BEGIN}<w:r><w:instrText> HYPERLINK \\l &quot;a&quot; </w:instrText></w:r>{MIDDLE}{run('{{ judul }}')}{END}",
        run("{% if benar %}{% endif %}", "<w:rPr><w:vanish/></w:rPr>") + run("{{ judul }}"),
    ],
)
def test_a_tag_in_a_link_or_around_a_bookmark_is_filled(xml: str, tmp_path: Path) -> None:
    made = parts(f"<w:p>{xml}</w:p>")
    assert [one.message for one in problems(tmp_path, made, Isi) if not one.minor] == []
    assert b"Rencana" in filled(tmp_path, made, Isi(judul="Rencana"))[MAIN]


def test_a_name_between_single_braces_is_warned_of(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, parts(paragraph("Nomor {ju", "dul} {28A0}")), Isi)
    assert (found.severity, str(found.place)) == (Severity.WARNING, "isi, paragraf 1")
    assert found.message == "memuat {judul} dengan satu kurung kurawal, yang tercetak apa adanya"


def test_of_a_chart_only_what_its_data_replace_may_hold_a_tag(tmp_path: Path) -> None:
    made = parts_of((builtin_templates() / "monitoring.docx").read_bytes())
    chart = made["word/charts/chart1.xml"]
    assert (b"<c:plotArea>" in chart, b"<c:v>" in chart) == (True, True)
    replaced = {**made, "word/charts/chart1.xml": chart.replace(b"<c:v>", b"<c:v>{{ judul }}", 1)}
    axis = {**made, "word/charts/chart1.xml": chart.replace(b"<c:plotArea>", b"<c:plotArea>{{ judul }}", 1)}
    kind = contexts()["monitoring"]
    title = made[MAIN].replace(
        b'name="Grafik 1" descr="{{ grafik_capaian }}"', b'name="Grafik 1" title="A {{ judul }}" descr="B"'
    )
    assert title != made[MAIN]
    (lost, left) = (one for one in problems(tmp_path, {**made, MAIN: title}, kind) if one.severity is Severity.ERROR)
    assert {lost.place.text, left.place.text} == {"", "{{ judul }}"}
    errors = [
        [(one.place.part, one.place.text) for one in problems(tmp_path, one, kind) if one.severity is Severity.ERROR]
        for one in (replaced, axis)
    ]
    assert errors == [[], [("grafik", "{{ judul }}")]]


# What LibreOffice does to the built-in templates


def saved_by_libreoffice(made: Parts) -> Parts:
    """Alternative texts as LibreOffice writes them: a picture's twice, a chart's not at all."""
    body = made[MAIN].decode()
    names = iter(re.findall(r'name="Gambar \d+" descr="[^"]*"', body))
    body = re.sub(r"<pic:cNvPr [^>]*?/>", lambda _: f'<pic:cNvPr id="1" {next(names)}/>', body)
    return {**made, MAIN: re.sub(r'(name="Grafik \d+") descr="[^"]*"', r"\1", body).encode()}


def test_a_picture_whose_tag_stands_twice_is_filled(tmp_path: Path) -> None:
    made = saved_by_libreoffice(parts_of((builtin_templates() / "keputusan.docx").read_bytes()))
    assert made[MAIN].count(b'descr="{{ logo }}"') == 2
    kind = contexts()["keputusan"]
    assert [one.message for one in problems(tmp_path, made, kind) if one.severity is Severity.ERROR] == []
    logo = Gambar("logo.png", b"png", 10, 10, "Lambang")
    done = filled(tmp_path, made, replace(sample(kind), logo=logo))
    assert done[MAIN].count(b'descr="Lambang"') == 2


@pytest.mark.parametrize(
    ("name", "taken", "lost"), [("monitoring", b"grafik_", "grafik_capaian"), ("keputusan", b"logo", "logo")]
)
def test_what_lost_its_tag_is_refused_and_says_why(name: str, taken: bytes, lost: str, tmp_path: Path) -> None:
    made = parts_of((builtin_templates() / f"{name}.docx").read_bytes())
    made[MAIN] = re.sub(rb'descr="\{\{ ' + taken + rb'[^"]*"', b"", made[MAIN])
    kind = contexts()[name]
    errors = [one for one in problems(tmp_path, made, kind) if one.severity is Severity.ERROR]
    assert [f"menyebut {lost}" in one.message and "LibreOffice" in one.message for one in errors] == [True]
    with pytest.raises(TemplateRefused, match=f"menyebut {lost}"):
        Template.load(tmp_path / "uji.docx").fill(sample(kind))


def test_all_charts_that_lost_their_tags_are_named_at_once(tmp_path: Path) -> None:
    made = saved_by_libreoffice(parts_of((builtin_templates() / "monitoring.docx").read_bytes()))
    (error,) = (one for one in problems(tmp_path, made, contexts()["monitoring"]) if one.severity is Severity.ERROR)
    assert "menyebut grafik_capaian, grafik_tren, grafik_renaksi, tetapi" in error.message
    assert "{{ grafik_capaian }} atau {{ grafik_tren }} atau {{ grafik_renaksi }}" in error.message


@pytest.mark.parametrize(
    ("title", "severity"),
    [
        ("Judul sendiri", Severity.WARNING),
        ("Judul {{ status_data }}", Severity.WARNING),
        ("Judul {{ tahunx }}", Severity.ERROR),
        ("Judul {% if ya %}", Severity.ERROR),
    ],
)
def test_a_title_in_a_bound_chart_is_told(title: str, severity: Severity, tmp_path: Path) -> None:
    made = parts_of((builtin_templates() / "monitoring.docx").read_bytes())
    half = len(title) // 2  # Word cuts what is typed into runs
    runs = f"<a:r><a:t>{title[:half]}</a:t></a:r><a:r><a:t>{title[half:]}</a:t></a:r>"
    words = f"<c:title><c:tx><c:rich><a:bodyPr/><a:p>{runs}</a:p></c:rich></c:tx></c:title>"
    chart = made["word/charts/chart1.xml"].replace(b"<c:chart>", b"<c:chart>" + words.encode(), 1)
    kind = contexts()["monitoring"]
    found = [
        one for one in problems(tmp_path, {**made, "word/charts/chart1.xml": chart}, kind) if "judul" in one.message
    ]
    assert severity in {one.severity for one in found}
    load = Template.load(tmp_path / "uji.docx")
    if severity is Severity.WARNING:
        assert len(found) == 1
        assert load.fill(sample(kind))
        return
    with pytest.raises(TemplateRefused, match="yang bukan nama data"):
        load.fill(sample(kind))


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", contexts())
def test_built_in_templates_work_once_saved_by_libreoffice(name: str, tmp_path: Path, soffice: Convert) -> None:
    path = soffice(builtin_templates() / f"{name}.docx", "docx", tmp_path / "lo")
    kind = contexts()[name]
    errors = [one.message for one in lint(path, kind) if one.severity is Severity.ERROR]
    if charts := chart_names(kind):  # LibreOffice writes no alternative text of charts
        assert len(errors) == 1
        assert f"menyebut {', '.join(charts)}, tetapi tidak ada grafik" in errors[0]
    else:
        assert errors == []
        assert Template.load(path).fill(sample(kind))


# Parts are found by their relations


def as_word_online(made: Parts) -> Parts:
    """The same package, its body in `document2.xml`, and the content type of the body that of any XML."""
    main = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = made[TYPES].replace(b'<Override PartName="/word/document.xml" ContentType="' + main + b'"/>', b"")
    return {
        **{name: content for name, content in made.items() if name not in (MAIN, RELS)},
        "word/document2.xml": made[MAIN],
        "word/_rels/document2.xml.rels": made[RELS],
        "_rels/.rels": made["_rels/.rels"].replace(b"word/document.xml", b"/word/document2.xml"),
        TYPES: types.replace(
            b'Extension="xml" ContentType="application/xml"', b'Extension="xml" ContentType="' + main + b'"'
        ),
    }


def test_the_body_is_where_the_package_says(tmp_path: Path) -> None:
    made = as_word_online(parts(paragraph("{{ judul }}")))
    assert b"document.main" in made[TYPES]
    assert problems(tmp_path, made, Isi) == []
    assert b"Rencana" in filled(tmp_path, made, Isi(judul="Rencana"))[MAIN]


def test_a_document_of_word_online_is_read_too() -> None:
    assert "uji coba" in docx_text(pack(as_word_online(parts(paragraph("uji coba"))).items()))


@pytest.mark.parametrize("name", ["word/kop.xml", "word/HEADER1.XML", "kop/surat.xml"])
def test_a_header_is_what_the_body_names_so(name: str, tmp_path: Path) -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
    made = with_part(parts(), name, f"<w:hdr {W}>{paragraph('{{ judul }}')}</w:hdr>", "header", kind)
    made = {**made, RELS: made[RELS].replace(name.encode(), name.swapcase().encode())}
    assert problems(tmp_path, made, Isi) == []
    done = filled(tmp_path, made, Isi(judul="Rencana"))
    assert b"Rencana" in done["word/header1.xml"]
    assert "word/header1.xml" in dict(targets(done, MAIN)).values()
    assert done[TYPES].count(b"/word/header1.xml") == 1


def test_upper_and_lower_case_of_a_part_are_the_same(tmp_path: Path) -> None:
    made = with_part(parts(paragraph("{{ judul }}")), "word/media/Lambang.PNG", "gambar", "image", "image/png")
    made = {**made, RELS: made[RELS].replace(b"media/Lambang.PNG", b"Media/lambang.png")}
    made = {name.replace("word/_rels/document", "word/_Rels/Document"): content for name, content in made.items()}
    assert problems(tmp_path, made, Isi) == []
    done = filled(tmp_path, made, Isi(judul="x"))
    assert "word/Media/lambang.png" in done  # as the relationship calls it
    assert b"Media/lambang.png" in done[RELS]


def test_core_properties_are_filled_under_any_name(tmp_path: Path) -> None:
    made = parts(paragraph("x"))
    core = made.pop("docProps/core.xml").replace(b"<cp:category/>", b"<cp:category>{{ judul }}</cp:category>")
    assert b"{{ judul }}" in core
    name = "package/services/metadata/core-properties/a.psmdcp"
    made |= {
        name: core,
        "_rels/.rels": made["_rels/.rels"].replace(b"docProps/core.xml", name.encode()),
        TYPES: made[TYPES].replace(b"/docProps/core.xml", f"/{name}".encode()),
    }
    assert problems(tmp_path, made, Isi) == []
    assert b"Rencana" in filled(tmp_path, made, Isi(judul="Rencana"))["docProps/core.xml"]


# The last look


def test_a_tag_left_in_a_document_is_never_given_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    template = Template.load(written(tmp_path, parts(paragraph("{{ judul }}"))))

    def spoilt(part: object, data: object) -> bytes:
        return parts(paragraph("{", "{ judul }}"))[MAIN]

    monkeypatch.setattr(engine, "filled_part", spoilt)
    with pytest.raises(TemplateRefused, match=r"uji\.docx masih memuat tanda yang tidak terisi \(isi, paragraf 1"):
        template.fill(Isi(judul="x"))
    with pytest.raises(TemplateRefused, match="masih memuat tanda"):
        template.fill(Isi(baris=(Baris("{ angka }"),)))


@pytest.mark.parametrize("text", ["{{ judul }}", "{", "{%", "{\n{ x", "x {#"])
def test_data_that_read_like_tags_are_printed(text: str, tmp_path: Path) -> None:
    made = parts(paragraph("{{ judul }}", "{{ judul }}"))
    assert filled(tmp_path, made, Isi(judul=text))[MAIN].count(b"{") == 2 * text.count("{")


def test_the_same_template_under_other_names_gives_the_same_body(tmp_path: Path) -> None:
    usual = parts(paragraph("{{ judul }}"))
    one, other = (filled(tmp_path, made, Isi(judul="x")) for made in (usual, as_word_online(usual)))
    assert one[MAIN] == other[MAIN]
    assert pack(one.items())


# Whatever a package looks like, it is filled or refused in a sentence


def deep(depth: int, space: str = "") -> bytes:
    return f"<a{space}>".encode() + b"<a>" * depth + b"{{ x }}" + b"</a>" * depth + b"</a>"


REL = "http://schemas.openxmlformats.org/package/2006/relationships"
ODD: dict[str, Callable[[Parts], Parts]] = {
    "komentar di antara hubungan": lambda made: {**made, RELS: made[RELS].replace(b"</Rel", b"<!-- x --></Rel", 1)},
    "komentar di antara jenis": lambda made: {**made, TYPES: made[TYPES].replace(b"</Types>", b"<!-- x --></Types>")},
    "kepala yang isi": lambda made: {**made, RELS: made[RELS].replace(b"</Relationships>", f'<Relationship Id="a" Type="{OFFICE}/header" Target="document.xml"/></Relationships>'.encode())},
    "gaya yang gambar": lambda made: with_part(made, "word/media/x.xml", "<a/>", "styles"),
    "dua penomoran": lambda made: with_part(made, "word/angka.xml", "<a/>", "numbering"),
    "penomoran rusak": lambda made: {**made, "word/numbering.xml": b"<w:numbering"},
    "gaya rusak": lambda made: {**made, "word/styles.xml": b"<w:styles"},
    "data rusak": lambda made: {**made, "customXml/item9.xml": b"<a>{{ x"},
    "data dalam": lambda made: {**made, "customXml/item9.xml": deep(1000)},
    "blok dalam": lambda made: {**made, "word/glossary/document.xml": deep(240, " " + W.replace(":w", ""))},
    "hubungan rusak": lambda made: {**made, RELS: b"<Relationships"},
    "hubungan tanpa tujuan": lambda made: {**made, RELS: made[RELS].replace(b"</Relationships>", b"<Relationship/></Relationships>")},
    "akar rusak": lambda made: {**made, "_rels/.rels": b""},
    "isi hilang": lambda made: {**made, "_rels/.rels": f'<Relationships xmlns="{REL}"/>'.encode()},
    "buku kerja rusak": lambda made: {**made, "word/embeddings/a.xlsx": b"PK\x03\x04 terpotong"},
    "angka bukan angka": lambda made: {**made, "word/numbering.xml": f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"/><w:num w:numId="x"><w:abstractNumId w:val="0"/></w:num></w:numbering>'.encode(),
                                       MAIN: made[MAIN].replace(b"<w:body>", b"<w:body>" + paragraph("{%p for b in baris %}").encode() + b'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="x"/></w:numPr></w:pPr></w:p>' * 2 + paragraph("{%p endfor %}").encode())},
    "nomor tanpa tanda": lambda made: {**made, MAIN: made[MAIN].replace(b"<w:body>", b"<w:body>" + b"<w:p><w:bookmarkStart/><w:bookmarkEnd/></w:p>" * 2)},
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_odd_packages_are_filled_or_refused_in_a_sentence(name: str, tmp_path: Path) -> None:
    path = written(tmp_path, ODD[name](parts(paragraph("{{ judul }}"))))
    said = [
        one.message for one in lint(path, Isi) if one.severity is Severity.ERROR and "status_data" not in one.message
    ]
    if said:
        with pytest.raises(PerkinError, match=r"\A[^\n]+\Z"):
            Template.load(path)
    else:
        done = Template.load(path).fill(Isi(judul="Rencana", baris=(Baris("a"), Baris("b"))))
        assert b"Rencana" in parts_of(done)[MAIN]


@pytest.mark.parametrize(
    "text", ["${a" + " " * 200_000, "<<a " * 50_000, "{ " * 100_000, "｛ " * 100_000, "[[" * 100_000]
)
def test_looking_takes_time_that_grows_with_the_text(text: str, tmp_path: Path) -> None:
    begin = time.process_time()
    lint(written(tmp_path, parts(paragraph(text.replace("<", "&lt;")))), Isi)
    assert time.process_time() - begin < 5
