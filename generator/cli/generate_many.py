"""`perkin generate` of many masters, each for itself."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from generator.cli.console import emit, say
from generator.cli.generate import PERIKSA_DI_WORD
from generator.cli.parts import Cara, expand, only_files
from generator.cli.units import PRINTED_TOGETHER, Units, tell_trouble, units_of
from generator.errors import OutputRefused
from generator.generate import Pilihan
from generator.records import MANIFEST
from generator.system.names import safe_name
from generator.unit.journal import Journal
from generator.unit.making import folder_name, making
from generator.unit.verdict import FINE, Outcome, Unit, Verdict
from generator.values import Triwulan


def generate_many(
    masters: Sequence[str],
    triwulan: Triwulan | None,
    pilihan: Pilihan,
    output: str,
    templates: Path | None,
    cara: Cara,
    form: str,
    *,
    force: bool,
    hanya_disetujui: bool,
) -> int:
    """Make the documents of each master, and give the exit code: 1 when one of them was refused or has failed."""
    files = expand(masters) if only_files(masters) else ()
    _refuse_one_folder(files, Path(output))
    units = units_of(masters)
    job = making(triwulan, pilihan, Path(output), templates, force=force, hanya_disetujui=hanya_disetujui)
    printing = pilihan.pdf or pilihan.arsip or pilihan.kata_penyambung
    quarter = job.triwulan
    together = PRINTED_TOGETHER if printing else 1
    with Units(units, job, cara, together=together) as run, Journal(Path(output)) as journal:

        def note(verdict: Verdict) -> None:
            if verdict.outcome is Outcome.DONE:
                journal.note(folder_name(verdict.unit, quarter), verdict)

        def noted(unit: Unit) -> Any:
            return None if force else journal.entry(folder_name(unit, quarter))

        verdicts = run.verdicts(noted, note)
        if form == "json":
            _emit_json(run, verdicts, Path(output), quarter, manifests=bool(files))
        else:
            _emit_text(run, verdicts, Path(output), quarter)
    if run.counts[Outcome.REFUSED]:
        say(
            "Semua kesalahan sebuah master ditampilkan oleh perkin validate MASTER. Perbaiki, lalu jalankan perintah yang sama: "
            "hanya yang belum ada yang dibuat."
        )
    if pilihan.kata_penyambung and run.counts[Outcome.DONE]:
        say(PERIKSA_DI_WORD)
    say(run.summary("dibuat"))
    return run.code


def _refuse_one_folder(files: Sequence[Path], output: Path) -> None:
    """Raise `OutputRefused` when masters that are named as files would share a folder: it is called after the file alone."""
    seen: set[str] = set()
    for path in files:
        stem = safe_name(path.stem)
        if stem.casefold() in seen:
            raise OutputRefused(
                f"Dua master akan ditulis ke folder yang sama, {output / stem}. Ganti nama salah satunya, jalankan terpisah, atau "
                "sebutkan folder yang memuat keduanya: hasil setiap master lalu ditaruh menurut letaknya di folder itu."
            )
        seen.add(stem.casefold())


def _emit_text(run: Units, verdicts: Iterator[Verdict], output: Path, quarter: int | None) -> None:
    for verdict in verdicts:
        run.clear()
        tell_trouble(verdict)
        if verdict.outcome in FINE:
            emit(_line(verdict, output / folder_name(verdict.unit, quarter)))


def _line(verdict: Verdict, folder: Path) -> str:
    said = [f"{len(verdict.files)} berkas"]
    if verdict.outcome is Outcome.DONE:
        said.append(f"{verdict.seconds:.1f} detik".replace(".", ","))
    said += [f"{count} {_WORDS[kind]}" for kind, count in verdict.findings.items() if count]
    notes = f"; {verdict.message}" if verdict.message else ""
    return f"{verdict.outcome.capitalize()}: {folder} ({', '.join(said)}){notes}"


_WORDS = {"error": "kesalahan", "warning": "peringatan"}


def _emit_json(run: Units, verdicts: Iterator[Verdict], output: Path, quarter: int | None, *, manifests: bool) -> None:
    """One object for each unit as it comes: its manifest where masters were named as files, else its verdict, with a summary."""
    emit("[" if manifests else '{"units": [', ended=False)
    for number, verdict in enumerate(verdicts):
        run.clear()
        tell_trouble(verdict)
        folder = output / folder_name(verdict.unit, quarter)
        if manifests and verdict.outcome in FINE:
            text = (folder / MANIFEST).read_text(encoding="utf-8").removesuffix("\n")
        else:
            text = json.dumps(_as_data(verdict, folder), ensure_ascii=False)
        emit((",\n" if number else "\n") + text, ended=False)
    if manifests:
        emit("\n]")
        return
    summary = {str(kind): run.counts[kind] for kind in Outcome} | {"belum dikerjakan": run.left}
    emit("\n], " + f'"summary": {json.dumps(summary)}, "seconds": {run.seconds:.3f}' + "}")


def _as_data(verdict: Verdict, folder: Path) -> dict[str, Any]:
    return {
        "master": {"name": Path(verdict.unit.path).name, "path": verdict.unit.asked},
        "folder": str(folder) if verdict.outcome in FINE else None,
        "verdict": str(verdict.outcome),
        "files": [{"name": name, "sha256": digest} for name, digest in verdict.files.items()],
        "findings": dict(verdict.findings),
        "message": verdict.message,
        "seconds": round(verdict.seconds, 3),
    }
