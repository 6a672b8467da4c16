/** The last few uploads as read, so that a preview opened again need not read them anew. They can always be read anew. */
export class Readings<Choices, Reading> {
  private readonly kept = new Map<string, Reading>();

  find(upload: string, choices: Choices): Reading | undefined {
    return this.kept.get(keyOf(upload, choices));
  }

  keep(upload: string, choices: Choices, reading: Reading): void {
    for (const key of this.kept.keys())
      if (key.startsWith(`${upload} `) || this.kept.size >= MOST) this.kept.delete(key);
    this.kept.set(keyOf(upload, choices), reading);
  }
}

const MOST = 6;
const keyOf = (upload: string, choices: unknown) => `${upload} ${JSON.stringify(choices)}`;
