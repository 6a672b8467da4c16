import { type BasisFinding, checkBasis, checkList, type HeldLaw } from '../../src/basis';
import { parseLaw } from '../../src/law';
import { itemWith } from './cell';
import { FERRY, ferryLaw, newVersion, oldVersion } from './ferry';

const TODAY = '2025-01-01';
const onlyNew = [ferryLaw(newVersion)];
const both = [ferryLaw(oldVersion, newVersion)];

function findings(cell: string, laws: HeldLaw[] = onlyNew): BasisFinding[] {
  const content = itemWith(cell);
  return content.bases.map((basis) => checkBasis(content, basis, laws, TODAY));
}

const first = (cell: string, laws?: HeldLaw[]): BasisFinding => findings(cell, laws)[0]!;

describe('a basis whose quote stands at the cited number', () => {
  it.each([
    ['word for word', '第五条：渡船应当经船舶检验机构检验合格后，方可投入渡运。'],
    ['with a typing slip', '第五条：渡船应当经船舶检测机构检验合格后，方可投入渡运。'],
    ['without punctuation', '第五条：渡船应当经船舶检验机构检验合格后方可投入渡运'],
    ['broken off', '第八条：违反本条例第三条规定，擅自设置渡口的，由区交通运输主管部门责令限期拆除'],
    ['with an elision', '第八条：违反本条例第三条规定，……处五千元以上二万元以下的罚款。'],
    ['one 款 of the article', '第三条：区交通运输主管部门应当自受理之日起十日内作出决定，并向社会公布。'],
    [
      'its 项 run together',
      '第七条：渡运中禁止下列行为：（一）超过核定的人数载客；（二）在大风、大雾、暴雨天气开航；（三）酒后驾驶渡船。',
    ],
    ['one 项 with its lead', '第七条第（二）项：渡运中禁止下列行为：（二）在大风、大雾、暴雨天气开航；'],
    ['one 项 alone', '第七条第二项：在大风、大雾、暴雨天气开航'],
  ])('is valid: %s', (_, cited) => {
    expect(first(`《${FERRY}》（2024年3月1日修正）\n    ${cited}`)).toMatchObject({ status: 'valid' });
  });
});

describe('a basis whose number fell behind', () => {
  it('names where the quote stands now, though the note was updated', () => {
    const cell = `【法规】《${FERRY}》（2024年3月1日修正）\n    第十条：对举报渡口违法行为查证属实的单位和个人，由区人民政府给予奖励。`;
    expect(first(cell)).toMatchObject({
      status: 'renumbered',
      cited: '10',
      nowAt: '11',
      sure: true,
      evidence: {
        textNow: '对举报渡口违法行为查证属实的单位和个人，由区人民政府给予奖励。',
        version: { law: FERRY, lawId: FERRY, id: newVersion.id, effective: '2024-05-01' },
      },
    });
  });

  it('answers as finely as was asked', () => {
    const cell = `《${FERRY}》\n第六条第（三）项：渡运中禁止下列行为：（三）酒后驾驶渡船，酒后驾驶渡船。`;
    expect(first(cell)).toMatchObject({ status: 'renumbered', nowAt: '7..3' });
    expect(
      first(`《${FERRY}》\n第三条第一款：区交通运输主管部门应当自受理之日起十日内作出决定，并向社会公布。`),
    ).toMatchObject({
      status: 'renumbered',
      nowAt: '3.2',
    });
  });

  it('infers from the number alone only as a doubt, where the note names an older text', () => {
    expect(first(`《${FERRY}》（2019年5月1日通过）第四条`, both)).toMatchObject({
      status: 'renumbered',
      nowAt: '5',
      sure: false,
    });
  });
});

