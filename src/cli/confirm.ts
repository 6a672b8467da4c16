import { createInterface } from 'node:readline/promises';
import { NotConfirmed } from './errors';

/** Has somebody at a terminal say yes to what cannot be undone. @throws NotConfirmed, also where nobody can answer */
export async function confirm(warning: string): Promise<void> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) throw new NotConfirmed(warning);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`${warning}\n确认请输入 yes：`);
    if (answer.trim() !== 'yes') throw new NotConfirmed('没有确认，什么也没有改。');
  } finally {
    terminal.close();
  }
}
