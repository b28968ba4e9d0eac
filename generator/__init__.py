"""perkin: the documents of a city's Perjanjian Kinerja, generated from one master workbook."""

__version__ = "0.1.0"
