import { codeOf } from './error-code';
import { BuildRefusedError } from './errors';

const WHY: Record<string, string> = {
  ENOSPC: '磁盘已满。请腾出空间后重试；原来的内容没有改动。',
  EDQUOT: '超出磁盘配额。请腾出空间后重试；原来的内容没有改动。',
  EFBIG: '超出了允许的文件大小。请放宽系统对文件大小的限制后重试；原来的内容没有改动。',
  EROFS: '所在的磁盘是只读的。请换一个可写的位置。',
  EACCES: '没有写入的权限。请检查文件夹的权限，或换一个位置。',
  EPERM: '系统不允许写入。请检查文件夹的权限，或换一个位置。',
  ENAMETOOLONG: '文件名太长，这里的文件系统放不下。',
  ENOTDIR: '路径中间是一个文件，不是文件夹。请换一个位置。',
  ENOENT: '所在的文件夹不存在。请先建立它。',
};

/** The error as a refusal that says why, where the disk refused for a reason of the user's world; else the error itself. */
export function refusedByDisk(error: unknown, path: string): unknown {
  const why = WHY[codeOf(error)];
  return why === undefined ? error : new BuildRefusedError(path, why);
}
