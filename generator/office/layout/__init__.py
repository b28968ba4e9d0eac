"""Laying documents out on pages: LibreOffice makes the PDF, and what stands on each page is read from it."""
