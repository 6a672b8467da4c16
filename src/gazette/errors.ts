/** The PDF was not set: the machine is too small or too slow, or the program has a fault. Never of the text, which is data. */
export class GazetteNotSet extends Error {
  constructor(readonly problems: string) {
    super(
      `公报没有排成 PDF，未写出文件。请先用 docx 或 xlsx，并把以下内容告诉维护人员：${problems || '没有说明'}`,
    );
    this.name = 'GazetteNotSet';
  }
}

/** Too many documents wait to be set already. */
export class GazetteBusy extends Error {
  constructor() {
    super('正在排版的 PDF 公报较多，这一份没有排。请过几分钟再试，或先用 docx。');
    this.name = 'GazetteBusy';
  }
}

/** Sentences of an office's own wording that cannot stand. */
export class BadWording extends Error {
  constructor(readonly problems: readonly { key: string; why: string }[]) {
    super(`公报用语没有保存：${problems.map(({ why }) => why).join('；')}。`);
    this.name = 'BadWording';
  }
}
