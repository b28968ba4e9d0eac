"""The decree's methods of measurement: pure functions from entered numbers to a figure with its working.

Importing this package registers every formula that sheet Pengukuran may name.
"""

from generator.formulas import averages, ratios, survey, weights
from generator.registry import FORMULAS

__all__ = ["FORMULAS", "averages", "ratios", "survey", "weights"]
