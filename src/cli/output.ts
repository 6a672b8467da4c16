import { SingleBar } from 'cli-progress';
import type { Progress } from '../services/installation';

/** One JSON value on standard output, or lines for a reader. */
export function answer(asJson: boolean | undefined, value: unknown, lines: () => string[]): void {
  process.stdout.write(
    asJson
      ? `${JSON.stringify(value)}\n`
      : lines()
          .map((line) => `${plain(line)}\n`)
          .join(''),
  );
}

/** Control characters out: a name from a workbook must not steer the terminal. */
export function plain(text: string): string {
  return text.replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, ' ');
}

/** A progress bar on standard error where that is a terminal; silent elsewhere. */
export async function withProgress<T>(use: (progress: Progress) => Promise<T>): Promise<T> {
  if (!process.stderr.isTTY) return use(() => undefined);
  const bar = new SingleBar({
    format: '{step} [{bar}] {value}/{total}',
    stream: process.stderr,
    clearOnComplete: true,
  });
  let started = false;
  try {
    return await use((step, done, total) => {
      if (!started) bar.start(total, done, { step });
      started = true;
      bar.setTotal(total);
      bar.update(done, { step });
    });
  } finally {
    if (started) bar.stop();
  }
}
