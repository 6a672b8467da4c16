// Bundles the verifier into dist/release/verify.mjs: one file without dependencies, for Node 18 and later. It lies in every
// published site, so it is left readable. An argument names another place for it.
const { join } = require('node:path');
const { buildSync } = require('esbuild');

const root = join(__dirname, '..');

buildSync({
  stdin: {
    contents: `
      import { dirname } from 'node:path';
      import { fileURLToPath } from 'node:url';
      import { runVerifier } from './src/release/verify-cli';
      process.exitCode = await runVerifier(
        process.argv.slice(2),
        dirname(fileURLToPath(import.meta.url)),
        (text) => process.stdout.write(text),
        (text) => process.stderr.write(text),
      );
    `,
    resolveDir: root,
    loader: 'ts',
  },
  absWorkingDir: root,
  outfile: process.argv[2] ?? join(root, 'dist/release/verify.mjs'),
  bundle: true,
  platform: 'node',
  format: 'esm',
  mainFields: ['module', 'main'],
  target: 'node18',
  charset: 'utf8',
  legalComments: 'inline',
  banner: { js: '#!/usr/bin/env node\n// 权责清单核验程序。用法：node verify.mjs --help' },
  logLevel: 'warning',
});
