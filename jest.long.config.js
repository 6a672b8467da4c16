const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const base = require('./jest.config');

/** The long fuzz, fault and browser runs: only the tests that have one, since `npm test` has run the others. */
const tests = readdirSync(join(__dirname, '__tests__'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .filter((name) =>
    readFileSync(join(__dirname, '__tests__', name), 'utf8').match(
      /QUANZE_LONG|describeLongJourney|AtLength/,
    ),
  );

module.exports = {
  ...base,
  testMatch: tests.map((name) => `**/__tests__/${name}`),
  testTimeout: 1_800_000,
};
