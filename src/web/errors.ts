import { Refused } from '../services';

/** What the web side refuses by itself; `status` is the HTTP status of the answer. */
export class WebRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = new.target.name;
  }
}

export class ForgedForm extends WebRefusal {
  constructor() {
    super(
      403,
      '这个表单已失效（可能是登录过期，或页面开着太久）。请返回上一页刷新后重新提交；您填写的内容仍在那一页。',
    );
  }
}

export class NoSuchPage extends WebRefusal {
  constructor() {
    super(404, '没有这个页面。请检查网址，或从首页重新进入。');
  }
}

export class NotAllowed extends WebRefusal {
  constructor(what: string) {
    super(403, `您没有${what}的权限。如需办理，请联系管理员授予相应角色。`);
  }
}

const LISTEN_REASONS: Record<string, string> = {
  EADDRINUSE: '端口已被占用',
  EACCES: '没有使用该端口的权限',
  EADDRNOTAVAIL: '本机没有这个地址',
};

export class PortTaken extends Refused {
  constructor(host: string, port: number, code: string) {
    super(
      `无法在 ${host}:${port} 启动：${LISTEN_REASONS[code] ?? code}。请用环境变量 PORT、HOST 另选，例如 PORT=3001 npm start。`,
    );
  }
}

export class NoFile extends Refused {
  constructor(what: string) {
    super(`没有选择文件。请选择${what}后再提交。`);
  }
}

export class NothingPublished extends WebRefusal {
  constructor() {
    super(404, '还没有发布任何清单。工作人员请到办理端（/admin）导入清单并发布。');
  }
}

export class NoSuchRole extends WebRefusal {
  constructor() {
    super(422, '没有选择角色。请返回选择一个角色后再提交。');
  }
}

export class NotPlainText extends WebRefusal {
  constructor() {
    super(400, '提交的内容或网址里有不是文字的字符（空字符），不能保存。请删去后重新提交。');
  }
}

export class TooLarge extends WebRefusal {
  constructor() {
    super(413, '一次上传的内容过大。单个文件请不超过 50 MB，一次合计不超过 120 MB；文件多的请分几次上传。');
  }
}

export class BadUpload extends WebRefusal {
  constructor() {
    super(400, '上传的表单有误，没有收下。请返回上一页，重新选择文件后提交。');
  }
}

/** What a job that ended at once was refused for. */
export class JobRefused extends Refused {}

export class HeaderMoved extends Refused {
  constructor() {
    super('表头的位置已更改，工作簿已按它重新读取。请核对下面各列读作什么、读出了哪些事项，再确认。');
  }
}

export class RowsUndecided extends Refused {
  constructor(count: number) {
    super(
      count > 0
        ? `还有 ${count} 行没有决定：请逐行选定它是哪一项、是新事项，或这次不处理，再确认。`
        : '这个单位已有清单。请先核对下面与现有清单的差别，再确认。',
    );
  }
}