describe('a basis whose words are no longer the law', () => {
  it('is changed where an older text has the words', () => {
    const cell = `《${FERRY}》\n第三条第二款：区交通运输主管部门应当自受理之日起二十日内作出决定。`;
    const finding = first(cell, both);
    expect(finding).toMatchObject({ status: 'changed', nowAt: null });
    expect(finding.evidence.note).toContain('2019年5月1日');
  });

  it('is changed where figures differ, even with no older text at hand', () => {
    const cell = `《${FERRY}》\n第八条：违反本条例第三条规定，擅自设置渡口的，由区交通运输主管部门责令限期拆除，处三千元以上一万元以下的罚款。`;
    expect(first(cell).status).toBe('changed');
  });

  it('is not found where its article was deleted, though another stands at the number now', () => {
    const cell = `《${FERRY}》\n第九条：渡口经营人应当按照国家规定投保承运人责任险。`;
    const finding = first(cell, both);
    expect(finding).toMatchObject({
      status: 'not-found',
      nowAt: null,
      sure: false,
      evidence: { stoodIn: oldVersion.id, version: { id: newVersion.id } },
    });
    expect(finding.evidence.note).toBe(
      '所引第九条在2024年3月1日公布的文本中可能已删去，现在的第九条是另一条文；引文与2019年5月1日公布的旧文本一致；新旧条文的对应不确定，请人工核对。',
    );
    expect(first(`《${FERRY}》（2019年5月1日通过）第九条`, both)).toMatchObject({
      status: 'not-found',
      sure: false,
      evidence: { stoodIn: oldVersion.id },
    });
    expect(first(cell).evidence.stoodIn).toBeNull();
  });

  it('is not found where neither number nor words are there', () => {
    const cell = `《${FERRY}》\n第四十条：本条例规定的行政处罚，由市场监督管理所在职权范围内实施。`;
    expect(first(cell).status).toBe('not-found');
  });
});

describe('a basis with less to go by', () => {
  it('is valid by its number, and says that only the number was looked at', () => {
    expect(first(`《${FERRY}》第八条`)).toMatchObject({ status: 'valid' });
    expect(first(`《${FERRY}》第八条`).evidence.note).toContain('条号');
    expect(first(`《${FERRY}》第八十条`).status).toBe('not-found');
  });

  it('has no text to be checked against', () => {
    expect(first('《示例市码头管理办法》第二条：码头应当登记。')).toMatchObject({ status: 'no-text' });
    const before = itemWith(`《${FERRY}》第八条`);
    expect(checkBasis(before, before.bases[0]!, onlyNew, '2024-01-01').status).toBe('no-text');
  });
});

describe('a law of which only a part is held', () => {
  const part = parseLaw('滨江市水上交通条例\n\n第四十条 渡船应当登记。\n\n第四十一条 渡口应当设置标志。\n');
  const version = { id: 'p', promulgated: '2020-01-01', effective: '2020-01-01', text: part };
  const law: HeldLaw = { id: 'p', title: '滨江市水上交通条例', aliases: [], versions: [version], events: [] };

  it('says that the text held does not reach the cited article, not that the law lacks it', () => {
    const finding = first('《滨江市水上交通条例》第四百一十条：渡工应当培训。', [law]);
    expect(finding.status).toBe('no-text');
    expect(finding.evidence.note).toContain('只有第四十条至第四十一条');
  });

  it('is checked within the part', () => {
    expect(first('《滨江市水上交通条例》第四十条：渡船应当登记。', [law]).status).toBe('valid');
  });
});

describe('a basis on a law that ended', () => {
  it('is repealed by event', () => {
    const event = { kind: 'repealed' as const, decided: '2024-06-01', effective: '2024-07-01' };
    const ended = { ...ferryLaw(newVersion), events: [event] };
    expect(first(`《${FERRY}》第八条`, [ended]).status).toBe('repealed');
  });

  it('is repealed by the closing article of another held law', () => {
    const text = parseLaw(
      '滨江市水上交通条例\n\n第一条 为了水上交通安全，制定本条例。\n\n第二条 本条例自2024年9月1日起施行。《滨江市渡船管理办法》同时废止。\n',
    );
    const version = { id: 'w', promulgated: '2024-08-01', effective: '2024-09-01', text };
    const water: HeldLaw = {
      id: 'w',
      title: '滨江市水上交通条例',
      aliases: [],
      versions: [version],
      events: [],
    };
    const finding = first('《滨江市渡船管理办法》第三条', [water]);
    expect(finding.status).toBe('repealed');
    expect(finding.evidence.note).toContain('滨江市水上交通条例');
  });
});

it('counts a whole list by status', () => {
  const items = [
    { number: 'A1', content: itemWith(`《${FERRY}》第八条`) },
    { number: 'A2', content: itemWith(`《${FERRY}》第八十条`) },
  ];
  const { counts, findings: all } = checkList(items, onlyNew, TODAY);
  expect(counts).toMatchObject({ valid: 1, 'not-found': 1, renumbered: 0 });
  expect(all.map(({ item, basis }) => [item, basis])).toEqual([
    ['A1', 0],
    ['A2', 0],
  ]);
});
