/**
 * A program of its own, started by `typesetting.ts`: reads what to set from standard input and writes the PDF to standard output. What Typst
 * takes in memory goes back to the machine when it ends; whatever happens to it, the server goes on.
 */
import { readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { TypesetOrder } from './typesetting';

const TEMPLATES = join(__dirname, '../../views/gazette');

function typeset({ inputs, fonts, createdAt }: TypesetOrder): Uint8Array {
  const compiler = NodeCompiler.create({ workspace: TEMPLATES, fontArgs: [{ fontPaths: fonts }] });
  const mainFileContent = readFileSync(join(TEMPLATES, 'gazette.typ'), 'utf8');
  const compiled = compiler.compile({ mainFileContent, inputs });
  if (!compiled.result) {
    const problems = compiled.takeDiagnostics();
    throw new Error(problems ? JSON.stringify(compiler.fetchDiagnostics(problems)) : '');
  }
  // What was kept for another go is no use here, and the PDF needs the room.
  compiler.evictCache(0);
  return compiler.pdf(compiled.result, { pdfStandard: 'ua-1', creationTimestamp: createdAt });
}

// A service that is stopped signals all its processes: the document at hand is still handed over.
process.on('SIGTERM', () => {});
try {
  const bytes = typeset(JSON.parse(readFileSync(0, 'utf8')) as TypesetOrder);
  for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at);
} catch (error) {
  writeSync(2, (error as Error).message);
  process.exitCode = 1;
}
