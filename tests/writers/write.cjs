// Writes contents (see contents.py) with ExcelJS and with SheetJS: node write.cjs CONTENTS.json FOLDER
const fs = require("fs");
const path = require("path");
const ExcelJS = require("exceljs");
const XLSX = require("xlsx");

const font = (look = []) => ({
  name: "Calibri",
  size: 11,
  italic: look.includes("italic"),
  bold: look.includes("bold"),
  strike: look.includes("strike"),
  ...(look.includes("superscript") ? { vertAlign: "superscript" } : {}),
});

function excelValue(cell) {
  switch (cell.kind) {
    case "date":
      return new Date(cell.value + "Z");
    case "error":
      return { error: cell.value };
    case "runs":
      return { richText: cell.runs.map((run) => ({ text: run.text, font: font(run.look) })) };
    case "formula":
      return { formula: cell.formula, result: cell.value };
    case "blank":
      return null;
  }
  return cell.value;
}

async function excelJS(content, file) {
  const book = new ExcelJS.Workbook();
  book.created = book.modified = new Date(Date.UTC(2025, 0, 1));
  for (const item of content.sheets) {
    const sheet = book.addWorksheet(item.name, { state: item.hidden ? "hidden" : "visible" });
    for (const [address, cell] of Object.entries(item.cells)) {
      const target = sheet.getCell(address);
      target.value = excelValue(cell);
      target.numFmt = cell.format || "General";
      target.font = font(cell.look);
    }
    item.merged.forEach((area) => sheet.mergeCells(area));
    item.rows.forEach((row) => (sheet.getRow(row).hidden = true));
  }
  await book.xlsx.writeFile(file);
}

const errors = { "#NULL!": 0, "#DIV/0!": 7, "#VALUE!": 15, "#REF!": 23, "#NAME?": 29, "#NUM!": 36, "#N/A": 42 };

function sheetCell(cell) {
  switch (cell.kind) {
    case "text":
      return { t: "s", v: cell.value };
    case "number":
      return { t: "n", v: cell.value, z: cell.format };
    case "bool":
      return { t: "b", v: cell.value };
    case "date":
      return { t: "d", v: new Date(cell.value + "Z"), z: cell.format };
    case "error":
      return { t: "e", v: errors[cell.value] };
    case "runs":
      return { t: "s", v: cell.runs.map((run) => run.text).join("") };
    case "formula": {
      const kinds = { number: "n", string: "s", boolean: "b" };
      return { t: kinds[typeof cell.value], v: cell.value, f: cell.formula };
    }
  }
  return { t: "z" };
}

function sheetJS(content, file, bookSST) {
  const book = XLSX.utils.book_new();
  book.Workbook = { Sheets: content.sheets.map((item) => ({ Hidden: item.hidden ? 1 : 0 })) };
  for (const item of content.sheets) {
    const sheet = { "!ref": "A1:H20", "!merges": item.merged.map(XLSX.utils.decode_range), "!rows": [] };
    for (const [address, cell] of Object.entries(item.cells)) sheet[address] = sheetCell(cell);
    for (const row of item.rows) sheet["!rows"][row - 1] = { hidden: true };
    XLSX.utils.book_append_sheet(book, sheet, item.name);
  }
  XLSX.writeFile(book, file, { bookSST, cellDates: true, compression: true });
}

async function main(source, folder) {
  const contents = JSON.parse(fs.readFileSync(source, "utf-8"));
  fs.mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(contents)) {
    await excelJS(content, path.join(folder, `exceljs-${name}.xlsx`));
    sheetJS(content, path.join(folder, `sheetjs-${name}.xlsx`), Number(name) % 2 === 0);
  }
}

main(process.argv[2], process.argv[3]);
