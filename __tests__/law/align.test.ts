import { alignLaws, carryAddress, diffText, lawDiffJson, parseLaw } from '../../src/law';

const law = (...articles: string[]) =>
  parseLaw(articles.map((text, i) => `第${'一二三四五六七八九十'[i]}条　${text}`).join('\n'));

const FERRY = '设置渡口，应当经县级人民政府批准，并征求海事机构的意见。';
const CREW = '渡船船员应当持有相应的适任证书，并定期参加安全培训。';
const TICKET = '渡口经营人应当公示票价，不得在票价之外收取任何费用。';
const FINE = '未经批准设置渡口的，责令拆除，处一万元以上五万元以下的罚款。';
const START = '本办法自公布之日起施行。';

const rows = (...pair: Parameters<typeof alignLaws>) =>
  alignLaws(...pair).rows.map((row) => `${row.old} → ${row.new} ${row.kind}${row.sure ? '' : '?'}`);

describe('what became of the articles', () => {
  it('follows the words, not the number', () => {
    expect(rows(law(FERRY, CREW, FINE, START), law(TICKET, FERRY, CREW, FINE, START))).toEqual(
      expect.arrayContaining([
        '1 → 2 renumbered',
        '2 → 3 renumbered',
        '3 → 4 renumbered',
        '4 → 5 renumbered',
      ]),
    );
  });

  it('tells a change of words from a change of number', () => {
    const changed = FINE.replace('五万元', '十万元');
    expect(rows(law(FERRY, CREW, FINE), law(FERRY, TICKET, CREW, changed))).toEqual(
      expect.arrayContaining(['1 → 1 same', '2 → 3 renumbered', '3 → 4 renumbered+changed']),
    );
  });

  it('does not take brackets and 帐/账 for a change', () => {
    expect(rows(law('经营者应当建立帐册（台帐）。'), law('经营者应当建立账册(台账)。'))).toEqual([
      '1 → 1 retyped',
    ]);
  });

  it('does not take a bullet or the marks of a heading for a change', () => {
    const plain = parseLaw(`第一条　${FERRY}\n（一）甲；\n（二）乙。`);
    const dressed = parseLaw(`### 第一条 ${FERRY}\n\n*\t（一）甲；\n\n*\t（二）乙。`);
    expect(rows(plain, dressed)).toEqual(['1 → 1 same']);
  });

  it('finds nothing changed between a text and itself', () => {
    const text = law(FERRY, CREW, TICKET, FINE, START);
    expect(alignLaws(text, text).rows.every(({ kind, sure }) => kind === 'same' && sure)).toBe(true);
  });

  it('gives the shape of law diff --json', () => {
    const { rows: json } = lawDiffJson(alignLaws(law(FERRY), law(FERRY))) as { rows: object[] };
    expect(Object.keys(json[0]!).sort()).toEqual(
      ['old', 'new', 'kind', 'sure', 'disputed', 'moved', 'score', 'margin', 'pass', 'parts'].sort(),
    );
  });

  it('carries a 项 to where its words stand now', () => {
    const old = law(`经营人应当：\n（一）公示票价；\n（二）配备救生设备。`);
    const next = law(TICKET, `经营人应当：\n（一）制定应急预案；\n（二）公示票价；\n（三）配备救生设备。`);
    const carried = carryAddress(alignLaws(old, next), '1.1.2');
    expect(carried?.to).toEqual(['2.1.3']);
  });
});

describe('what changed in a text', () => {
  const shown = (old: string, next: string) =>
    diffText(old, next)
      .runs.map(({ kind, text }) =>
        kind === 'same' ? text : kind === 'deleted' ? `[-${text}-]` : `{+${text}+}`,
      )
      .join('');

  it('puts deletions before insertions and leaves no fragment', () => {
    expect(shown('处一千元罚款', '处二千元罚款')).toBe('处[-一千-]{+二千+}元罚款');
    expect(shown('由道路运输管理机构负责', '由交通运输主管部门负责')).toBe(
      '由[-道路运输管理机构-]{+交通运输主管部门+}负责',
    );
  });

  it.each([
    ['认为具体行政行为侵犯', '认为行政机关的行政行为侵犯', '认为[-具体-]{+行政机关的+}行政行为侵犯'],
    ['法律规定的', '法律、法规、规章规定的', '法律{+、法规、规章+}规定的'],
    ['复议机关负责法制工作的机构应当', '复议机构应当', '复议[-机关负责法制工作的-]机构应当'],
    ['（四）未报告的', '（三）未报告的', '[-（四）-]{+（三）+}未报告的'],
    ['甲、乙、丙', '甲、丙', '甲、[-乙、-]丙'],
  ])('cuts where a phrase does: %s → %s', (old, next, expected) => {
    expect(shown(old, next)).toBe(expected);
  });

  it('gives both texts back, whatever was done to them', () => {
    const [old, next] = [FERRY + CREW, CREW + FINE];
    const { runs } = diffText(old, next);
    const side = (kind: string) =>
      runs
        .filter((run) => run.kind === 'same' || run.kind === kind)
        .map(({ text }) => text)
        .join('');
    expect(side('deleted')).toBe(old);
    expect(side('inserted')).toBe(next);
  });
});
