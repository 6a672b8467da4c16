/** What a use case refuses. Messages are for the user: what is wrong, where, and the way out. */
export class Refused extends Error {
  constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }
}

export class BrokenSetting extends Refused {
  constructor(readonly broken: { name: string; must: string }[]) {
    super(
      `设置有误：${broken.map(({ name, must }) => `环境变量 ${name} ${must}`).join('；')}。请改正后重新运行。`,
    );
  }
}

export class NoSuchAccount extends Refused {
  constructor(readonly account: string) {
    super(`没有账号“${account}”，或已停用。请检查名称（命令行的 --as），或由管理员先建立账号。`);
  }
}

export class NotAllowedTo extends Refused {
  constructor(
    readonly account: string,
    what: string,
    roles: string[],
  ) {
    super(
      `${account}没有${what}的权限。${roles.length === 0 ? '' : `需要的角色：${roles.join('、')}。`}请联系管理员。`,
    );
  }
}

export class NotALaw extends Refused {
  constructor(
    readonly file: string,
    why: string,
  ) {
    super(`${file} 不能作为法律文本导入：${why}。请检查文件内容。`);
  }
}

export class LawNotHeld extends Refused {
  constructor(readonly law: string) {
    super(`没有收录《${law}》。请检查名称，或先用 law import 导入。`);
  }
}

export class NotCells extends Refused {
  constructor(readonly line: number) {
    super(`第 ${line} 行不是 {"text":"…"} 形式的 JSON。请检查输入文件。`);
  }
}

export class NoSuchKind extends Refused {
  constructor(
    readonly kind: string,
    known: string[],
  ) {
    super(`没有“${kind}”这种清单。可用的种类：${known.join('、')}。`);
  }
}

export class NoSuchList extends Refused {
  constructor(
    readonly named: string | null,
    known: string[],
  ) {
    super(
      known.length === 0
        ? `还没有${named ? `“${named}”的` : ''}清单。请先用 list import 或在办理端导入。`
        : `没有${named ? `“${named}”的` : '这份'}清单。现有：${known.join('、')}。`,
    );
  }
}

export class WhichList extends Refused {
  constructor(known: string[]) {
    super(`有多份清单：${known.join('、')}。请用 --body（和 --kind）指明。`);
  }
}

export class ListMovedOn extends Refused {
  constructor() {
    super('您核对期间，这份清单已由他人改动。比对结果已按现在的清单更新，请再核对一遍后确认。');
  }
}

export class SubItemsRemain extends Refused {
  constructor(main: string, sub: string, name: string) {
    super(`事项 ${main} 还有子项 ${sub}（${name}）没有取消，不能只取消主项。请一并取消子项，或保留主项。`);
  }
}

export class NoBody extends Refused {
  constructor(file: string) {
    super(`从 ${file} 的标题和文件名里读不出是哪个单位的清单。请写明单位名称（命令行用 --body）。`);
  }
}

export class NoSuchAdjustment extends Refused {
  constructor(id: string) {
    super(`没有编号为 ${id} 的调整。请在“调整”里查看现有的编号。`);
  }
}

export class AdjustmentMovedOn extends Refused {
  constructor(id: number) {
    super(`您查看期间，调整 ${id} 的内容已由他人改动，没有办理。下面是现在的内容，请重新核对后再办理。`);
  }
}

export class NothingToDecide extends Refused {
  constructor(why: string[] = []) {
    const reasons = [...new Set(why)];
    super(
      reasons.length > 0
        ? `一条也没有采纳：${reasons.join('；')}。`
        : '没有待处理的、有把握的影响。须人工核对的请在办理端逐条处理。',
    );
  }
}

/** `what` is named for a person; `where` is the work package that shows what was decided. */
export class AlreadyDecided extends Refused {
  constructor(
    what: string,
    readonly where: { list: number; event: number } | null,
  ) {
    super(
      where
        ? `${what}已经处理过。请到它所在的工作包查看处理结果。`
        : `这份清单没有这条${what}。请从“影响核查”重新进入。`,
    );
  }
}

export class ImpactOfEnded extends Refused {
  constructor(readonly item: string) {
    super(`事项 ${item} 已经终止，它的影响不用再处理。`);
  }
}

export class NoSuchRelease extends Refused {
  constructor(
    readonly number: number | null,
    known: number[],
  ) {
    super(
      number === null
        ? '还没有发布过。请先发布。'
        : `没有第 ${number} 号发布。现有：${known.join('、') || '无'}。`,
    );
  }
}

export class OtherLists extends Refused {
  constructor(from: number, to: number) {
    super(`第 ${from} 号和第 ${to} 号发布不是同一份清单的，不能比较。请选同一份清单的两次发布。`);
  }
}

export class NothingToPublish extends Refused {
  constructor() {
    super('还没有任何清单可以发布。请先导入清单。');
  }
}

export class StaleBase extends Refused {
  constructor(item: string, adjustment: number) {
    super(
      `调整 ${adjustment} 对事项 ${item} 的改动起草之后，该事项已由另一次发布改变。请退回该调整，核对后重新送审。`,
    );
  }
}

export class PublishingElsewhere extends Refused {
  constructor(holder: string) {
    super(`另一个发布正在进行（${holder}）。请等它结束后再试。`);
  }
}

export class PublishingUnderWay extends Refused {
  constructor(who: string, title: string) {
    super(`${who}正在${title}，一次只能发布一份。请等它办完再发布；工作台上可以看到它办到哪里。`);
  }
}

export class NoKeys extends Refused {
  constructor(folder: string, why: string) {
    super(`读不了签名密钥（${folder}）：${why}。请从备份恢复密钥文件，或检查文件夹权限。`);
  }
}

