import { isReadingRefused } from './refused';
import { type Answer, TASKS } from './tasks';

/** The reading process: takes a task and answers. `reader-process.ts` starts it and ends it. */
process.on('message', async ({ task, input }: { task: keyof typeof TASKS; input: never }) => {
  process.send!(await answerTo(task, input));
});
// Whoever asked is gone.
process.once('disconnect', () => process.exit());

async function answerTo(task: keyof typeof TASKS, input: never): Promise<Answer> {
  try {
    return { done: await TASKS[task](input) };
  } catch (error) {
    if (isReadingRefused(error)) return { refused: error.message };
    return { fault: (error as Error)?.stack ?? String(error) };
  }
}
