/** The database of the settings cannot be used. `place` never carries a password. */
export class DatabaseError extends Error {
  constructor(
    readonly place: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = new.target.name;
  }
}

export class BadDatabaseUrl extends DatabaseError {
  constructor(place: string, why: string) {
    super(
      place,
      `数据库地址“${place}”写法不对：${why}。应为 sqlite:文件路径（如 sqlite:./data/quanze.db）或 postgres://用户:口令@主机:端口/库名。`,
    );
  }
}

export class NewerDatabase extends DatabaseError {
  constructor(
    place: string,
    readonly unknown: string[],
  ) {
    super(
      place,
      `数据库 ${place} 由更新的版本建立或升级过（本程序不认识的升级步骤：${unknown.join('、')}），为免损坏，拒绝打开。请改用更新的程序，或用 DATABASE_URL 指向另一个数据库。`,
    );
  }
}

export class UnreadableDatabase extends DatabaseError {
  constructor(place: string, why: string, cause: unknown) {
    super(place, `数据库文件 ${place} 打不开：${why}。请检查路径和权限，或用 DATABASE_URL 指向另一个文件。`, {
      cause,
    });
  }
}

export class UnreachableDatabase extends DatabaseError {
  constructor(place: string, why: string, cause: unknown) {
    super(place, `连不上数据库 ${place}：${why}。请检查 DATABASE_URL 和数据库服务是否在运行。`, { cause });
  }
}

export class UnsuitableDatabase extends DatabaseError {
  constructor(place: string, why: string, cause?: unknown) {
    super(place, `数据库 ${place} 不能使用：${why}。`, { cause });
  }
}

export class MissingDatabaseDriver extends DatabaseError {
  constructor(place: string, cause: unknown) {
    super(
      place,
      '没有可用的 SQLite 驱动：better-sqlite3 没有预编译文件，也没有编译成功。请安装 C++ 编译器、make 和 Python 3 后运行 npm rebuild better-sqlite3，或用 DATABASE_URL 改用 PostgreSQL。',
      { cause },
    );
  }
}

/** Another process has been writing for longer than the wait allows. */
export class DatabaseBusy extends Error {
  constructor(cause: unknown) {
    super('数据库正被另一个程序写入，请等它结束后再试。', { cause });
    this.name = new.target.name;
  }
}

/** Someone else changed the row since it was read. */
export class StaleVersion extends Error {
  constructor(
    readonly what: string,
    readonly id: number,
    readonly expected: number,
    readonly found: number | null,
  ) {
    super(
      found === null
        ? `${what} ${id} 已不存在。`
        : `${what} ${id} 已被他人修改（打开时是第 ${expected} 稿，现在是第 ${found} 稿）。请对照两稿后重新保存。`,
    );
    this.name = new.target.name;
  }
}

/** Erased by a logged withdrawal. */
export class WithdrawnContent extends Error {
  constructor(readonly digest: string) {
    super(`内容 ${digest.slice(0, 12)}… 已撤回。`);
    this.name = new.target.name;
  }
}

/** A digest or id that the database must hold and does not. */
export class NotInDatabase extends Error {
  constructor(
    readonly what: string,
    readonly id: string | number,
  ) {
    super(`数据库中没有${what} ${id}。`);
    this.name = new.target.name;
  }
}
