"""Thousands of broken inputs, each given to a command as the command line gives it: none may end in a fault of ours.

A case is a number under a seed: it names the command, the file that is broken for it, and how. The same seed and
number break the same file in the same way, so that a fault can be looked at again:

    python -m tests.fuzz --seed 1 --count 2000        many cases, counted by command and outcome
    python -m tests.fuzz --seed 1 --case 17 --keep F  one case, its files kept in F, its traceback shown
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import io
import json
import os
import random
import re
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path
from typing import Final

from generator.cli import perkin
from generator.cli.console import run
from generator.office.word.folder import builtin_templates
from tests import pdfs
from tests.bentuk import pk_gabung
from tests.bentuk_lain import lembar_target
from tests.breaking import broken_bytes, broken_manifest, broken_package, broken_text

ROOT: Final = Path(__file__).resolve().parent.parent
CLEAN: Final = ROOT / "tests" / "data" / "bersih.xlsx"
MAPPING: Final = "sumber/pemetaan.toml"
PDF: Final = "sumber/pk.pdf"
REFUSED: Final = 2

Break = Callable[[bytes, random.Random], tuple[bytes, str]]
"""Bytes of a file → broken bytes, and in words what was done."""


@dataclass(frozen=True)
class Perintah:
    """A command as it is given, and the file broken before it. `{}` in it stands for the folder of the case."""

    nama: str
    arguments: str
    broken: str
    """Path of the broken file in the folder."""
    break_: Break


@dataclass(frozen=True)
class Kasus:
    """One case as it came out."""

    seed: int
    number: int
    perintah: Perintah
    done: str
    """What was done to the file."""
    outcome: str
    """`selesai`, `temuan`, `ditolak`, or `GALAT` with what is wrong."""
    details: str = ""

    @property
    def failed(self) -> bool:
        """Whether the case shows a fault of ours."""
        return self.outcome == "GALAT"

    def __str__(self) -> str:
        again = f"python -m tests.fuzz --seed {self.seed} --case {self.number} --keep /tmp/kasus"
        return f"{self.perintah.nama} ({self.perintah.broken}: {self.done}): {self.details}\n  {again}"


@dataclass
class Laporan:
    """Counts by command and outcome, and the cases that failed."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    failed: list[Kasus] = field(default_factory=list)

    def add(self, kasus: Kasus) -> None:
        """Count a case."""
        self.counts[kasus.perintah.nama, kasus.outcome] += 1
        if kasus.failed:
            self.failed.append(kasus)

    def lines(self) -> Iterator[str]:
        """A line for each command."""
        for nama in sorted({nama for nama, _ in self.counts}):
            told = {outcome: count for (of, outcome), count in self.counts.items() if of == nama}
            yield f"{nama}: " + ", ".join(f"{count} {outcome}" for outcome, count in sorted(told.items()))


MASTER, TEMPLATE, DOCUMENT, BOOK, MANIFEST = (
    "master.xlsx",
    "templat/{name}.docx",
    "hasil/tw2/{name}.docx",
    "hasil/tw2/rekap.xlsx",
    "hasil/tw2/manifest.json",
)
_DOCUMENTS: Final = ("keputusan", "lampiran-1", "lampiran-2", "monitoring")


def commands() -> tuple[Perintah, ...]:
    """Every command that opens a file, for each file that it opens."""
    return (*_on_masters(), *_on_templates(), *_on_documents(), *_on_manifests())


def _on_masters() -> Iterator[Perintah]:
    lines = {
        **{f"validate --format {form}": f"validate {{}}/master.xlsx --format {form}" for form in ("text", "html", "sarif", "github")},
        "validate --format json": "validate {}/master.xlsx --format json --output {}/temuan.json",
        "validate --annotate": "validate {}/master.xlsx --annotate {}/tanda.xlsx",
        **{f"compute --format {form}": f"compute {{}}/master.xlsx --quarter 2 --format {form}" for form in ("text", "json", "csv")},
        "compute --output": "compute {}/master.xlsx --quarter 4 --output {}/rekap.xlsx",
        "compute --pembanding": "compute {}/utuh.xlsx --quarter 2 --pembanding {}/master.xlsx",
        "explain": "explain {}/master.xlsx --indicator IK1.1 --quarter 2",
        "generate": "generate {}/master.xlsx --quarter 2 --output {}/baru",
        "generate --force": "generate {}/master.xlsx --quarter 2 --output {}/baru --force",
        "generate --force --per-pj --gabung": "generate {}/master.xlsx --quarter 3 --output {}/baru --force --per-pj --gabung",
        "text (master)": "text {}/master.xlsx",
        "diff master master": "diff {}/utuh.xlsx {}/master.xlsx --quarter 2",
        "diff master folder": "diff {}/hasil/tw2 {}/master.xlsx --format html",
        "impor (master)": "impor {}/master.xlsx --ke {}/draf.xlsx",
        "verify --master": "verify {}/hasil/tw2 --master {}/master.xlsx",
        "perbarui": "perbarui {}/master.xlsx --ke {}/baru.xlsx",
        "lanjut": "lanjut {}/master.xlsx --tahun 2026 --ke {}/baru.xlsx --format html",
    }  # fmt: skip
    for nama, line in lines.items():
        yield Perintah(nama, line, MASTER, broken_package)


