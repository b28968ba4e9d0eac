"""Findings, results and changes as text, JSON and pages: no logic, no files opened."""
