"""`perkin doctor`: is this computer ready?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.cli.console import emit
from generator.cli.parts import Perintah

if TYPE_CHECKING:
    from generator.doctor import Check


@click.command(cls=Perintah, contoh="perkin doctor")
def doctor() -> None:
    """Periksa kesiapan komputer ini.

    Yang dilihat: versi perkin dan pustakanya, LibreOffice dan apakah PDF dapat dibuat, huruf, izin tulis, dan
    berkas master yang sedang dibuka. Pemeriksaan ini tidak mengubah apa pun.
    """
    from pathlib import Path

    from generator.doctor import checks

    emit("\n".join(_line(check) for check in checks(Path())))


def _line(check: Check) -> str:
    mark = "baik     " if check.ok else "perhatian"
    advice = f"\n           {check.saran}" if not check.ok else ""
    return f"{mark}  {check.nama}: {check.terlihat}{advice}"