def _on_templates() -> Iterator[Perintah]:
    for name in (*_DOCUMENTS, "lembar-pj"):
        broken = TEMPLATE.format(name=name)
        yield Perintah("templates check", "templates check {}/templat --format json", broken, broken_package)
        yield Perintah("text (templat)", f"text {{}}/{broken}", broken, broken_package)
        only = "--per-pj --only monitoring" if name == "lembar-pj" else f"--only {name}"
        line = f"generate {{}}/utuh.xlsx --quarter 2 --output {{}}/baru --templates {{}}/templat {only}"
        yield Perintah("generate --templates", line, broken, broken_package)
    broken = TEMPLATE.format(name="wilayah")
    line = "rekap-unit {}/hasil --quarter 2 --templates {}/templat --output {}/wilayah.docx"
    yield Perintah("rekap-unit --templates", line, broken, broken_package)
    broken = TEMPLATE.format(name="lampiran-1")
    line = "templates check {}/templat --annotate {}/komentar.docx"
    yield Perintah("templates check --annotate", line, broken, broken_package)
    line = "generate {}/utuh.xlsx --output {}/baru --templates {}/templat --gabung"
    yield Perintah("generate --templates --gabung", line, broken, broken_package)


def _on_documents() -> Iterator[Perintah]:
    for name in _DOCUMENTS:
        broken = DOCUMENT.format(name=name)
        whole = f"{{}}/utuh/{name}.docx"
        for form in ("text", "json", "html"):
            line = f"diff {whole} {{}}/{broken} --format {form}"
            yield Perintah("diff docx docx", line, broken, broken_package)
        yield Perintah("verify (dokumen)", "verify {}/hasil/tw2 --master {}/utuh.xlsx", broken, broken_package)
        yield Perintah("text (dokumen)", f"text {{}}/{broken}", broken, broken_package)
        line = f"impor {{}}/{broken} --ke {{}}/draf.xlsx --tulis-pemetaan {{}}/peta.toml --format html --output {{}}/impor.html"
        yield Perintah("impor (dokumen)", line, broken, broken_package)
    broken = DOCUMENT.format(name="keputusan")  # one is enough: each takes a process of its own
    line = f"diff {{}}/utuh/keputusan.docx {{}}/{broken} --format docx --output {{}}/beda.docx"
    yield Perintah("diff docx docx --format docx", line, broken, broken_package)
    yield Perintah("verify (rekap)", "verify {}/hasil/tw2 --master {}/utuh.xlsx", BOOK, broken_package)
    yield Perintah("impor (rekap)", f"impor {{}}/{BOOK} --ke {{}}/draf.xlsx --format json", BOOK, broken_package)
    for name in ("pk-gabung", "lembar-target"):
        broken = f"sumber/{name}.docx"
        yield Perintah("impor (PK, formulir)", f"impor {{}}/{broken} --ke {{}}/draf.xlsx", broken, broken_package)
    line = f"impor {{}}/sumber/pk-gabung.docx --ke {{}}/draf.xlsx --pemetaan {{}}/{MAPPING} --tulis-pemetaan {{}}/lagi.toml"
    yield Perintah("impor --pemetaan", line, MAPPING, broken_text)
    yield Perintah("impor (PDF)", f"impor {{}}/{PDF} --ke {{}}/draf.xlsx", PDF, broken_bytes)
    yield Perintah("text (rekap)", f"text {{}}/{BOOK}", BOOK, broken_package)


