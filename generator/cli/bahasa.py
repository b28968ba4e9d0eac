"""Click's own words in Indonesian, so that help and usage errors speak one language.

Click looks its words up through a function `_` (and `ngettext`) in each of its modules. Giving those
modules ours needs no compiled catalogue and no change of the process's environment. A word that a later
Click adds appears in English until it is added here; a test lists what is missing.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Final

KATA: Final[Mapping[str, str]] = {
    "Usage:": "Pemakaian:",
    "Options": "Opsi",
    "Commands": "Perintah",
    "Positional arguments": "Argumen",
    "[OPTIONS]": "[OPSI]",
    "Show this message and exit.": "Tampilkan bantuan ini.",
    "Show the version and exit.": "Tampilkan versi perkin.",
    "%(prog)s, version %(version)s": "%(prog)s, versi %(version)s",
    "default: {default}": "bawaan: {default}",
    "(dynamic)": "(menyesuaikan)",
    "required": "wajib",
    "env var: {var}": "variabel lingkungan: {var}",
    "deprecated": "usang",
    "Error: {message}": "Galat: {message}",
    "Aborted!": "Dihentikan.",
    "Try '{command} {option}' for help.": "Jalankan '{command} {option}' untuk bantuan.",
    "Did you mean {possibility}?": "Maksud Anda {possibility}?",
    "(Did you mean one of: {possibilities}?)": "Maksud Anda salah satu dari: {possibilities}?",
    "No such option {name!r}.": "Opsi {name!r} tidak dikenal.",
    "No such command {name!r}.": "Perintah {name!r} tidak dikenal.",
    "Missing command.": "Perintah belum disebutkan.",
    "Missing argument": "Argumen wajib belum diisi:",
    "Missing option": "Opsi wajib belum diisi:",
    "Missing parameter": "Isian wajib belum diisi:",
    "Missing {param_type}": "Belum diisi: {param_type}",
    "Missing parameter: {param_name}": "Isian wajib belum diisi: {param_name}",
    "Choose from:\n\t{choices}": "Pilih salah satu: {choices}",
    "Invalid value: {message}": "Nilai tidak sesuai: {message}",
    "Invalid value for {param_hint}: {message}": "Nilai untuk {param_hint} tidak sesuai: {message}",
    "Got unexpected extra argument ({args})": "Ada argumen yang tidak diperlukan ({args}).",
    "Got unexpected extra arguments ({args})": "Ada argumen yang tidak diperlukan ({args}).",
    "Option {name!r} does not take a value.": "Opsi {name!r} tidak memerlukan nilai.",
    "Option {name!r} requires an argument.": "Opsi {name!r} memerlukan nilai.",
    "Option {name!r} requires {nargs} arguments.": "Opsi {name!r} memerlukan {nargs} nilai.",
    "Argument {name!r} takes {nargs} values.": "Argumen {name!r} memerlukan {nargs} nilai.",
    "Takes {nargs} values but 1 was given.": "Diperlukan {nargs} nilai, tetapi hanya 1 yang diberikan.",
    "Takes {nargs} values but {len} were given.": "Diperlukan {nargs} nilai, tetapi {len} yang diberikan.",
    "{value!r} is not {choice}.": "{value!r} bukan {choice}.",
    "{value!r} is not one of {choices}.": "{value!r} bukan salah satu dari {choices}.",
    "{value!r} is not a valid {number_type}.": "{value!r} bukan bilangan bulat.",
    "{value} is not in the range {range}.": "{value} berada di luar rentang {range}.",
    "{value!r} is not a valid boolean. Recognized values: {states}": (
        "{value!r} bukan ya atau tidak. Nilai yang dikenal: {states}"
    ),
    "Could not open file {filename!r}: {message}": "Berkas {filename!r} tidak dapat dibuka: {message}",
    "unknown error": "sebab tidak diketahui",
    "file": "berkas",
    "directory": "folder",
    "path": "alamat",
    "{name} {filename!r} does not exist.": "{name} {filename!r} tidak ditemukan.",
    "{name} {filename!r} is a file.": "{name} {filename!r} adalah berkas, bukan folder.",
    "{name} {filename!r} is a directory.": "{name} {filename!r} adalah folder, bukan berkas.",
    "{name} {filename!r} is not readable.": "{name} {filename!r} tidak dapat dibaca.",
    "{name} {filename!r} is not writable.": "{name} {filename!r} tidak dapat ditulisi.",
}
"""Click's English → ours, for every word that a user of these commands can meet."""


def translate(word: str) -> str:
    """A word of Click in Indonesian; unchanged when unknown."""
    return KATA.get(word, word)


def translate_plural(one: str, many: str, number: int) -> str:
    """The same for words with a plural. Indonesian has one form, but the English ones differ in their gaps."""
    return translate(one if number == 1 else many)


def speak_indonesian() -> None:
    """Give every module of Click that has been imported our words."""
    for name, module in tuple(sys.modules.items()):
        if name.startswith("click."):
            words = vars(module)
            words.update({key: ours for key, ours in _OURS.items() if key in words})


_OURS: Final = {"_": translate, "ngettext": translate_plural}
