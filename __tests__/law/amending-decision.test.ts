import { alignLaws, parseLaw, readDecision } from '../../src/law';

const law = (...articles: string[]) =>
  parseLaw(articles.map((text, i) => `第${'一二三四五六七八九十'[i]}条　${text}`).join('\n'));

const FERRY = '设置渡口，应当经县级人民政府批准，并征求海事机构的意见。';
const CREW = '渡船船员应当持有相应的适任证书，并定期参加安全培训。';
const TICKET = '渡口经营人应当公示票价，不得在票价之外收取任何费用。';

describe('what an amending decision says', () => {
  it.each([
    [
      '一、将第二条改为第三条，修改为：“第三条　甲。”',
      { kind: 'became', old: ['2'], new: ['3'], part: false },
    ],
    ['二、增加一条，作为第二条：“第二条　乙。”', { kind: 'added', new: ['2'] }],
    ['三、增加二条，作为第六条、第七条：“丙。”', { kind: 'added', new: ['6', '7'] }],
    ['四、删去第九条。', { kind: 'deleted', old: ['9'] }],
    ['五、将第三条、第四条合并，作为第五条。', { kind: 'became', old: ['3', '4'], new: ['5'], part: false }],
    ['六、将第七条第二款改为第八条。', { kind: 'became', old: ['7'], new: ['8'], part: true }],
    ['七、第十条修改为：“将第一条改为第二条。”', { kind: 'kept', old: ['10'] }],
  ])('%s', (text, claim) => {
    expect(readDecision(text)).toEqual([claim]);
  });
});

describe('a decision heard as second witness', () => {
  const [old, next] = [law(FERRY, CREW), law(TICKET, FERRY, CREW)];
  const heard = (decision: string) =>
    alignLaws(old, next, { decision }).rows.map(
      ({ old: from, new: to, sure, disputed }) =>
        `${from} → ${to}${sure ? '' : ' unsure'}${disputed ? ' disputed' : ''}`,
    );

  it('makes sure what it confirms', () => {
    expect(heard('一、增加一条，作为第一条。\n二、将第一条改为第二条。\n三、将第二条改为第三条。')).toEqual([
      'null → 1',
      '1 → 2',
      '2 → 3',
    ]);
  });

  it('marks as disputed what it denies, and leaves the answer of the text', () => {
    expect(heard('一、将第二条改为第一条。')).toEqual([
      'null → 1 unsure disputed',
      '1 → 2',
      '2 → 3 unsure disputed',
    ]);
  });
});
