const REASONS: Record<string, string> = {
  ENOENT: '文件不存在',
  EACCES: '没有读取权限',
  EISDIR: '这是文件夹，不是文件',
};

/** What the command line itself refuses, in words for whoever typed it. */
export class CommandRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }
}

export class UnreadableFile extends CommandRefused {
  constructor(
    readonly path: string,
    readonly reason: unknown,
  ) {
    const code = (reason as NodeJS.ErrnoException).code ?? '';
    super(`读不了 ${path}：${REASONS[code] ?? code}。请检查路径。`);
  }
}

export class NotConfirmed extends CommandRefused {
  constructor(why: string) {
    super(`${why}确认要办的，请加 --yes 再运行一次。`);
  }
}
