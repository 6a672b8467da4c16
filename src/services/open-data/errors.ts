import { Refused } from '../errors';

/** Not there, or not published: a stranger learns no difference. */
export class NotPublished extends Refused {
  constructor(what: string, way: string) {
    super(`没有公布过${what}。${way}`);
  }
}

export class NothingInForce extends Refused {
  constructor(list: number, inForceOn: string, knownOn: string) {
    super(
      `按 ${knownOn} 为止公布的内容，清单 ${list} 在 ${inForceOn} 没有施行中的版本。各次发布的公布日和施行日见 /api/v1/lists/${list}/releases。`,
    );
  }
}
