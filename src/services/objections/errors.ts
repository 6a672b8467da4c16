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
