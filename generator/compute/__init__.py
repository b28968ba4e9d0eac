"""From a master and a quarter to its results, each with its working."""

from generator.compute.main import compute

__all__ = ["compute"]
