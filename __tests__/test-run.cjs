/** What all test files of one run share lies in a folder, which goes with the run (see postgres-server.ts). */
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

module.exports = () => {
  const folder = mkdtempSync(join(tmpdir(), 'quanze-run-'));
  process.env.QUANZE_TEST_RUN = folder;
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
};
