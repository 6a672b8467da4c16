/** `ENOENT` and the like; empty where there is none. Not by `instanceof`: an error from another realm (a test's) is no Error of ours. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
