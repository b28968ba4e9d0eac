"""The only room that knows openpyxl and XlsxWriter: .xlsx ↔ model, cell addresses kept."""
