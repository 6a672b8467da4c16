import type { ItemContent } from '../../src/list';
import { fieldChanges, itemView, typeWords } from '../../src/render';

const ITEM: ItemContent = {
  name: '客运站检查',
  type: 'inspection',
  typeLabel: '行政检查',
  office: ' 运输科 ',
  fees: '/',
  remedies: '无',
  basisText: { power: '《示例办法》第三条' },
  bases: [],
  duties: [{ text: '无' }, { stage: '检查', text: '两人以上。' }],
  remarks: '',
  extra: { '流程\n图': '见附件', 办件量: '—' },
};

describe('an item as a page shows it', () => {
  it('shows no cell that says there is nothing', () => {
    expect(itemView(ITEM)).toMatchObject({
      facts: [{ label: '承办机构', value: '运输科' }],
      duties: [{ stage: '检查', text: '两人以上。' }],
      procedure: [],
      remedies: [],
      answers: false,
      others: [{ label: '流程图', value: '见附件' }],
    });
  });

  it('tells that an item names nothing that it rests on', () => {
    expect(itemView(ITEM).unfounded).toBe(false);
    expect(itemView({ ...ITEM, basisText: { power: ' / ' } })).toMatchObject({
      unfounded: true,
      power: null,
    });
  });

  it('names the type as the list writes it', () => {
    expect(typeWords({ type: 'other', typeLabel: '其他\n职权' })).toBe('其他职权');
    expect(typeWords({ type: 'penalty', typeLabel: ' ' })).toBe('行政处罚');
  });
});

describe('what changed between two contents', () => {
  it('marks words, deletions before insertions', () => {
    const [change] = fieldChanges(ITEM, { ...ITEM, basisText: { power: '《示例办法》第四条' } });
    expect(change).toEqual({
      label: '实施依据',
      word: null,
      pieces: [
        { text: '《示例办法》第' },
        { text: '三', del: true },
        { text: '四', ins: true },
        { text: '条' },
      ],
      old: [{ text: '《示例办法》第' }, { text: '三', del: true }, { text: '条' }],
      new: [{ text: '《示例办法》第' }, { text: '四', ins: true }, { text: '条' }],
    });
  });

  it('says in words what came and what went', () => {
    const { office: _, ...without } = ITEM;
    expect(fieldChanges(without, ITEM)).toMatchObject([{ label: '承办机构', word: '新填', old: [] }]);
    expect(fieldChanges(ITEM, without)).toMatchObject([{ label: '承办机构', word: '删去', new: [] }]);
  });

  it('sets texts side by side that have nothing in common', () => {
    const [change] = fieldChanges(
      { ...ITEM, object: '甲乙丙丁戊己庚辛'.repeat(20) },
      { ...ITEM, object: '一二三四五六七八'.repeat(20) },
    );
    expect(change).toMatchObject({
      pieces: [],
      old: [{ text: '甲乙丙丁戊己庚辛'.repeat(20) }],
      new: [{ text: '一二三四五六七八'.repeat(20) }],
    });
  });
});
