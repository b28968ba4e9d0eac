"""`perkin templates check`: every problem of every template, each with its place and what to do; Word's own habits pass."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from generator.cli import perkin
from generator.cli.console import run
from generator.documents import named
from generator.errors import TemplateRefused
from generator.findings import Severity
from generator.generate.templates import contexts
from generator.master import Master
from generator.office.package import pack, parts_of
from generator.office.word.folder import builtin_templates
from generator.office.word.kinds import available
from generator.office.word.limits import MAX_WORK
from generator.office.word.lint import lint, sample
from generator.office.word.problems import Problem
from generator.office.word.template import Template
from tests.hostile import MAIN, RELATIONS, RELS, TYPES, clean, field_code, relation
from tests.lint import lint as faults_of
from tests.test_word import Baris, Isi

Lint = Callable[..., list[Problem]]


@pytest.fixture
def check(tmp_path: Path) -> Lint:
    """The problems of a template with these paragraphs and tables, without notes."""

    def made(*texts: str, tables: Sequence[Sequence[Sequence[str]]] = (), notes: bool = False) -> list[Problem]:
        document = Document()
        document.sections[0].header.paragraphs[0].text = "{{ judul }}"
        for text in texts:
            document.add_paragraph(text)
        for rows in tables:
            table = document.add_table(0, len(rows[0]))
            for row in rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        document.save(str(tmp_path / "uji.docx"))
        found = lint(tmp_path / "uji.docx", Isi)
        return [
            one for one in found if notes or (one.severity is not Severity.INFO and "status_data" not in one.message)
        ]

    return made


def shown(problems: Sequence[Problem]) -> list[str]:
    return [f"{problem.place}: {problem.message}. {problem.remedy}" for problem in problems]


ROWS = (("{%tr for b in baris %}", ""), ("{{ b.teks }}", "{{ b.tks }}"), ("{%tr endfor %}", ""))


def test_all_problems_are_found_at_once_each_with_its_place(check: Lint) -> None:
    found = check("{{ jdul }}", "{% if benar %}", "{{ judul|angk }}", "Halo {{ judul", tables=[ROWS])
    assert sorted(str(problem.place) for problem in found) == [
        "isi, paragraf 1",
        "isi, paragraf 2",
        "isi, paragraf 3",
        "isi, paragraf 4",
        "isi, tabel 1, baris 2, kolom 2",
    ]
    assert {problem.severity for problem in found} == {Severity.ERROR}


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["{{ Judul }}"], "isi, paragraf 1: memakai nama yang tidak dikenal: Judul. Mungkin maksudnya judul: tulis judul."),
        (["{% for b in baris %}{{ b.tks }}{% endfor %}"], "baris.tks. Mungkin maksudnya teks: tulis b.teks."),
        (["{{ teks }}"], "memakai nama yang tidak dikenal: teks. teks ada di dalam baris: cetak di dalam perulangannya (for)."),
        (["{% for b in baris %}{{ loop.indx }}{% endfor %}"], "loop.indx. Mungkin maksudnya index: tulis loop.index."),
        (["{% for b in baris %}{% if loop.nextitem.teks == b.teks %}{% endif %}{% endfor %}", "{{ xyz }}"], "perkin templates vars uji"),
        (["{{ judul|upprr }}"], "memakai perintah “upprr” yang tidak dikenal. Mungkin maksudnya |upper."),
        (["{% fro b in baris %}"], "memakai perintah “fro” yang tidak dikenal. Mungkin maksudnya for."),
        (["{% vm %}"], "memakai perintah vm di luar tabel"),
        (["{% tr for b in baris %}"], "Tulis {%tr tanpa spasi setelah {%."),
        (["{% %}"], "memuat tanda {% … %} tanpa perintah"),
        (["{{ }}"], "memuat tanda yang tidak dapat dibaca"),
        (["{% endif %}"], "memuat “endif” tanpa for atau if yang mendahuluinya"),
        (["{% else %}"], "memuat “else” tanpa for atau if yang mendahuluinya"),
        (["{% for b in baris %}{% elif benar %}{% endfor %}"], "memuat “elif” tanpa for atau if yang mendahuluinya"),
        (["{% for b in baris %}{% if benar %}{% endfor %}"], "memuat perintah if yang tidak ditutup"),
        (["{%tr for b in baris %}", "{%tr endfor %}"], "memakai {%tr … %} di luar tabel"),
        (["{%p for b in baris %}", "x{% endfor %}"], "menutup {%p for … %} dengan {% endfor … %}. Pakai {%p endfor %}"),
        (["{% set judul.x = 1 %}"], "tidak"),
        (["{% set x %}isi{% endset %}"], "memakai perintah yang tidak diizinkan: endset"),
        (["{{ judul is defined }}"], "memakai uji “is”"),
        (["{{ judul.upper() }}"], "memanggil fungsi"),
        (["{{ judul[0:2] }}"], "memotong teks"),
        (["{{ kaya }}"], "mencetak teks yang dapat memuat huruf miring tanpa {{r … }}: kaya. Tulis {{r kaya }}."),
        (["{{ baris }}"], "mencetak daftar: baris"),
        (["{% for b in baris %}{{ b }}{% endfor %}"], "mencetak kumpulan data: b"),
        (["{{ benar }}"], "mencetak nilai yang bernilai benar atau salah: benar"),
        (["{{r baris }}"], "mencetak dengan {{r … }} baris yang berupa daftar"),
        (["{{ judul|angka }}"], "memakai |angka pada judul yang berupa teks"),
        (["{{ angka|tanggal }}"], "memakai |tanggal pada angka yang berupa angka"),
        (["{{ kaya|upper }}"], "memakai |upper pada kaya yang berupa teks dengan huruf miring"),
        (["{{ judul|upper('x') }}"], "memberi |upper isian di dalam kurung yang tidak dikenal"),
        (["{% for b in judul %}x{% endfor %}"], "mengulang (for) judul yang berupa teks, bukan daftar"),
        (["{% if judul > 1 %}{% endif %}"], "memuat perbandingan atau hitungan yang tidak berlaku"),
        (["{{ angka }}"], "mencetak angka tanpa |angka, sehingga dokumen gagal dibuat bila datanya kosong. Tulis {{ angka|angka }}."),
        (["{%p if benar %} lalu {{ judul }}", "{%p endif %}"], "menghapus isi lain di tempat yang sama: “lalu {{ judul }}”"),
        (["{% gabung judul %}"], "memakai perintah gabung di luar tabel"),
    ],
)  # fmt: skip
def test_each_problem_says_what_is_wrong_and_what_to_do(check: Lint, texts: list[str], expected: str) -> None:
    assert [one for one in shown(check(*texts)) if expected in one], shown(check(*texts))


def test_loops_over_two_tables_or_two_cells_are_found(check: Lint) -> None:
    one, two = ROWS[:2], ROWS[2:]
    assert [line for line in shown(check(tables=[one, two])) if "Letakkan keduanya dalam tabel yang sama" in line]
    cells = [(("{% for b in baris %}{{ b.teks }}", "x{% endfor %}"),)]
    assert [line for line in shown(check(tables=cells)) if "memisahkan {% endfor … %} dari pembukanya" in line]


def test_a_block_over_several_paragraphs_is_no_fault(check: Lint) -> None:
    assert (
        shown(check("{% if benar %}satu", "dua{% endif %}", "{% for b in baris %}{{ b.teks }}", "{% endfor %}")) == []
    )


def test_places_are_those_that_one_counts_in_word(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("satu")
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(0, 2).text = "{{ a1 }}"
    table.cell(1, 1).text = "baris"
    table.cell(1, 1).add_paragraph("{{ a2 }}")
    inner = table.cell(1, 2).add_table(1, 1)
    inner.cell(0, 0).text = "{{ a3 }}"
    document.add_paragraph("{{ a4 }}")
    document.sections[0].footer.paragraphs[0].text = "{{ a5 }}"
    document.core_properties.subject = "{{ a6 }}"
    document.save(str(tmp_path / "uji.docx"))
    found = {
        problem.place.text: str(problem.place) for problem in lint(tmp_path / "uji.docx", Isi) if problem.place.text
    }
    assert found == {
        "{{ a1 }}": "isi, tabel 1, baris 1, kolom 3",
        "{{ a2 }}": "isi, tabel 1, baris 2, kolom 2, paragraf 2",
        "{{ a3 }}": "isi, tabel 1, baris 2, kolom 3, tabel 1, baris 1, kolom 1",
        "{{ a4 }}": "isi, paragraf 2",
        "{{ a5 }}": "kaki halaman, paragraf 1",
        "{{ a6 }}": "properti, Subjek",
    }


def test_data_that_are_not_used_are_a_note_but_the_status_an_error(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("{{ nomor }}{% for b in menimbang %}{{ b.isi }}{% endfor %}")
    document.save(str(tmp_path / "keputusan.docx"))
    found = lint(tmp_path / "keputusan.docx", contexts()["keputusan"])
    assert [(problem.severity, problem.message.partition(",")[0]) for problem in found] == [
        (Severity.ERROR, "tidak mencetak status_data"),
        (Severity.INFO, "tidak memakai data ini: diktum"),
    ]
    assert "menimbang.label" in found[1].message
    assert "diktum.isi" not in found[1].message


def test_styles_changes_and_comments_are_told(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("x")
    paragraph._p.get_or_add_pPr().append(parse_xml(f'<w:pStyle {nsdecls("w")} w:val="Hilang"/>'))
    paragraph._p.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="1"><w:r><w:t>baru</w:t></w:r></w:ins>'))
    document.add_comment(paragraph.runs, "periksa")
    document.save(str(tmp_path / "uji.docx"))
    warned = [one for one in lint(tmp_path / "uji.docx", Isi) if one.severity is Severity.WARNING]
    found = [one for one in warned if "CommentReference" not in one.message]
    assert [problem.message for problem in found] == [
        "memakai gaya paragraf “Hilang” yang tidak ada di templat ini",
        "masih memuat perubahan terlacak (track changes)",
        "memuat komentar, yang ikut ke setiap dokumen",
    ]


def test_loading_raises_the_first_of_the_same_problems(check: Lint, tmp_path: Path) -> None:
    found = check("{% endif %}", "{{ judul|upprr }}")
    with pytest.raises(TemplateRefused) as refusal:
        Template.load(tmp_path / "uji.docx")
    assert (
        str(refusal.value)
        == f"{found[0].sentence('uji.docx')} Masih ada 1 masalah lain: jalankan perkin templates check."
    )


@pytest.mark.parametrize("name", contexts())
def test_the_built_in_templates_have_no_problem(name: str) -> None:
    problems = lint(builtin_templates() / f"{name}.docx", contexts()[name])
    assert [problem.message for problem in problems if problem.severity is not Severity.INFO] == []


@pytest.mark.parametrize("name", contexts())
def test_data_for_trying_have_every_field(name: str) -> None:
    kind = contexts()[name]
    assert isinstance(sample(kind), kind)
    assert Template.load(builtin_templates() / f"{name}.docx").names <= available(kind)


# The command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two templates, one of them wrong, and files that no document uses."""
    made = tmp_path / "templat"
    made.mkdir()
    (made / "keputusan.docx").write_bytes((builtin_templates() / "keputusan.docx").read_bytes())
    document = Document()
    document.add_paragraph("{{ status_data }}{{ jabtan }}")
    paragraph = document.add_paragraph("{{ no")
    paragraph.add_run("mor }}")
    document.save(str(made / "lampiran-1.docx"))
    for name in ("lampiran2.docx", "catatan rapat.docx", "~$keputusan.docx", "baca.txt"):
        (made / name).write_bytes(b"x")
    return made


