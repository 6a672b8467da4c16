const REASONS: Record<string, string> = {
  ENOENT: '文件不存在',
  EACCES: '没有读取权限',
  EISDIR: '这是文件夹，不是文件',
};

export class UnreadableFile extends Error {
  constructor(
    readonly path: string,
    readonly reason: unknown,
  ) {
    const code = (reason as NodeJS.ErrnoException).code ?? '';
    super(`读不了 ${path}：${REASONS[code] ?? code}。请检查路径。`);
    this.name = 'UnreadableFile';
  }
}
