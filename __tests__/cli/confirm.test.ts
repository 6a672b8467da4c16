import { PassThrough } from 'node:stream';
import { confirm } from '../../src/cli/confirm';

/** A terminal at which one thing is typed once the question stands. */
function terminal(typed: string) {
  const [input, output] = [new PassThrough(), new PassThrough()].map((stream) =>
    Object.assign(stream, { isTTY: true }),
  );
  output!.once('data', () => setImmediate(() => input!.write(typed)));
  return { input: input!, output: output! };
}

describe('a question that nothing is done without', () => {
  it('goes on at yes', async () => {
    await expect(confirm('将抹去。', terminal('yes\r'))).resolves.toBeUndefined();
  });

  it.each([
    ['no', 'n\r'],
    ['Ctrl-C', '\x03'],
    ['Ctrl-D', '\x04'],
  ])('is not confirmed by %s, and says that nothing was changed', async (_, typed) => {
    await expect(confirm('将抹去。', terminal(typed))).rejects.toThrow('没有确认，什么也没有改。');
  });
});
