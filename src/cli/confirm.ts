import { createInterface } from 'node:readline/promises';
import { NotConfirmed } from './errors';

interface Terminal {
  input: NodeJS.ReadableStream & { isTTY?: boolean };
  output: NodeJS.WritableStream & { isTTY?: boolean };
}

const OWN: Terminal = { input: process.stdin, output: process.stderr };

/** Has somebody at a terminal say yes to what cannot be undone. @throws NotConfirmed, also where nobody can answer or the question is left */
export async function confirm(warning: string, { input, output }: Terminal = OWN): Promise<void> {
  if (!input.isTTY || !output.isTTY) throw new NotConfirmed(warning);
  const terminal = createInterface({ input, output });
  try {
    const answer = await terminal.question(`${warning}\n确认请输入 yes：`);
    if (answer.trim() === 'yes') return;
  } catch (error) {
    // Ctrl-C or Ctrl-D in place of an answer.
    if ((error as Error).name !== 'AbortError') throw error;
  } finally {
    terminal.close();
  }
  throw new NotConfirmed('没有确认，什么也没有改。');
}
