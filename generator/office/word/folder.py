"""Where templates are found: the user's folder first, the built-in ones otherwise."""

from __future__ import annotations

from pathlib import Path

from generator.errors import InputRefused


def builtin_templates() -> Path:
    """The folder of the built-in templates: inside the installed package, or in the repository."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent / "templates"


def find_template(name: str, folder: Path | None) -> Path:
    """The file of template `name` (`lampiran-1`): from `folder` when it holds one, else the built-in one."""
    if folder is not None and not folder.is_dir():
        raise InputRefused(f"Folder templat {folder} tidak ditemukan. Periksa nama folder pada --templates.")
    own = folder / f"{name}.docx" if folder is not None else None
    return own if own is not None and own.is_file() else builtin_templates() / f"{name}.docx"
