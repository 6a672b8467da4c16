import { z } from 'zod';

/** The shapes of the answers: OpenAPI says them, and the tests hold the answers to them. */

const date = z.iso.date().meta({ description: '日期，北京时间' });
const instant = z.iso.datetime().meta({ description: '时刻' });
const whole = z.int().nonnegative();

const span = z
  .strictObject({ start: whole, end: whole })
  .meta({ description: '在原文中的起止位置（UTF-16）' });

const basis = z.strictObject({
  role: z.enum(['power', 'duty', 'accountability', 'fee']),
  law: z.string().meta({ description: '所引法律文件的名称' }),
  address: z.string().meta({ description: '条款项目：17-1.2.3 为第十七条之一第二款第三项；* 为全文' }),
  at: span.nullable(),
  titleAt: span,
  noteAt: span.nullable(),
  quoteAt: span.nullable(),
});

const text = z.string().optional();

const content = z
  .strictObject({
    name: z.string().meta({ description: '事项名称' }),
    subName: text,
    type: z.enum([
      'permit',
      'penalty',
      'coercion',
      'levy',
      'benefit',
      'inspection',
      'confirmation',
      'reward',
      'adjudication',
      'other',
    ]),
    typeLabel: z.string().meta({ description: '权力类型，按原表写法' }),
    serial: text,
    codes: z.strictObject({ basic: text, implementation: text, local: text }).optional(),
    parent: text.meta({ description: '主项的编号；子项才有' }),
    body: text,
    office: text,
    post: text,
    level: text,
    authority: text,
    departmentDuty: text,
    object: text,
    conditions: text,
    materials: text,
    process: text,
    timeLimitByLaw: text,
    timeLimitPromised: text,
    fees: text,
    phone: text,
    remedies: text,
    basisText: z
      .strictObject({ power: text, duty: text, accountability: text, fee: text })
      .meta({ description: '依据原文，按用途' }),
    bases: z.array(basis).meta({ description: '从依据原文里读出的引用' }),
    duties: z.array(z.strictObject({ stage: text, text: z.string() })),
    accountabilityScope: text,
    accountability: text,
    remarks: text,
    extra: z.record(z.string(), z.string()).optional().meta({ description: '原表里其他的列' }),
  })
  .meta({ id: 'ItemContent' });

export const item = z
  .strictObject({
    number: z.string().meta({ description: '永久编号' }),
    revision: whole,
    standing: z.enum(['listed', 'ended', 'withdrawn']),
    content: content.nullable(),
    note: z.enum(['已撤回']).nullable().meta({ description: '内容依法撤回时写明“已撤回”' }),
  })
  .meta({ id: 'Item' });

const asOf = z
  .strictObject({ inForceOn: date, knownOn: date })
  .meta({ id: 'AsOf', description: '在哪一天施行；按哪一天为止公布的内容' });

const paging = { total: whole, page: whole, pageSize: whole, next: z.string().nullable() };

const list = z
  .strictObject({
    id: whole,
    body: z.string(),
    kind: z.enum(['powers', 'supervision', 'inspection', 'permits']),
    kindName: z.string(),
    title: z.string(),
    retired: z.boolean(),
    releases: whole,
    newestRelease: whole,
  })
  .meta({ id: 'List' });

const log = z.strictObject({ size: whole, root: z.string().regex(/^[\w+/]{43}=$/) });

const releaseShape = {
  number: whole,
  list: whole,
  publishedAt: instant,
  effectiveFrom: date,
  documentNumber: z.string().nullable(),
  supersedes: whole.nullable(),
  log,
};

const fieldChange = z.strictObject({
  field: z.string(),
  label: z.string(),
  old: z.string().nullable(),
  new: z.string().nullable(),
});

const step = z.strictObject({
  kind: z.enum(['merge', 'split']),
  from: z.array(z.string()),
  to: z.array(z.string()),
});

const lawShape = {
  id: whole,
  title: z.string(),
  versions: z.array(z.strictObject({ promulgated: date, effective: date, title: z.string() })),
};

export const problem = z
  .strictObject({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' });

export const answers = {
  lists: z.strictObject({ lists: z.array(list) }),
  list,
  releases: z.strictObject({ releases: z.array(z.strictObject(releaseShape)) }),
  release: z.strictObject({
    ...releaseShape,
    items: whole,
    adjustments: z.array(z.strictObject({ title: z.string(), reason: z.string(), basis: z.string() })),
    laws: z.array(z.strictObject({ law: whole, title: z.string(), promulgated: date })),
  }),
  releaseItems: z.strictObject({ ...paging, items: z.array(item) }),
  items: z.strictObject({ asOf, release: whole, ...paging, items: z.array(item) }),
  item: z.strictObject({ asOf, release: whole, item }),
  revisions: z.strictObject({
    revisions: z.array(
      z.strictObject({
        ...item.shape,
        change: z.string(),
        publishedAt: instant,
        release: whole.nullable(),
      }),
    ),
  }),
  diff: z.strictObject({
    from: whole.nullable(),
    to: whole,
    added: z.array(z.string()),
    cancelled: z.array(z.string()),
    changed: z.array(z.strictObject({ item: z.string(), fields: z.array(fieldChange) })),
    merged: z.array(step),
    split: z.array(step),
  }),
  laws: z.strictObject({ ...paging, laws: z.array(z.strictObject(lawShape)) }),
  law: z.strictObject({
    ...lawShape,
    events: z.array(
      z.strictObject({ kind: z.string(), decided: date, effective: date, by: z.string().nullable() }),
    ),
  }),
  lawText: z.strictObject({
    law: whole,
    title: z.string(),
    promulgated: date,
    effective: date,
    articles: whole,
    sha256: z.string(),
    text: z.string().nullable(),
    note: z.enum(['已撤回']).nullable(),
  }),
};
