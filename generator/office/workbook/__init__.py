"""The only room that knows XlsxWriter and the XML of workbooks: .xlsx ↔ model, cell addresses kept."""
