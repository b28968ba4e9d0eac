"""What derivations are made of: headed parts, and the working of one figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.jenjang import Jenjang
from generator.values import print_number
from generator.working import Input, Step, equation, short


@dataclass(frozen=True, slots=True)
class Bagian:
    """A part of a derivation: a heading and its lines."""

    judul: str
    baris: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join((self.judul, *(f"  {line}" for line in self.baris)))


def working(step: Step | None, alasan: str) -> Iterator[str]:
    """The inputs of a figure, each with its cell, and every step from them to the result."""
    if step is None:
        yield f"Tidak ada angka: {alasan}."
        return
    inputs = step.inputs()
    yield f"Masukan ({len(inputs)}):"
    yield from (f"  {_input(node)}" for node in inputs)
    yield "Perhitungan:"
    yield from (f"  {step_line(named)}" for named in step.steps())
    yield _shown(step)


def summary(step: Step | None, alasan: str) -> Iterator[str]:
    """A figure made of figures that have derivations of their own: those, and the last step."""
    if step is None:
        yield f"Tidak ada angka: {alasan}."
        return
    yield from last_step(step)
    yield _shown(step)


def _shown(step: Step) -> str:
    """The figure as documents print it."""
    why = (
        "jenjang, ditulis apa adanya"
        if isinstance(step.value, Jenjang)
        else "pembulatan dua desimal, hanya untuk tampilan"
    )
    return f"Ditampilkan: {print_number(step.value, 2)} ({why})"


def last_step(step: Step) -> Iterator[str]:
    """The figures that a figure is directly made of, and how."""
    for part in (step.of, *step.of.children):
        if isinstance(part, Step):
            yield f"{part.name} {short(part.value)}"
        elif isinstance(part, Input):
            yield _input(part)
    yield step_line(step)


def _input(node: Input) -> str:
    seen = f"{node.seen}, dihitung " if node.seen else ""
    return f"{node.name} = {seen}{node.text()}   [{node.at}]"


def step_line(step: Step) -> str:
    """A named step with its arithmetic and its value."""
    text = equation(step.of)
    return f"{step.name} {text}" if text[:1] in "=≈" else f"{step.name} = {text}"
