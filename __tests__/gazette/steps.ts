import type { GazetteInput } from '../../src/gazette';
import { harbourList, item } from '../exchange/lists';

const penalty = harbourList.items.find(({ number }) => number === 'CF-0001')!;
const before = {
  ...penalty.content,
  office: '港政股',
  basisText: {
    ...penalty.content.basisText,
    power: '《临江市渡口条例》第十条\n擅自停靠的，责令改正。',
  },
};
const cancelled = item('QT-0001', '渡船年检', {
  typeLabel: '其他职权',
  type: 'other',
  office: '船检科',
}).content;

const to = {
  number: 4,
  publishedAt: '2026-06-30T17:30:00Z',
  effectiveFrom: '2026-08-01',
  documentNumber: '临港航公告〔2026〕3号',
};

/** The step from the first to the second release of an invented office's list: one item came, one changed, one went. */
export const step: GazetteInput = {
  listTitle: harbourList.title,
  body: '临江市港航管理局',
  from: {
    number: 1,
    publishedAt: '2025-03-01T02:00:00Z',
    effectiveFrom: '2025-03-01',
    documentNumber: null,
  },
  to,
  span: [to],
  items: harbourList.items,
  changes: [
    {
      kind: 'add',
      number: 'XK-0003',
      before: null,
      after: harbourList.items[2]!.content,
      reason: '条例新设',
      basis: '《临江市渡口条例》（2026年修订）',
    },
    {
      kind: 'change',
      number: 'CF-0001',
      before,
      after: penalty.content,
      reason: null,
      basis: '《临江市渡口条例》（2026年修订）',
    },
    {
      kind: 'cancel',
      number: 'QT-0001',
      before: cancelled,
      after: null,
      reason: '依据已废止',
      basis: '临政发〔2026〕8号',
    },
  ],
  log: {
    size: 17,
    root: 'Lv7VVAGJ0vVtnAMtX0Q4fU0d3qEIdTJqIv2gqXUY9mM=',
    fingerprint: 'ab3147d6b4299a50eaaf29253872b98246a433372d029442d738d550af8fc7f4',
  },
};

/** The same list published for the first time. */
export const first: GazetteInput = {
  ...step,
  from: null,
  to: { ...to, number: 1, documentNumber: null },
  span: [{ ...to, number: 1, documentNumber: null }],
  changes: [],
};
