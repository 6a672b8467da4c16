import { Refused } from '../errors';

/** What someone wrote cannot be taken in as it is; `field` is where. */
export class BadObjection extends Refused {
  constructor(
    readonly field: 'list' | 'item' | 'text' | 'name' | 'contact' | 'homepage',
    message: string,
  ) {
    super(message);
  }
}

export class TooManyObjections extends Refused {
  constructor(why: string) {
    super(`${why}，这一条还没有收下。请一小时后再提交，或改用电话、来信反映；您写的内容仍在下面。`);
  }
}

export class NoSuchObjection extends Refused {
  constructor(id: number) {
    super(`这份清单没有编号为 ${id} 的意见。请从“意见”里选择。`);
  }
}

export class BadObjectionAct extends Refused {}

export class AlreadyErased extends Refused {
  constructor() {
    super('来信人的信息已经抹去。');
  }
}

export class BadAnswerDays extends Refused {
  constructor() {
    super('答复期限须为 1 到 90 之间的工作日数。');
  }
}

/** What is wrong with a receipt; that one is of nobody and that its signs are wrong is said alike. */
export class BadReceipt extends Refused {
  constructor(why: 'empty' | 'form' | 'unknown') {
    super(
      {
        empty: '请填写回执号。',
        form: '这不像回执号。回执号写作 2026-0001-ABCD-EFGH-JKLM 这样的形式，提交意见时显示在页面上；后三组里没有数字 0、1 和字母 I、O。',
        unknown: '没有查到这个回执号。请对照提交时记下的回执号再填一次；记不清的，请用电话向受理机构询问。',
      }[why],
    );
  }
}

export class TooManyLookUps extends Refused {
  constructor() {
    super('连续查错次数过多，请 15 分钟后再试，或用电话向受理机构询问。');
  }
}
