// Lets a measured script run the built program, as users do, where it imports from src: what is measured is no compiler.
const Module = require('node:module');
const { join, sep } = require('node:path');

const [src, dist] = ['src', 'dist'].map((folder) => join(__dirname, '../..', folder) + sep);
const resolve = Module._resolveFilename;

Module._resolveFilename = function (request, ...rest) {
  // A dynamic import names the built file; what is there is the TypeScript one.
  const bare = /^\.{1,2}\//.test(request) ? request.replace(/\.js$/, '') : request;
  const file = resolve.call(this, bare, ...rest);
  return file.startsWith(src) ? dist + file.slice(src.length).replace(/\.ts$/, '.js') : file;
};
