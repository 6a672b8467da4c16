/** An id or number that cannot be part of an address. */
export class UnfitPartError extends Error {
  constructor(readonly part: string) {
    super(`编号“${part}”不能用在网址里：只能用字母、数字、“-”“_”“.”，以字母或数字开头。`);
    this.name = 'UnfitPartError';
  }
}

export class NoSuchReleaseError extends Error {
  constructor(readonly release: number) {
    super(`没有第${release}号发布。`);
    this.name = 'NoSuchReleaseError';
  }
}

/** A script of the public pages that `npm run build` has not made. */
export class ScriptNotBuiltError extends Error {
  constructor(readonly script: string) {
    super(`还没有生成网页脚本 ${script}.js，请先运行 npm run build。`);
    this.name = 'ScriptNotBuiltError';
  }
}
