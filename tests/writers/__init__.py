"""Workbooks of one content, written by the libraries of others: openpyxl, XlsxWriter, and in JavaScript ExcelJS, SheetJS."""
