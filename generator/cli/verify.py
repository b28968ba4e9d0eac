"""`perkin verify`: is an output folder still what was generated?"""

from __future__ import annotations

import click

from generator.cli.console import FINDINGS, emit
from generator.cli.parts import Perintah, format_option


@click.command(cls=Perintah, contoh="perkin verify output/2025/tw2")
@click.argument("folder", metavar="DIR", help="Folder hasil yang memuat manifest.json.")
@click.option("--master", metavar="BERKAS", help="Letak masternya sekarang, bila tidak di folder masters.")
@click.option("--templates", metavar="DIR", help="Folder templat Word sendiri, bila dulu dipakai.")
@format_option("text", "json")
def verify(folder: str, master: str | None, templates: str | None, form: str) -> int:
    """Periksa apakah folder hasil masih seperti waktu dibuat.

    Setiap berkas dicocokkan dengan manifest.json; dokumen Word yang diubah dengan tangan ditunjukkan letak dan
    katanya. Dilihat juga apakah masternya dan berkas buktinya berubah sejak itu, dan apakah dokumennya keluar
    sama bila dibuat ulang. Tidak ada yang ditulis, kecuali untuk menyelesaikan pembuatan folder itu yang terputus. Kode keluar 1
    bila ada yang berbeda.
    """
    from pathlib import Path

    from generator.present.verification import as_json, as_text
    from generator.verify import verify as verb

    found = verb(Path(folder), Path(master) if master else None, Path(templates) if templates else None)
    emit(as_json(found) if form == "json" else as_text(found))
    return 0 if found.as_generated else FINDINGS
