// Started by gazette.ts: `node gazette-format.cjs FORMAT INPUT.json` sets one document with the built program and tells what it took.
const { readFileSync } = require('node:fs');
const { gazetteDocx, gazettePdf, gazetteXlsx } = require('../../dist/gazette');

const [format, file] = process.argv.slice(2);
const set = { docx: gazetteDocx, pdf: async (input) => (await gazettePdf(input)).bytes, xlsx: gazetteXlsx };
/** Of this process and of those it has waited for, in seconds (proc(5): utime, stime, cutime, cstime). */
function processorTime() {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ');
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / 100;
}

const input = JSON.parse(readFileSync(file, 'utf8'));
const startedAt = processorTime();
Promise.resolve(set[format](input)).then((bytes) => {
  const seconds = processorTime() - startedAt;
  process.stdout.write(JSON.stringify({ seconds, bytes: bytes.length }));
});
