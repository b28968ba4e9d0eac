"""The rules of validation as a list, one explained, and the page docs/rules.md."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Final

from generator.registry import Rule

WIDTH: Final = 90
FAMILIES: Final[Mapping[str, str]] = {
    "S": "Susunan buku kerja",
    "N": "Angka dan isi sel",
    "L": "Kode dan tautan antarlembar",
    "M": "Pengukuran dan komponen",
    "T": "Target",
    "W": "Bunyi dan tanda baca",
    "J": "Ejaan kata",
    "K": "Label RA, KK, dan T/O",
    "A": "Rencana aksi",
    "P": "Pejabat dan NIP",
    "B": "Batang tubuh Keputusan",
    "G": "Perjanjian dan anggaran",
    "R": "Realisasi",
    "E": "Pengecualian",
}
"""A code's letter → what the family is about, in the order of the manual."""

_INTRO: Final = """\
# Aturan pemeriksaan

<!-- Halaman ini ditulis oleh `python -m generator.present.rules`; perubahan dibuat pada aturannya. -->

`perkin validate` memeriksa master dengan aturan-aturan di bawah ini. Setiap temuan menyebut lembar, sel, isi yang
terbaca, dan saran perbaikan.

- **Kesalahan** menghentikan pembuatan dokumen sampai datanya diperbaiki.
- **Peringatan** patut diperiksa; dokumen tetap dapat dibuat.
- **Catatan** sekadar pemberitahuan.

Peringatan dan catatan yang memang disengaja dapat diterima di lembar Pengecualian: tulis Kode Aturan, lalu Sheet,
Kode/ID, dan Kolom yang dimaksud (yang dikosongkan berarti semua), Alasan, Oleh, dan bila perlu Sampai. Temuan yang
dikecualikan tetap tercatat dan dihitung tersendiri. Pengecualian tanpa Alasan atau Oleh, dan yang sudah lewat tanggal
Sampai, tidak berlaku."""


def ordered(rules: Mapping[str, Rule]) -> list[Rule]:
    """The rules in the order of the manual: by family, then by number."""
    families = list(FAMILIES)
    return sorted(rules.values(), key=lambda rule: (families.index(rule.code[0]), rule.code))


def listing(rules: Mapping[str, Rule]) -> str:
    """Code, severity and law of every rule, one line each."""
    lines = [f"{rule.code}  {rule.severity.said:<10}  {rule.title}" for rule in ordered(rules)]
    return "\n".join(lines)


def explained(rule: Rule) -> str:
    """One rule: its law, why it is there, an example, the remedy and its source."""
    blocks = [f"{rule.code} ({rule.severity.said})  {rule.title}"]
    parts = {"Mengapa": rule.why, "Contoh": rule.example, "Perbaikan": rule.remedy, "Sumber": rule.source}
    for name, text in parts.items():
        blocks.append(textwrap.fill(f"{name}: {text}", WIDTH, subsequent_indent="  "))
    return "\n\n".join(blocks)


def manual_page(rules: Mapping[str, Rule]) -> str:
    """The page docs/rules.md."""
    parts = [_INTRO, f"{len(rules)} aturan."]
    family = ""
    for rule in ordered(rules):
        if rule.code[0] != family:
            family = rule.code[0]
            parts.append(f"## {family} - {FAMILIES[family]}")
        parts.append(_entry(rule))
    return "\n\n".join(parts) + "\n"


def _entry(rule: Rule) -> str:
    return (
        f"### {rule.code}: {rule.title} ({rule.severity.said})\n\n{rule.why}\n\n"
        f"- Contoh: {rule.example}\n- Perbaikan: {rule.remedy}\n- Sumber: {rule.source}"
    )


def main() -> None:
    """Write the page to stdout: `python -m generator.present.rules > docs/rules.md`."""
    import sys

    from generator.validate import RULES

    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]  # stdout is a text stream here
    sys.stdout.write(manual_page(RULES))


if __name__ == "__main__":
    main()
