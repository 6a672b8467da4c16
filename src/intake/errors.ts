/** What intake refuses, naming file, place and way out. */
export class IntakeRefused extends Error {
  constructor(
    readonly file: string,
    message: string,
  ) {
    super(message);
    this.name = new.target.name;
  }
}

export class NotAWorkbook extends IntakeRefused {
  constructor(file: string, why: string) {
    super(file, `${file} 不能作为工作簿打开：${why}。请用 Excel 或 WPS 另存为 .xlsx 后再导入。`);
  }
}

export class NoHeader extends IntakeRefused {
  constructor(file: string, sheets: { name: string; top: { text: string }[] }[]) {
    const seen = sheets
      .map(({ name, top }) => `工作表“${name}”前几行是：${seenAt(top) || '空白'}`)
      .join('；');
    super(
      file,
      `${file} 里没有找到表头。表头须有“事项名称”一列和“权力类型”“实施依据”“行使主体”等至少一列。${seen}。请补上表头后再导入，或在办理端导入时指明哪一行是表头。`,
    );
  }
}

const seenAt = (top: { text: string }[]): string =>
  top
    .slice(0, 4)
    .map(({ text }) => text)
    .join('、');

export class NoItems extends IntakeRefused {
  constructor(file: string) {
    super(file, `${file} 的表头之下没有读到任何事项。请检查“事项名称”一列是否有内容。`);
  }
}

export class UnreadableText extends IntakeRefused {
  constructor(file: string, why: string) {
    super(file, `${file} 不能作为文本读取：${why}。请提供 txt、md、html 或 docx 文件。`);
  }
}

export class NumberedByWord extends IntakeRefused {
  constructor(file: string) {
    super(
      file,
      `${file} 的条号是 Word 自动编号，文字里没有“第×条”，读不出条文。请在 Word 或 WPS 里另存为“纯文本（.txt）”，或全选、复制、粘贴到记事本再保存，编号就成为文字，然后导入。`,
    );
  }
}

export class DamagedExport extends IntakeRefused {
  constructor(file: string, why: string) {
    super(file, `${file} 不能作为清单导入：${why}。请用本程序导出的 JSON，或改用 xlsx、csv。`);
  }
}
