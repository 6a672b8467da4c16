/** Typst would not set the document: a fault of the program, never of the text, which it takes as data. */
export class GazetteNotSet extends Error {
  constructor(readonly problems: string) {
    super(`公报没有排成 PDF，未写出文件。请先用 docx 或 xlsx，并把以下内容告诉维护人员：${problems}`);
    this.name = 'GazetteNotSet';
  }
}

/** Sentences of an office's own wording that cannot stand. */
export class BadWording extends Error {
  constructor(readonly problems: readonly { key: string; why: string }[]) {
    super(`公报用语没有保存：${problems.map(({ why }) => why).join('；')}。`);
    this.name = 'BadWording';
  }
}
