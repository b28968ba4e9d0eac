"""`perkin lanjut`: next year's master from this year's, with what belongs to this year alone left out and told."""

from generator.lanjut.main import lanjut

__all__ = ["lanjut"]
