import { Refused } from '../errors';

/** What the reading process refused, in its words. */
export class RefusedApart extends Refused {}

export class TooLongToRead extends Refused {
  constructor(files: string, seconds: number) {
    super(
      `${files} ${seconds} 秒内没有读完，已停止读取，什么也没有写入。内容可能过多或结构异常：请删去多余的行列和工作表，或拆成几个文件再导入。`,
    );
  }
}

export class TooMuchToRead extends Refused {
  constructor(files: string, megabytes: number) {
    super(
      `读取${files}所需的内存超过 ${megabytes} MB，已停止读取，什么也没有写入。内容可能过多或结构异常：请删去多余的行列和工作表，或拆成几个文件再导入。`,
    );
  }
}