def called(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    code = run(perkin, [str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_the_command_tells_everything_by_template(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = called(capsys, "templates", "check", folder)
    assert (code, err) == (1, "")
    blocks = out.split("\n\n")
    assert [block.partition("\n")[0] for block in blocks] == [
        str(folder), "keputusan.docx: tidak ada masalah.", "lampiran-1.docx", "lampiran-2.docx",
        "perjanjian-kinerja.docx", "monitoring.docx", "lembar-pj.docx", "wilayah.docx", "catatan rapat.docx", "lampiran2.docx",
        "Jumlah: 1 kesalahan, 1 peringatan, 7 catatan.",
    ]  # fmt: skip
    assert blocks[2].splitlines()[1:5] == [
        "  isi, paragraf 1  [kesalahan]",
        "      Memakai nama yang tidak dikenal: jabtan.",
        "      Terbaca: {{ status_data }}{{ jabtan }}",
        "      Saran: Mungkin maksudnya jabatan: tulis jabatan.",
    ]
    assert blocks[2].splitlines()[-1] == "  1 tanda yang dipecah Word disatukan kembali; --verbose menampilkannya."
    assert "templat bawaan yang dipakai" in blocks[3]
    assert "Bila yang dimaksud lampiran-2.docx, simpan dengan nama itu." in blocks[9]
    assert "disatukan kembali; --verbose" not in called(capsys, "templates", "check", folder, "--verbose")[1]


def test_the_command_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = called(capsys, "templates", "check", folder, "--format", "json")
    content: dict[str, Any] = json.loads(out)
    assert code == 1
    assert content["folder"] == str(folder)
    assert content["templates"][1]["template"] == "lampiran-1.docx"
    assert content["templates"][1]["problems"][0] == {
        "severity": "error", "part": "isi", "place": "paragraf 1", "text": "{{ status_data }}{{ jabtan }}",
        "message": "memakai nama yang tidak dikenal: jabtan", "remedy": "Mungkin maksudnya jabatan: tulis jabatan.",
    }  # fmt: skip
    assert content["summary"]["error"] == 1


def test_without_errors_the_command_ends_well(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = called(capsys, "templates", "check")
    assert code == 0
    assert "Jumlah: 0 kesalahan, 0 peringatan" in out


def test_unusable_folders_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, said in (("tiada", "tidak ditemukan"), ("kosong", "tidak memuat satu pun templat")):
        (tmp_path / "kosong").mkdir(exist_ok=True)
        code, out, err = called(capsys, "templates", "check", tmp_path / name)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert said in err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "kosong (0 byte)"),
        (b"PK\x03\x04 terpotong", "isinya terpotong"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "dikunci dengan kata sandi"),
        (b"\xd0\xcf\x11\xe0 lama", "berformat Office lama"),
        (b"<html></html>", "halaman web"),
    ],
)
def test_a_file_that_is_no_template_is_one_problem(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "keputusan.docx").write_bytes(content)
    (problem,) = lint(tmp_path / "keputusan.docx", contexts()["keputusan"])
    assert said in problem.message
    assert (problem.severity, problem.remedy) == (Severity.ERROR, "")


# What Word does to a template passes

LINKS = RELATIONS.format(
    "".join(
        f'<Relationship Id="rId{number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"'
        f' Target="{target}"{mode}/>'
        for number, (kind, target, mode) in enumerate(
            [("hyperlink", "https://jakarta.go.id/a?b=1&amp;c=2", ' TargetMode="External"'),
             ("hyperlink", "mailto:timur@jakarta.go.id", ' TargetMode="External"'),
             ("image", "media/logo.png", ""), ("customXml", "../customXml/item1.xml", "")], start=90)
    )
)  # fmt: skip
WORD_BODY = """
<w:p w:rsidR="00A1" w14:paraId="0A0B0C0D"><w:r w:rsidRPr="00B2"><w:t>NOMOR {</w:t></w:r><w:proofErr w:type="spellStart"/>
  <w:r><w:t>{ no</w:t></w:r><w:bookmarkStart w:id="3" w:name="_GoBack"/><w:bookmarkEnd w:id="3"/><w:r><w:rPr><w:noProof/></w:rPr><w:t>mor }</w:t></w:r>
  <w:proofErr w:type="spellEnd"/><w:r><w:lastRenderedPageBreak/><w:t>} {28A0}</w:t></w:r></w:p>
<w:p><w:smartTag w:uri="urn:x" w:element="place"><w:r><w:t>{{ jabatan }}</w:t></w:r></w:smartTag>
  <w:hyperlink r:id="rId90"><w:r><w:t>{{ nama }}</w:t></w:r></w:hyperlink>
  <w:hyperlink w:anchor="atas"><w:r><w:t>atas</w:t></w:r></w:hyperlink></w:p>
<w:sdt><w:sdtPr><w:alias w:val="Tentang"/><w:dataBinding w:xpath="/a" w:storeItemID="{1}"/></w:sdtPr><w:sdtContent>
  <w:p><w:r><w:t>{{ tentang }}</w:t></w:r></w:p></w:sdtContent></w:sdt>
<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> HYPERLINK \\l "_Toc1" \\h </w:instrText></w:r>
  <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>isi</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
  <w:fldSimple w:instr=" PAGE \\* MERGEFORMAT "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>
<w:p><w:r><w:pict><v:shape style="width:1pt"><v:imagedata r:id="rId92" o:title="logo"/></v:shape></w:pict></w:r></w:p>
"""
SPACES = (
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
)


def as_word_saves() -> dict[str, bytes]:
    """The decree's template as if somebody had worked on it in Word."""
    parts = clean()
    body = parts[MAIN].decode()
    wanted = [space for space in SPACES.split() if space.partition("=")[0] not in body[: body.index("<w:body>")]]
    body = body.replace("<w:document ", f"<w:document {' '.join(wanted)} ", 1)
    parts[MAIN] = body.replace("<w:body>", f"<w:body>{WORD_BODY}", 1).encode()
    links = LINKS.partition('relationships">')[2].removesuffix("</Relationships>")
    parts[RELS] = parts[RELS].replace(b"</Relationships>", f"{links}</Relationships>".encode())
    parts[TYPES] = parts[TYPES].replace(b"<Default ", b'<Default Extension="png" ContentType="image/png"/><Default ', 1)
    parts["word/media/logo.png"] = b"\x89PNG\r\n\x1a\n"
    parts["customXml/item1.xml"] = b"<a/>"
    return parts


def test_a_template_that_word_has_saved_passes(tmp_path: Path, master_2025: Master) -> None:
    (tmp_path / "keputusan.docx").write_bytes(pack(as_word_saves().items()))
    problems = lint(tmp_path / "keputusan.docx", contexts()["keputusan"])
    assert [(problem.message, problem.minor) for problem in problems] == [
        ("memuat tanda yang dipecah oleh Word; tanda itu disatukan kembali", True)
    ]
    data = Template.load(tmp_path / "keputusan.docx").fill(named("keputusan").build(master_2025))
    texts = [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]
    assert texts[0].replace(" ", "") == "NOMORe-0054{28A0}"


def test_links_to_pages_and_mail_are_kept(tmp_path: Path) -> None:
    for build in (relation("hyperlink", "https://jakarta.go.id"), relation("hyperlink", "mailto:a@jakarta.go.id"),
                  field_code('HYPERLINK "https://jakarta.go.id" \\o "Situs"'), field_code('TOC \\o "1-3" \\h')):  # fmt: skip
        (tmp_path / "keputusan.docx").write_bytes(build())
        assert Template.load(tmp_path / "keputusan.docx").name == "keputusan.docx"


# Limits


def rows(count: int) -> Isi:
    return Isi(judul="x", baris=tuple(Baris(f"baris {number}") for number in range(count)))


def filled(tmp_path: Path, text: str, data: Isi) -> bytes:
    document = Document()
    document.add_paragraph(text)
    document.save(str(tmp_path / "uji.docx"))
    return Template.load(tmp_path / "uji.docx").fill(data)


def test_ten_thousand_rows_of_lampiran_ii_are_within_the_limits(master_2025: Master) -> None:
    made: Any = named("lampiran-2").build(master_2025)
    rows = tuple(row for kelompok in made.kelompok for row in kelompok.baris)
    many = (rows * (10_000 // len(rows) + 1))[:10_000]
    data = Template.load(builtin_templates() / "lampiran-2.docx").fill(
        replace(made, kelompok=(replace(made.kelompok[0], baris=many),))
    )
    assert parts_of(data)[MAIN].count(b"<w:tr>") >= 10_000


def test_loops_are_counted_before_they_run(tmp_path: Path) -> None:
    nested = "{% for a in baris %}{% for b in baris %}{{ b.teks }}{% endfor %}{% endfor %}"
    assert filled(tmp_path, nested, rows(300))
    with pytest.raises(TemplateRefused, match=r"uji\.docx \(isi, paragraf 1, .* mengulang terlalu banyak"):
        filled(tmp_path, nested, rows(MAX_WORK // 3000))


def test_text_is_strung_together_up_to_a_limit(tmp_path: Path) -> None:
    joined = "{% for b in baris %}{% if loop.first %}{{ judul ~ judul ~ judul }}{% endif %}{% endfor %}"
    assert filled(tmp_path, joined, replace(rows(1), judul="x" * 300_000))
    with pytest.raises(TemplateRefused, match="merangkai teks lebih dari 1 juta huruf"):
        filled(tmp_path, joined, replace(rows(1), judul="x" * 400_000))


def test_numbers_are_strung_together_as_people_write_them(tmp_path: Path) -> None:
    from decimal import Decimal

    data = filled(tmp_path, "{{ angka ~ ' %' }}", Isi(angka=Decimal("97.905")))
    assert Document(io.BytesIO(data)).paragraphs[0].text == "97,905 %"
    assert faults_of(data) == []


# What a template may use


@pytest.mark.parametrize("name", contexts())
def test_every_variable_has_its_kind_meaning_and_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = called(capsys, "templates", "vars", name, "--format", "json")
    found = json.loads(out)
    assert code == 0
    assert {one["name"] for one in found} == available(contexts()[name])
    assert [one["name"] for one in found if not one["meaning"]] == []
    without = {"kumpulan data", "grafik", "gambar"}
    assert [one["name"] for one in found if not one["example"] and one["type"] not in without] == []


def test_how_variables_are_written_is_what_a_template_may_say(tmp_path: Path) -> None:
    from generator.generate.templates import variables_of
    from generator.present.variables import written

    document = Document()
    document.add_paragraph("{{ status_data }}")
    for one in variables_of("keputusan"):
        if "." not in one.name and one.kind.jenis not in ("gambar", "kumpulan data"):
            document.add_paragraph(written(one))
    document.save(str(tmp_path / "keputusan.docx"))
    problems = lint(tmp_path / "keputusan.docx", contexts()["keputusan"])
    assert [problem.message for problem in problems if problem.severity is not Severity.INFO] == []


def test_variables_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    lines = called(capsys, "templates", "vars", "lampiran-1")[1].splitlines()
    at = lines.index("kelompok.baris.target_ii  [angka]")
    assert lines[at + 1 : at + 3] == [
        "      Target triwulan II. Contoh: 97,905",
        "      Tulis: {{ satu.target_ii|angka }}",
    ]
