/** Gives the event loop a turn every `every` calls, so that a server still answers while it publishes or verifies. */
export function breathing(every = 64): () => Promise<void> {
  let calls = 0;
  return async () => {
    calls += 1;
    if (calls % every === 0) await new Promise<void>((resolve) => setImmediate(resolve));
  };
}
