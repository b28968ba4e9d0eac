"""Validation rules: one family for each letter of a code, in one file or a few; a file holds one family.

S structure · N numbers · L links · M measurement · T targets · W wording · J spelling · K codes · A actions ·
P people · B body · R realisasi · E exceptions. Rules see the master only and yield `Temuan`.
"""
