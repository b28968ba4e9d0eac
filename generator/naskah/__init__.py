"""A master on its way into a new file: every stored cell with its place in today's form, and what has none.

`baca` takes a master apart, `tulis` writes it anew, `laporan` says what became of it. `perbarui` writes it as it was;
`lanjut` changes it into next year's.
"""

from generator.naskah.baca import baca
from generator.naskah.laporan import Butir, Golongan, Laporan
from generator.naskah.model import Naskah, Sisa
from generator.naskah.tulis import tulis

__all__ = ["Butir", "Golongan", "Laporan", "Naskah", "Sisa", "baca", "tulis"]