export interface KeyMismatch {
  /** Where the key at hand comes from. */
  place: string;
  /** Fingerprints. */
  found: string;
  needed: string;
  keysDir: string;
  /** A file in the folder that holds the key needed. */
  nearby: string | null;
}

export class WrongKey extends Refused {
  constructor({ place, found, needed, keysDir, nearby }: KeyMismatch) {
    const where = nearby
      ? `它就在 ${keysDir} 里，名为 ${nearby}`
      : '它多半在离线介质上，或在当时的密码机里（用 SIGNER_COMMAND 指明）';
    super(
      `${place}（指纹 ${found}）不是这个库的发布日志上次签名用的那一把，不能发布。需要的是指纹为 ${needed} 的密钥，${where}。如果这个库是从更换密钥之前的备份恢复的，请改用换钥之后的备份；没有更晚的备份，就把现在的 log.key 移到别处保管，把需要的那一把改名为 log.key（权限 600）放回 ${keysDir}，再发布，然后重新 key rotate。`,
    );
  }
}

export class CannotWrite extends Refused {
  constructor(path: string, why: string) {
    super(`写不了 ${path}：${why}。请检查路径、权限和磁盘空间。`);
  }
}

export class AccountTaken extends Refused {
  constructor(readonly account: string) {
    super(`账号“${account}”已有人用。请换一个名称。`);
  }
}

export class BadAccountName extends Refused {
  constructor() {
    super('账号须为 2 到 30 个汉字、字母、数字、点、横线或下划线。');
  }
}

export class NoSuchItem extends Refused {
  constructor(readonly number: string) {
    super(`没有编号为 ${number} 的事项。请从清单里选择。`);
  }
}

export class NoSuchLawText extends Refused {
  /** `day` in words. */
  constructor(day: string) {
    super(`这部法律文件没有${day}公布的版本，或那一版没有需要选定的不同文本。请从法律文件的页面进入。`);
  }
}

/** The next release would tell another text under the same address. */
export class LawTextPublished extends Refused {
  constructor(release: number) {
    super(
      `这一版的文本已随第${release}号发布公布，公布的文本不再改动，不能改选。文本确有错误的，请把更正后的文本作为新的一版导入，公布日期填更正的日期。`,
    );
  }
}

export class NoSuchLaw extends Refused {
  constructor(id: number) {
    super(`没有编号为 ${id} 的法律文件。请从“法律文件”里选择。`);
  }
}

export class NoSuchPackage extends Refused {
  constructor(id: number) {
    super(`法律变动 ${id} 没有触及这份清单，或编号有误。请从“影响核查”里选择。`);
  }
}

export class NotAGazetteFormat extends Refused {
  constructor(file: string) {
    super(`${file} 不是公报的格式。公报可以写成 docx、pdf 或 xlsx，请让文件名以其中之一结尾。`);
  }
}

export class NotBefore extends Refused {
  constructor(from: number, to: number) {
    super(`第 ${from} 号不在第 ${to} 号之前。请让起始的号小于到达的号。`);
  }
}

export class SampleGone extends Refused {
  constructor() {
    super(
      '示例不在库里，或库里已有别的清单，不能整体清除。要从头开始，请换一个新的数据文件夹（见管理员手册“从示例换到正式使用”）。',
    );
  }
}

export class BadDate extends Refused {
  constructor(
    readonly text: string,
    what: string,
  ) {
    super(`${what}“${text}”不是日期。请写作 2026-11-24 这样的形式。`);
  }
}

export class CannotRead extends Refused {
  constructor(path: string, why: string) {
    super(`读不了 ${path}：${why}。请检查路径、权限和文件是否完整。`);
  }
}

export class UnknownSetting extends Refused {
  constructor(file: string, names: string[], known: readonly string[]) {
    super(`设置文件 ${file} 里的名称程序不认识：${names.join('、')}。可用的名称：${known.join('、')}。`);
  }
}

export class SignerFailed extends Refused {
  constructor(
    readonly program: string,
    why: string,
  ) {
    super(`外部签名程序 ${program}：${why}。没有发布。请检查设备和环境变量 SIGNER_COMMAND。`);
  }
}

export class SameKey extends Refused {
  constructor() {
    super('新密钥就是现在的密钥，不需要更换。要用外部签名程序，请用 --to 给出另一台设备的程序。');
  }
}

export class KeyInUse extends Refused {
  constructor() {
    super('这把密钥正在签名，不能吊销。请先用 key rotate 更换，再吊销原来的。');
  }
}

export class NoSuchKey extends Refused {
  constructor(open: string[]) {
    super(
      `日志里没有换下过这把密钥，或已经吊销。可以吊销的：${open.join('、') || '无'}。用 key show 查看全部。`,
    );
  }
}

export class NothingToWithdraw extends Refused {
  constructor(
    readonly item: string,
    seq: number,
    open: number[],
  ) {
    super(
      `事项 ${item} 没有第 ${seq} 版内容，或已经撤回。可以撤回的：${open.map((n) => `第 ${n} 版`).join('、') || '无'}。`,
    );
  }
}

export class UploadGone extends Refused {
  constructor() {
    super('这次上传的文件已不在：可能已经导入，或已超过 24 小时。请重新上传。');
  }
}

export class NoSuchJob extends Refused {
  constructor(id: number) {
    super(`没有编号为 ${id} 的后台任务，或它不是您启动的。`);
  }
}

export class NothingToImport extends Refused {
  constructor() {
    super('没有可以导入的文本：全部读不出，或都选了不导入。请换文件，或至少留下一个。');
  }
}
