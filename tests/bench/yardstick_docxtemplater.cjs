// Fill a table with docxtemplater, as its manual shows it: yardstick_docxtemplater.cjs TEMPLATE DATA ROUNDS OUTPUT.
// Prints the processor seconds of each round; reading the template and starting Node are not counted.
const fs = require("fs");
const Docxtemplater = require("docxtemplater");
const PizZip = require("pizzip");

const [, , template, data, rounds, output] = process.argv;
const content = fs.readFileSync(template, "binary");
const rows = JSON.parse(fs.readFileSync(data, "utf8"));
const taken = [];
for (let round = 0; round < Number(rounds); round++) {
  const before = process.cpuUsage();
  const doc = new Docxtemplater(new PizZip(content), { paragraphLoop: true, linebreaks: true });
  doc.render({ rows });
  const filled = doc.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
  const used = process.cpuUsage(before);
  taken.push((used.user + used.system) / 1e6);
  if (round === 0) fs.writeFileSync(output, filled);
}
console.log(JSON.stringify(taken));
