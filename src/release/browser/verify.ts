/// <reference lib="dom" />
import { MalformedError, UnreadableTreeError } from '../errors';
import { reportWords } from '../report-text';
import type { TreeReader } from '../tree-reader';
import { parseTrust } from '../trust';
import { type VerifyOptions, type VerifyReport, verifyTree } from '../verify';
import { chosenFolder, chosenZip } from './chosen-files';

/** `verify.html`: verifies a folder or a zip that the reader chooses. Nothing leaves the reader's machine. */

const byId = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;

export function start(): void {
  byId('verify-form').hidden = false;
  byId<HTMLFormElement>('verify-form').addEventListener('submit', (event) => {
    event.preventDefault();
    void run();
  });
}

async function run(): Promise<void> {
  const [status, answer] = [byId('verify-status'), byId('verify-answer')];
  const button = byId<HTMLButtonElement>('verify-run');
  answer.replaceChildren();
  button.disabled = true;
  try {
    status.textContent = '正在读取……';
    const [tree, options] = [await chosenTree(), await given()];
    const report = await verifyTree(tree, {
      ...options,
      onFile: (done, all) => {
        if (done % 20 === 0) status.textContent = `正在核验：${done} / ${all} 个文件`;
      },
    });
    await tree.close();
    status.textContent = '';
    show(answer, report);
  } catch (error) {
    if (!(error instanceof MalformedError || error instanceof UnreadableTreeError)) throw error;
    status.textContent = error.message;
  } finally {
    button.disabled = false;
  }
}

async function chosenTree(): Promise<TreeReader> {
  const folder = byId<HTMLInputElement>('verify-folder').files;
  const zip = byId<HTMLInputElement>('verify-zip').files?.[0];
  if (zip) return chosenZip(zip);
  if (folder && folder.length > 0) return chosenFolder([...folder]);
  throw new UnreadableTreeError('还没有选择', '请选择站点所在的文件夹，或快照 zip。');
}

/** What the reader got elsewhere: a fingerprint, a key or a policy as text, a checkpoint kept from before as a file. */
async function given(): Promise<VerifyOptions> {
  const trust = byId<HTMLTextAreaElement>('verify-key').value.trim();
  const since = byId<HTMLInputElement>('verify-since').files?.[0];
  return {
    ...(trust !== '' && parseTrust(trust)),
    ...(since && { since: await since.text() }),
  };
}

function show(answer: HTMLElement, report: VerifyReport): void {
  const words = reportWords(report);
  const verdict = element('div', `notice ${report.ok ? 'notice-good' : 'notice-bad'}`);
  const [first, ...rest] = words.conclusion;
  verdict.append(element('p', 'notice-title', first), ...rest.map((line) => element('p', '', line)));
  answer.append(verdict, ...words.summary.map((line) => element('p', 'soft', line)));
  for (const { title, rows } of words.problems) {
    const list = element('dl', 'facts');
    for (const { label, text } of rows) list.append(element('dt', '', label), element('dd', '', text));
    answer.append(element('h3', '', title), list);
  }
  answer.focus();
}

function element(name: string, className: string, text?: string): HTMLElement {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

start();
