// Bundles what public pages run in the browser into dist/static, one file a page, left readable like verify.mjs. Each entry
// exports something: esbuild takes a TypeScript file without an export for CommonJS and then drops nothing of what it imports.
const { join } = require('node:path');
const { buildSync } = require('esbuild');

const root = join(__dirname, '..');

buildSync({
  entryPoints: ['search', 'as-of'].map((name) => join(root, `src/site/browser/${name}.ts`)),
  absWorkingDir: root,
  outdir: join(root, 'dist/static'),
  bundle: true,
  platform: 'browser',
  format: 'iife',
  target: 'es2020',
  mainFields: ['module', 'main'],
  charset: 'utf8',
  logLevel: 'warning',
});
