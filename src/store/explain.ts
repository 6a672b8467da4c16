import type { DatabaseAddress } from './database-url';
import { DatabaseBusy, MissingDatabaseDriver, UnreachableDatabase, UnreadableDatabase } from './errors';

const SQLITE: Record<string, string> = {
  SQLITE_NOTADB: '它不是 SQLite 数据库',
  SQLITE_CORRUPT: '文件已损坏，请从备份恢复',
  SQLITE_CANTOPEN: '不能打开或新建这个文件',
  SQLITE_READONLY: '没有写入权限',
  SQLITE_PERM: '没有访问权限',
  SQLITE_FULL: '磁盘已满',
  SQLITE_IOERR: '磁盘读写出错',
  EACCES: '没有访问权限',
  EPERM: '没有访问权限',
  EROFS: '所在磁盘是只读的',
  ENOTDIR: '路径中间有一段不是文件夹',
  EEXIST: '路径中间有一段不是文件夹',
  ENOSPC: '磁盘已满',
};

/** By SQLSTATE or by the code of the system. */
const POSTGRES: Record<string, string> = {
  ECONNREFUSED: '该地址没有服务在监听',
  ENOTFOUND: '找不到这台主机',
  EAI_AGAIN: '找不到这台主机',
  ETIMEDOUT: '超时没有回应',
  EHOSTUNREACH: '网络不通',
  ENETUNREACH: '网络不通',
  ECONNRESET: '连接被对方断开',
  '28P01': '用户名或口令不对',
  '28000': '不允许这个用户登录',
  '3D000': '没有这个库，请先建库',
  '42501': '用户没有在库中建表的权限',
  '53300': '连接数已满',
  '57P03': '服务正在启动，请稍后再试',
};

/** The refusal that a driver's error amounts to; an error not known is a fault of ours and comes back as it is. */
export function explained({ kind, place }: DatabaseAddress, error: unknown): unknown {
  const { code, message } = rootOf(error);
  if (kind === 'sqlite') {
    if (code === 'ERR_DLOPEN_FAILED' || /bindings file|package has not been found/.test(message)) {
      return new MissingDatabaseDriver(place, error);
    }
    if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return new DatabaseBusy(error);
    const why = SQLITE[code] ?? SQLITE[code.split('_').slice(0, 2).join('_')];
    return why ? new UnreadableDatabase(place, why, error) : error;
  }
  const why = POSTGRES[code] ?? (/timeout/i.test(message) ? POSTGRES.ETIMEDOUT : undefined);
  if (why) return new UnreachableDatabase(place, why, error);
  return /SASL|password/i.test(message) ? new UnreachableDatabase(place, POSTGRES['28P01']!, error) : error;
}

function rootOf(error: unknown): { code: string; message: string } {
  const { code, message, driverError } = error as { code?: string; message?: string; driverError?: unknown };
  if (driverError) return rootOf(driverError);
  return { code: code ?? '', message: message ?? '' };
}
