import { fieldsOfThree, type ItemContent, mergeOfThree } from '../../src/list';

const BASE: ItemContent = {
  name: '渡口设置审批',
  type: 'permit',
  typeLabel: '行政许可',
  office: '水运科',
  phone: '0000-1',
  codes: { local: 'A' },
  basisText: { power: '《甲法》第一条', duty: '《甲法》第二条' },
  bases: [],
  duties: [{ text: '受理' }],
};
const THEIRS = {
  ...BASE,
  name: '渡口设置许可',
  office: '港航科',
  basisText: { ...BASE.basisText, duty: '《乙法》第三条' },
};
const MINE = {
  ...BASE,
  name: '渡口批准',
  duties: [{ text: '受理' }, { text: '审查' }],
  codes: { local: 'B' },
};

describe('one item in the hands of two people', () => {
  it('is told field by field: what either changed, and what both did', () => {
    const told = fieldsOfThree(BASE, THEIRS, MINE).map(
      ({ label, disputed }) => label + (disputed ? '!' : ''),
    );
    expect(told).toEqual(['事项名称!', '本地编码', '承办机构', '责任事项', '责任事项依据']);
    expect(fieldsOfThree(BASE, MINE, MINE).some(({ disputed }) => disputed)).toBe(false);
  });

  it('keeps mine where both changed a field, takes theirs where only they did', () => {
    const both = mergeOfThree(BASE, THEIRS, MINE);
    expect(both).toMatchObject({
      name: '渡口批准',
      office: '港航科',
      phone: '0000-1',
      codes: { local: 'B' },
    });
    expect(both.basisText).toEqual({ power: '《甲法》第一条', duty: '《乙法》第三条' });
    expect(both.duties).toHaveLength(2);
  });

  it('is mine alone where the other side ended it', () => {
    expect(mergeOfThree(BASE, null, MINE)).toBe(MINE);
  });
});
