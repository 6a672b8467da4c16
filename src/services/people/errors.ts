import { Refused } from '../errors';

export class BadDisplayName extends Refused {
  constructor() {
    super('姓名或称呼须为 1 到 30 个字，不能有换行或控制字符。');
  }
}

export class OwnAccount extends Refused {
  constructor(what: string) {
    super(`不能${what}自己的账号。请由另一位管理员办理。`);
  }
}

export class LastAdministrator extends Refused {
  constructor() {
    super(
      '这是最后一个管理全部单位的管理员，停用或收回后就没有人能管理账号了。请先授予另一个账号管理员角色。',
    );
  }
}

export class NoSuchBody extends Refused {
  constructor(readonly body: string) {
    super(`没有单位“${body}”。请先在“单位”里建立，或从列表中选择。`);
  }
}

export class BodyTaken extends Refused {
  constructor(readonly body: string) {
    super(`已有名为“${body}”的单位。请换一个名称，或修改那个单位。`);
  }
}

/** What was typed of a body is not as it must be; `field` is where. */
export class BadBody extends Refused {
  constructor(
    readonly field: 'name' | 'aliases' | 'uscc',
    message: string,
  ) {
    super(message);
  }
}
