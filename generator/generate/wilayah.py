"""`wilayah.docx`: the recap over many units as a Word report, filled into its template."""

from __future__ import annotations

from pathlib import Path

from generator.documents import wilayah
from generator.errors import TemplateRefused
from generator.office.word.damage import refusing_damage
from generator.office.word.folder import find_template
from generator.office.word.template import Template
from generator.records.wilayah import Rekap


def as_docx(told: Rekap, templates: Path | None = None) -> bytes:
    """The report's bytes. A template of the folder `templates` takes the built-in one's place.

    Raises a `PerkinError` for a template that cannot be filled.
    """
    template = Template.load(find_template("wilayah", templates))
    with refusing_damage(template.name, TemplateRefused):
        return template.fill(wilayah.build(told))
