// Bundles what public pages run in the browser into dist/static, one file a page, left readable like verify.mjs. Each entry
// exports something: esbuild takes a TypeScript file without an export for CommonJS and then drops nothing of what it imports.
const { join } = require('node:path');
const { build, buildSync } = require('esbuild');

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

// The verifier of the verify page: the rooms' own verifier, hashing and checking signatures without node:crypto or crypto.subtle, which
// a page opened as a file or by plain HTTP lacks.
const portable = {
  name: 'portable',
  setup: (setup) =>
    setup.onResolve({ filter: /^\.\/(digest|ed25519)$/ }, ({ path, resolveDir }) =>
      resolveDir === join(root, 'src/release')
        ? { path: join(root, 'src/release/browser', `${path.slice(2)}.ts`) }
        : null,
    ),
};

build({
  entryPoints: { verify: join(root, 'src/release/browser/verify.ts') },
  absWorkingDir: root,
  outdir: process.argv[2] ?? join(root, 'dist/static'),
  bundle: true,
  platform: 'browser',
  format: 'iife',
  target: 'es2020',
  mainFields: ['module', 'main'],
  inject: [join(root, 'src/release/browser/buffer.ts')],
  charset: 'utf8',
  plugins: [portable],
  logLevel: 'warning',
}).catch(() => {
  process.exitCode = 1;
});
