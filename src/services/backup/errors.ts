import { Refused } from '../errors';

interface LogState {
  size: number;
  root: string;
}

const told = ({ size, root }: LogState): string => `${size} 条，根散列值 ${root}`;

export class DamagedLog extends Refused {
  constructor(signed: LogState, found: LogState) {
    super(
      `发布日志与已签名的检查点不符：签名时 ${told(signed)}；现在 ${told(found)}。数据库可能被改动过，未写出文件。请从更早的备份恢复，或联系维护人员。`,
    );
  }
}

/** Mostly a command run without the settings of the service: it opened, and made, a database of its own. */
export class NothingToBackUp extends Refused {
  constructor(place: string) {
    super(
      `数据库 ${place} 是空的，没有写出文件。请用 DATABASE_URL 或 QUANZE_SETTINGS 指明正在使用的数据库，与服务所用的一致。`,
    );
  }
}

export class NotADump extends Refused {
  constructor(file: string, line: number, why: string) {
    super(`${file} 第 ${line} 行${why}，不能恢复，什么也没有写入。请换一份完好的备份。`);
  }
}

export class DumpDiffers extends Refused {
  constructor(file: string, what: string, expected: string, found: string) {
    super(
      `${file} 的${what}不符：应为 ${expected}，实为 ${found}。文件不完整或被改动过，什么也没有写入。请换一份备份。`,
    );
  }
}

export class NewerDump extends Refused {
  constructor(file: string, unknown: string[]) {
    super(`${file} 由更新的版本写成（本程序不认识：${unknown.join('、')}）。请用同一版本或更新的程序恢复。`);
  }
}

export class NotEmpty extends Refused {
  constructor(tables: string[]) {
    super(
      `这个数据库里已有内容（${tables.slice(0, 5).join('、')}${tables.length > 5 ? ' 等' : ''}），为免覆盖，拒绝恢复。请用 DATABASE_URL 指向一个新的空库。`,
    );
  }
}

export class NotFresh extends Refused {
  constructor(file: string) {
    super(
      `${file} 来自较早的版本，须恢复到全新的数据库再升级，而这个库已经建过表。请用 DATABASE_URL 指向一个还不存在的文件或空库。`,
    );
  }
}

export class KeysThere extends Refused {
  constructor(path: string) {
    super(`${path} 已经存在，且与备份里的不同，拒绝覆盖签名密钥。请先移开它，或把 KEYS_DIR 指向空文件夹。`);
  }
}