def _on_manifests() -> Iterator[Perintah]:
    lines = {
        "diff folder folder": "diff {}/hasil/tw1 {}/hasil/tw2",
        "diff folder folder json": "diff {}/hasil/tw2 {}/hasil/tw1 --format json",
        "diff folder folder html": "diff {}/hasil/tw1 {}/hasil/tw2 --format html",
        "diff folder master": "diff {}/hasil/tw2 {}/utuh.xlsx",
        "verify (manifes)": "verify {}/hasil/tw2 --master {}/utuh.xlsx --format json",
        "history": "history {}/hasil",
        "history json": "history {}/hasil --format json",
        "history html": "history {}/hasil --format html",
        "history xlsx": "history {}/hasil --format xlsx --output {}/riwayat.xlsx",
        "rekap-unit": "rekap-unit {}/hasil --quarter 2",
        **{f"rekap-unit {form}": f"rekap-unit {{}}/hasil --quarter 2 --output {{}}/wilayah.{form}" for form in ("json", "html", "xlsx", "docx")},
    }  # fmt: skip
    for nama, line in lines.items():
        for _ in range(2):
            yield Perintah(nama, line, MANIFEST, broken_manifest)


COMMANDS: Final = commands()


class Tempat:
    """A folder with every file that a command may be given, whole; each case breaks one and puts it back."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copy(CLEAN, folder / "master.xlsx")
        shutil.copy(CLEAN, folder / "utuh.xlsx")
        shutil.copytree(builtin_templates(), folder / "templat", ignore=lambda _, names: [n for n in names if not n.endswith(".docx")])  # fmt: skip
        for quarter in (1, 2):
            self.run(f"generate {{}}/utuh.xlsx --quarter {quarter} --output {{}}/dibuat")
        (folder / "dibuat" / "utuh").rename(folder / "hasil")
        (folder / "dibuat").rmdir()
        (folder / "utuh").mkdir()
        for name in _DOCUMENTS:
            shutil.copy(folder / "hasil" / "tw2" / f"{name}.docx", folder / "utuh")
        self.sources(folder / "sumber")
        self.whole = self.contents()

    def sources(self, folder: Path) -> None:
        """What an import is given besides: an agreement with its mapping, a form, a PDF."""
        folder.mkdir()
        agreement = pk_gabung(folder)
        lembar_target(folder)
        self.run(f"impor {agreement} --ke {{}}/draf.xlsx --tulis-pemetaan {{}}/{MAPPING}")
        (self.folder / "draf.xlsx").unlink()
        table = pdfs.ruled(
            [["No", "Sasaran", "Indikator Kinerja", "Target"], ["1", "Kota bersih", "Taman terawat", "12"]]
        )
        (self.folder / PDF).write_bytes(pdfs.pages([pdfs.text(40, 550, "PERJANJIAN KINERJA TAHUN 2024"), table]))

    def run(self, line: str) -> tuple[int, str, str]:
        """Exit code, stdout and stderr of a command line, carried out as the command itself does."""
        arguments = [word.replace("{}", str(self.folder)) for word in line.split()]
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run(perkin, arguments)
        return code, out.getvalue(), err.getvalue()

    def contents(self) -> dict[str, bytes]:
        """Every file by its path."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in self.folder.rglob("*")
            if path.is_file()
        }

    def put_back(self) -> None:
        """Make the folder what it was."""
        for name, data in self.contents().items():
            if name not in self.whole:
                (self.folder / name).unlink()
            elif data != self.whole[name]:
                (self.folder / name).write_bytes(self.whole[name])
        for path in sorted(self.folder.rglob("*"), reverse=True):
            if path.is_dir() and not any(path.iterdir()):
                path.rmdir()

    def broken(self, seed: int, number: int) -> tuple[Perintah, str]:
        """Break the file of a case; the command, and what was done."""
        chance = random.Random(f"{seed}:{number}")  # noqa: S311 - the same cases again and again
        perintah = COMMANDS[number % len(COMMANDS)]
        path = self.folder / perintah.broken
        data, done = perintah.break_(path.read_bytes(), chance)
        path.write_bytes(data)
        return perintah, done

    def case(self, seed: int, number: int) -> Kasus:
        """Carry out a case and put the folder back."""
        perintah, done = self.broken(seed, number)
        before = self.contents()
        try:
            code, _, said = self.run(perintah.arguments)
            after = self.contents()
            outcome, details = judged(perintah, code, said, written(before, after))
        except Exception as error:
            outcome, details = "GALAT", fault(error)
        self.put_back()
        return Kasus(seed, number, perintah, done, outcome, details)


