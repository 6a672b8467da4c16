/** A template that would write text unescaped; refused when it is read. */
export class UnescapedTemplateError extends Error {
  constructor(readonly template: string) {
    super(`模板 ${template} 含有不转义的输出（{{{ 或 {{&），不予使用。`);
    this.name = 'UnescapedTemplateError';
  }
}

export class NoSuchTemplateError extends Error {
  constructor(readonly template: string) {
    super(`没有名为 ${template} 的模板。`);
    this.name = 'NoSuchTemplateError';
  }
}

/** What our templates may not use: they hold no logic beyond each, if, unless, with and partials. */
export class UnknownTemplateSyntaxError extends Error {
  constructor(
    readonly template: string,
    readonly what: string,
  ) {
    super(`模板 ${template} 用了这里不认识的写法：${what}。`);
    this.name = 'UnknownTemplateSyntaxError';
  }
}
