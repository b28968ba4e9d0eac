"""The decree's methods of measurement: pure functions from entered numbers to a figure with its working.

Importing this package registers every formula that sheet Pengukuran may name.
"""

# ruff: noqa: F401 - being imported is what they are here for
from generator.formulas import averages, ratios, survey, weights
from generator.registry import FORMULAS as FORMULAS