def fault(error: Exception) -> str:
    """A fault and where it was raised in our code."""
    places = [f for f in traceback.extract_tb(error.__traceback__) if "/generator/" in f.filename]
    at = f"{places[-1].filename.rpartition('/generator/')[2]}:{places[-1].lineno}" if places else "?"
    return f"{type(error).__name__} di {at}: {str(error)[:200]}"


def written(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> list[str]:
    """The files that a command made or changed."""
    return [name for name in {**before, **after} if before.get(name) != after.get(name)]


def judged(perintah: Perintah, code: int, said: str, new: Sequence[str]) -> tuple[str, str]:
    """How a command that came to its end is counted, and what is wrong with how it ended."""
    if code == REFUSED:
        wrong = wrong_refusal(perintah, said.rstrip("\n"), new)
        return ("GALAT", wrong) if wrong else ("ditolak", "")
    if code not in (0, 1):
        return "GALAT", f"kode {code}"
    if code == 1 and perintah.nama.startswith("generate") and new:
        return "GALAT", f"menulis {new} walaupun tidak membuat dokumen"
    if any(name in new for name in ("master.xlsx", "utuh.xlsx", perintah.broken)):
        return "GALAT", f"mengubah {new}"
    return ("temuan" if code else "selesai"), ""


def wrong_refusal(perintah: Perintah, said: str, new: Sequence[str]) -> str:
    """What is wrong with a refusal; empty when it is one sentence that names the file, and nothing was written."""
    if new:
        return f"ditolak, tetapi menulis {new}: {said}"
    if not re.fullmatch(r"Galat: [^\n\t\x00-\x1f]+[.?]", said):
        return f"bukan satu kalimat: {said!r}"
    if not set(_named(perintah)) & set(re.findall(r"[\w.-]+", said)):
        return f"tidak menyebut berkasnya: {said}"
    return ""


def _named(perintah: Perintah) -> tuple[str, ...]:
    """The words by which a refusal may name the broken file."""
    path = Path(perintah.broken)
    return (path.name, f"{path.name}.", path.stem, *(("tw2", "hasil") if path.suffix == ".json" else ()))


def cases(seed: int, numbers: Iterable[int], report: Callable[[Kasus], None] | None = None) -> Laporan:
    """Carry out cases and count them."""
    laporan = Laporan()
    os.environ["PERKIN_DEBUG"] = "1"
    with tempfile.TemporaryDirectory() as name:
        tempat = Tempat(Path(name))
        for number in numbers:
            kasus = tempat.case(seed, number)
            laporan.add(kasus)
            if report:
                report(kasus)
    return laporan


def main() -> None:
    """Many cases by hand, or one again."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    parser.add_argument("--case", type=int)
    parser.add_argument("--keep", type=Path)
    wish = parser.parse_args()
    gc.set_threshold(200_000, 50, 50)
    if wish.case is not None:
        again(wish.seed, wish.case, wish.keep)
        return
    seen: Counter[str] = Counter()

    def show(kasus: Kasus) -> None:
        if kasus.failed:
            kind = re.sub(r"'[^']*'|\d+(?!\d*:)", "", kasus.details)[:90]
            seen[kind] += 1
            if seen[kind] <= 3:
                print(kasus, flush=True)

    began = time.monotonic()
    numbers = takewhile(lambda _: time.monotonic() < began + wish.seconds, range(wish.count))
    laporan = cases(wish.seed, numbers, show)
    print("\n".join(laporan.lines()))
    print(json.dumps(seen, indent=1, ensure_ascii=False))
    print(f"{sum(laporan.counts.values())} kasus, {len(laporan.failed)} galat, {time.monotonic() - began:.0f} detik")


def again(seed: int, number: int, keep: Path | None) -> None:
    """One case, with its traceback."""
    os.environ["PERKIN_DEBUG"] = "1"
    folder = keep or Path(tempfile.mkdtemp())
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    tempat = Tempat(folder)
    perintah, done = tempat.broken(seed, number)
    print(f"{perintah.nama}: {done}\n$ perkin {perintah.arguments.replace('{}', str(folder))}")
    try:
        code, out, err = tempat.run(perintah.arguments)
    except Exception:
        traceback.print_exc()
        sys.exit(1)
    print(f"kode {code}\n{out[-2000:]}\n{err[-2000:]}")


if __name__ == "__main__":
    main()
