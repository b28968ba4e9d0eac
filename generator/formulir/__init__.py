"""Forms for the officials who answer for figures, and their answers back into the master."""

from generator.formulir.kumpul import kumpulkan
from generator.formulir.main import formulir

__all__ = ["formulir", "kumpulkan"]
