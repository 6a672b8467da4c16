import type { ItemContent } from '../../list';
import { Refused } from '../errors';

/** What is wrong with a form, field by field. Shown beside each field and summed up on top. */
export interface FieldProblem {
  field: string;
  message: string;
}

export class BadForm extends Refused {
  constructor(readonly problems: FieldProblem[]) {
    super(problems.map(({ message }) => message).join(' '));
  }
}

export class BadProcedure extends BadForm {}

/** Someone else saved the item while this form was open. Nothing of either is lost: both are shown. */
export class EditedMeanwhile extends Refused {
  constructor(
    readonly item: string,
    /** Who saved, by display name, and when; null where a release went by. */
    readonly by: { name: string; at: string } | null,
    /** What the form was opened on, what stands now, and what was to be saved. */
    readonly base: ItemContent | null,
    readonly theirs: ItemContent | null,
    readonly mine: ItemContent | null,
    /** What the next save has to name. */
    readonly now: Opened,
  ) {
    super(
      `事项 ${item} 在您编辑期间已${by ? `由“${by.name}”改过` : '随另一次发布改变'}，您的内容没有保存，也没有覆盖任何内容。请对照下面的差别后再保存。`,
    );
  }
}

/** What a form was opened on: version of the change in the adjustment (null: none yet) and digest of the content. */
export interface Opened {
  version: number | null;
  digest: string | null;
}

export class ItemBusy extends Refused {
  constructor(
    readonly item: string,
    readonly adjustment: number,
  ) {
    super(
      `事项 ${item} 正在调整 ${adjustment} 中办理。一个事项同时只能在一个调整里改动，请到调整 ${adjustment} 中修改。`,
    );
  }
}

export class EndedItem extends Refused {
  constructor(item: string) {
    super(`事项 ${item} 已终止，不能再办理变更、取消等。如需恢复，请在该事项页面选一个旧版恢复为草稿。`);
  }
}

export class EndsHere extends Refused {
  constructor(
    item: string,
    readonly adjustment: number,
    successors: string[],
  ) {
    super(
      successors.length > 0
        ? `事项 ${item} 在调整 ${adjustment} 中已合并或拆分为 ${successors.join('、')}，不能再作别的改动。请先移出 ${successors.join('、')}。`
        : `事项 ${item} 在调整 ${adjustment} 中将要终止，不能修改内容。请先把它移出该调整。`,
    );
  }
}

export class NotInAdjustment extends Refused {
  constructor(
    item: string,
    readonly adjustment: number,
  ) {
    super(`调整 ${adjustment} 里没有事项 ${item}，可能已被移出。请回到该调整查看。`);
  }
}

export class WrongCount extends Refused {
  constructor(kind: string, need: string, got: number) {
    super(`“${kind}”需要选${need}事项，现在选了 ${got} 项。请重新选择。`);
  }
}

export class Unfinished extends Refused {
  constructor(readonly problems: string[]) {
    super(`还不能送审：${problems.join('；')}。`);
  }
}

export class NoSuchRevision extends Refused {
  constructor(item: string, seq: number) {
    super(`事项 ${item} 没有可恢复的第 ${seq} 版。请在该事项的“历次版本”里选择。`);
  }
}

export class FoundingKept extends Refused {
  constructor(item: string) {
    super(`事项 ${item} 属于首次建档，不能从建档中移出。请在发布之后另起调整取消它。`);
  }
}

export class NeverPublished extends Refused {
  constructor(item: string, kind: string) {
    super(`事项 ${item} 还没有发布过，不能${kind}。不需要它时，请从它所在的调整中移出。`);
  }
}

export class HeldByLineage extends Refused {
  constructor(item: string, successors: string[]) {
    super(
      `事项 ${item} 因合并或拆分为 ${successors.join('、')} 而终止，不能单独移出。请移出 ${successors.join('、')}，它会随之恢复。`,
    );
  }
}

export class SameRevision extends Refused {
  constructor(item: string, seq: number) {
    super(`事项 ${item} 的第 ${seq} 版与现在的内容相同，没有什么要恢复。`);
  }
}
