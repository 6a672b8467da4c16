/** A note, checkpoint, key, proof, policy or sums file that does not keep its format. `what` names the format in Chinese. */
export class MalformedError extends Error {
  constructor(
    readonly what: string,
    readonly why: string,
  ) {
    super(`${what}的格式不对：${why}`);
    this.name = 'MalformedError';
  }
}

/** A path that would leave its folder, or that cannot be written the same way everywhere. */
export class UnsafePathError extends Error {
  constructor(readonly path: string) {
    super(`路径不能使用：${JSON.stringify(path)}。请用相对路径，不含“..”、反斜杠和控制字符。`);
    this.name = 'UnsafePathError';
  }
}

/** c2sp.org/tlog-tiles stores an entry with a 16-bit length. */
export class LeafTooLargeError extends Error {
  constructor(
    readonly kind: string,
    readonly size: number,
  ) {
    super(
      `日志条目（${kind}）有 ${size} 字节，须小于 65536 字节。请把大的内容放进数据文件，条目里只留摘要。`,
    );
    this.name = 'LeafTooLargeError';
  }
}

/** Signing was asked for a tree that does not extend the last signed one. */
export class InconsistentLogError extends Error {
  constructor(readonly why: string) {
    super(`拒绝签名：日志不是上次检查点的延续（${why}）。请先从备份恢复日志，再发布。`);
    this.name = 'InconsistentLogError';
  }
}

/** A build cannot be laid: a file twice, an immutable file with other bytes, a build number that is taken. */
export class BuildRefusedError extends Error {
  constructor(
    readonly path: string,
    readonly why: string,
  ) {
    super(`不能生成站点：${path}：${why}`);
    this.name = 'BuildRefusedError';
  }
}

/** What was given to the verifier is not a published tree (or not readable as one). */
export class UnreadableTreeError extends Error {
  constructor(
    readonly place: string,
    readonly why: string,
  ) {
    super(`${place}：${why}`);
    this.name = 'UnreadableTreeError';
  }
}
