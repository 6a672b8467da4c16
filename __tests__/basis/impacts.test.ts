import { acceptAll, type ImpactFinding, impactsOf, impactsOfRepeal, type ListedItem } from '../../src/basis';
import { parseLaw } from '../../src/law';
import { itemWith } from './cell';
import { alignment, FERRY, newVersion, oldVersion, row } from './ferry';

const law = { title: FERRY, aliases: [] };
const amendment = { law, oldVersion, newVersion, alignment };

/** An item with one cell that cites the law with the given note and provisions. */
function listed(provisions: string, note = ''): ListedItem {
  return { number: 'DK-001', content: itemWith(`【法规】《${FERRY}》${note}\n    ${provisions}`) };
}

const impacts = (item: ListedItem): ImpactFinding[] => impactsOf(amendment, [item]).impacts;

function only(item: ListedItem): ImpactFinding {
  const found = impacts(item);
  expect(found).toHaveLength(1);
  return found[0]!;
}

/** The cell after the proposal, without label and title. */
function proposed(finding: ImpactFinding): string | null {
  return finding.proposal.content?.basisText.power?.split(`《${FERRY}》`)[1] ?? null;
}

describe('a basis whose provision only moved', () => {
  it('gets the new number, and keeps its quote as written', () => {
    const finding = only(listed('第四条：渡船应当经船舶检验机构检验合格后，方可投入渡运。'));
    expect(finding).toMatchObject({
      cited: '4',
      kind: 'renumbered',
      sure: true,
      proposal: { address: '5', quote: null },
    });
    expect(proposed(finding)).toBe('\n    第五条：渡船应当经船舶检验机构检验合格后，方可投入渡运。');
    const [basis] = finding.proposal.content!.bases;
    const cell = finding.proposal.content!.basisText.power!;
    expect(cell.slice(basis!.at!.start, basis!.at!.end)).toBe('第五条');
    expect(cell.slice(basis!.quoteAt!.start, basis!.quoteAt!.end)).toMatch(/^渡船.*渡运。$/);
    expect(basis!.address).toBe('5');
  });

  it('has its note brought up to date where that names the old edition', () => {
    const finding = only(
      listed('第四条：渡船应当经船舶检验机构检验合格后，方可投入渡运。', '（2019年5月1日通过）'),
    );
    expect(proposed(finding)).toMatch(/^（2019年5月1日通过　2024年3月1日.*修正）\n {4}第五条/);
  });

  it('is not sure where the number is all the evidence', () => {
    expect(only(listed('第四条'))).toMatchObject({
      kind: 'renumbered',
      sure: false,
      proposal: { address: '5' },
    });
    expect(only(listed('第四条', '（2019年5月1日通过）'))).toMatchObject({ sure: true });
    const confirmed = { ...listed('第四条'), confirmed: { 0: oldVersion.id } };
    expect(only(confirmed)).toMatchObject({ sure: true });
  });
});

describe('a basis whose words changed', () => {
  it('quotes the new text in the same extent', () => {
    const finding = only(listed('第五条：渡工应当经培训考核合格，每年参加安全教育不少于十六学时。'));
    expect(finding).toMatchObject({ kind: 'renumbered+changed', sure: true });
    expect(proposed(finding)).toBe(
      '\n    第六条：渡工应当经培训考核合格，每年参加安全教育不少于二十四学时。',
    );
  });

  it('quotes one 项 where one was quoted, with its lead or without', () => {
    const withLead = only(listed('第六条第（二）项：渡运中禁止下列行为：（二）在大风、大雾天气开航；'));
    expect(proposed(withLead)).toBe(
      '\n    第七条第（二）项：渡运中禁止下列行为：（二）在大风、大雾、暴雨天气开航；',
    );
    const alone = only(listed('第六条第二项：在大风、大雾天气开航；'));
    expect(proposed(alone)).toBe('\n    第七条第二项：在大风、大雾、暴雨天气开航；');
  });

  it('sets the new quote out in lines as the item did', () => {
    const together =
      '第六条：渡运中禁止下列行为：（一）超过核定的人数载客；（二）在大风、大雾天气开航；（三）酒后驾驶渡船。';
    expect(proposed(only(listed(together)))).toBe(
      '\n    第七条：渡运中禁止下列行为：（一）超过核定的人数载客；（二）在大风、大雾、暴雨天气开航；（三）酒后驾驶渡船。',
    );
    const inLines = together.replace(/（/g, '\n    （');
    expect(proposed(only(listed(inLines)))).toContain('\n    （二）在大风、大雾、暴雨天气开航；\n    （三）');
  });

  it('is not hit where another 款 changed than the one cited', () => {
    expect(impacts(listed('第三条第一款', '（2019年5月1日通过）'))).toEqual([]);
    expect(only(listed('第三条第二款', '（2019年5月1日通过）'))).toMatchObject({ kind: 'changed' });
  });
});

describe('a basis whose provision was split, merged or dropped', () => {
  it('follows its quote into the right half', () => {
    const finding = only(
      listed('第八条：渡船超过核定人数载客的，责令卸下超载人员，处二千元以上五千元以下的罚款。'),
    );
    expect(finding).toMatchObject({ kind: 'split', proposal: { address: '10' } });
  });

  it('is not sure where it quotes both halves', () => {
    expect(
      only(
        listed(
          `第八条：${'渡口经营人未建立乘客登记制度的，由区交通运输主管部门责令改正，可以处一千元以下的罚款。渡船超过核定人数载客的，责令卸下超载人员，处二千元以上五千元以下的罚款。'}`,
        ),
      ).sure,
    ).toBe(false);
  });

  it('is left to a person where the provision is gone', () => {
    const finding = only(listed('第九条：渡口经营人应当按照国家规定投保承运人责任险。'));
    expect(finding).toMatchObject({
      kind: 'deleted',
      sure: false,
      proposal: { address: null, content: null },
    });
  });
});

describe('a basis that needs nothing', () => {
  it.each(['第一条：为了加强渡口管理，保障渡运安全，制定本条例。', '第二条', '第三条第一款第（二）项'])(
    'carries over in silence: %s',
    (provisions) => {
      expect(impactsOf(amendment, [listed(provisions)])).toEqual({ impacts: [], alreadyNew: [] });
    },
  );

  it('is 已按新法 where its quote stands in the new text at the cited number', () => {
    const item = listed('第十一条：对举报渡口违法行为查证属实的单位和个人，由区人民政府给予奖励。');
    const found = impactsOf(amendment, [item]);
    expect(found.impacts).toEqual([]);
    expect(found.alreadyNew).toMatchObject([{ item: 'DK-001', cited: '11' }]);
  });

  it('believes the quote before the note', () => {
    const item = listed(
      '第六条：渡工应当经培训考核合格，每年参加安全教育不少于二十四学时。',
      '（2019年5月1日通过）',
    );
    expect(impactsOf(amendment, [item])).toMatchObject({ impacts: [], alreadyNew: [{ cited: '6' }] });
  });

  it('is of another law', () => {
    expect(impacts({ number: 'DK-002', content: itemWith('《滨江市码头管理条例》第四条') })).toEqual([]);
  });
});

describe('a basis that quotes the new text under the old number', () => {
  it('is led to where its quote stands', () => {
    const item = listed(
      '第五条：渡工应当经培训考核合格，每年参加安全教育不少于二十四学时。',
      '（2024年3月1日修正）',
    );
    const finding = only(item);
    expect(finding).toMatchObject({ proposal: { address: '6', quote: null }, sure: true });
    expect(proposed(finding)).toBe(
      '（2024年3月1日修正）\n    第六条：渡工应当经培训考核合格，每年参加安全教育不少于二十四学时。',
    );
  });
});

describe('numbers in lists and ranges', () => {
  const note = '（2019年5月1日通过）';

  it('changes only the members that are hit', () => {
    const found = impacts(listed('第一条、第四条、第十条', note));
    expect(found.map(({ cited, proposal }) => [cited, proposal.address])).toEqual([
      ['4', '5'],
      ['10', '11'],
    ]);
    expect(proposed(found[0]!)).toContain('第一条、第五条、第十条');
    expect(proposed(found[1]!)).toContain('第一条、第四条、第十一条');
  });

  it('composes several accepted proposals of one item', () => {
    const item = listed('第一条、第四条、第十条', note);
    const found = impacts(item);
    const { content, rejected } = acceptAll(
      item.content,
      found.map(({ proposal }) => proposal),
    );
    expect(rejected).toEqual([]);
    expect(content.basisText.power).toContain('第一条、第五条、第十一条');
    expect(content.basisText.power!.match(/修正/g)).toHaveLength(1);
    expect(content.bases.map(({ address }) => address)).toEqual(['1', '5', '11']);
    for (const { at, address } of content.bases) {
      const written = { '1': '第一条', '5': '第五条', '11': '第十一条' }[address];
      expect(content.basisText.power!.slice(at!.start, at!.end)).toBe(written);
    }
  });

  it('moves a range that stays whole', () => {
    const item = listed('第四条至第六条', note);
    const found = impacts(item);
    expect(found.map(({ proposal }) => proposal.address)).toEqual(['5', '6', '7']);
    const { content } = acceptAll(
      item.content,
      found.map(({ proposal }) => proposal),
    );
    expect(content.basisText.power).toContain('第五条至第七条');
    expect(content.bases.map(({ address }) => address)).toEqual(['5', '6', '7']);
  });

  it('leaves a range that breaks to a person', () => {
    const found = impacts(listed('第七条至第十条', note));
    expect(found.every(({ sure, proposal }) => !sure && proposal.content === null)).toBe(true);
  });
});

describe('an unsure link', () => {
  it('makes no sure proposal, however well the quote fits', () => {
    const unsure = { ...alignment, rows: [row('4', '5', 'renumbered', false)] };
    const item = listed('第四条：渡船应当经船舶检验机构检验合格后，方可投入渡运。');
    const [finding] = impactsOf({ ...amendment, alignment: unsure }, [item]).impacts;
    expect(finding).toMatchObject({ sure: false, proposal: { address: '5' } });
  });
});

describe('a law that ends', () => {
  const text = parseLaw(
    '滨江市水上交通条例\n\n2025年1月1日滨江市人民政府令第20号公布\n\n第一条 为了水上交通安全，制定本条例。\n\n第二条 渡船应当经船舶检验机构检验合格后，方可投入渡运。\n',
  );
  const version = { id: 'w', promulgated: '2025-01-01', effective: '2025-03-01', text };
  const by = {
    title: '滨江市水上交通条例',
    version,
    alignment: { replacements: [], rows: [row('4', '2', 'renumbered'), row('9', null, 'deleted')] },
  };

  it('hits every basis on it, and has nothing to propose where nothing takes its place', () => {
    const found = impactsOfRepeal({ law, oldVersion }, [listed('第一条、第四条')]);
    expect(found.map(({ kind, sure, proposal }) => [kind, sure, proposal.content])).toEqual([
      ['repealed', false, null],
      ['repealed', false, null],
    ]);
  });

  it('proposes the law that takes its place, never as sure', () => {
    const item = listed('第四条：渡船应当经船舶检验机构检验合格后，方可投入渡运。', '（2019年5月1日通过）');
    const [finding] = impactsOfRepeal({ law, oldVersion, by }, [item]);
    expect(finding).toMatchObject({ sure: false, proposal: { law: by.title, address: '2' } });
    expect(finding!.proposal.content!.basisText.power).toBe(
      '【法规】《滨江市水上交通条例》（2025年1月1日滨江市人民政府令第20号公布）\n    第二条：渡船应当经船舶检验机构检验合格后，方可投入渡运。',
    );
    expect(finding!.proposal.content!.bases[0]).toMatchObject({ law: by.title, address: '2' });
  });

  it('writes nothing where one of the bases under the title finds no place', () => {
    const found = impactsOfRepeal({ law, oldVersion, by }, [listed('第四条、第九条')]);
    expect(found.map(({ proposal }) => [proposal.address, proposal.content])).toEqual([
      ['2', null],
      [null, null],
    ]);
  });
});

describe('one quote for several provisions', () => {
  const list =
    '第四条、第五条：\n    第四条 渡船应当经船舶检验机构检验合格后，方可投入渡运。\n    第五条 渡工应当经培训考核合格，每年参加安全教育不少于十六学时。';

  it('is rewritten piece by piece, with the numbers it repeats', () => {
    const item = { number: 'DK-003', content: itemWith(`《${FERRY}》${list}`) };
    const found = impacts(item);
    expect(found.map(({ proposal, sure }) => [proposal.address, sure])).toEqual([
      ['5', true],
      ['6', true],
    ]);
    const { content } = acceptAll(
      item.content,
      found.map(({ proposal }) => proposal),
    );
    expect(content.basisText.power).toBe(
      `《${FERRY}》第五条、第六条：\n    第五条 渡船应当经船舶检验机构检验合格后，方可投入渡运。\n    第六条 渡工应当经培训考核合格，每年参加安全教育不少于二十四学时。`,
    );
  });

  it('keeps the whole article where the item quotes more than it cites', () => {
    const whole =
      '第六条第（二）项：渡运中禁止下列行为：（一）超过核定的人数载客；（二）在大风、大雾天气开航；（三）酒后驾驶渡船。';
    expect(proposed(only(listed(whole)))).toBe(
      '\n    第七条第（二）项：渡运中禁止下列行为：（一）超过核定的人数载客；（二）在大风、大雾、暴雨天气开航；（三）酒后驾驶渡船。',
    );
  });
});

describe('wider citations', () => {
  const chapters = (first: string, ...more: string[]) =>
    parseLaw(
      [
        '滨江市码头条例',
        '2019年5月1日通过',
        '第一章 总则',
        '第一条 为了码头安全，制定本条例。',
        first,
        ...more,
      ].join('\n\n'),
    );
  const older = chapters(
    '第二章 经营',
    '第二条 码头经营应当备案。',
    '第三章 罚则',
    '第三条 未备案的，处一千元罚款。',
  );
  const newer = chapters(
    '第二章 规划',
    '第二条 码头应当符合规划。',
    '第三章 经营',
    '第三条 码头经营应当备案。',
    '第四章 罚则',
    '第四条 未备案的，处一千元罚款。',
  );
  const event = {
    law: { title: '滨江市码头条例', aliases: [] },
    oldVersion: { ...oldVersion, text: older },
    newVersion: { ...newVersion, text: newer },
    alignment: {
      replacements: [],
      rows: [
        row('1', '1', 'same'),
        row('2', '3', 'renumbered'),
        row('3', '4', 'renumbered'),
        row(null, '2', 'added'),
      ],
    },
  };

  it('follow the articles of a chapter to its new number', () => {
    const item = {
      number: 'MT-001',
      content: itemWith('《滨江市码头条例》（2019年5月1日通过）\n第一章、第二章、第三章'),
    };
    const found = impactsOf(event, [item]).impacts;
    expect(found.map(({ cited, proposal, sure }) => [cited, proposal.address, sure])).toEqual([
      ['ch2', 'ch3', true],
      ['ch3', 'ch4', true],
    ]);
    const { content } = acceptAll(
      item.content,
      found.map(({ proposal }) => proposal),
    );
    expect(content.basisText.power).toContain('第一章、第三章、第四章');
  });

  it('carry over where the whole law is cited', () => {
    const item = { number: 'MT-002', content: itemWith('《滨江市码头条例》（2019年5月1日通过）') };
    expect(impactsOf(event, [item]).impacts).toEqual([]);
  });
});

it('is not sure of a quote that fits both texts, where the note does not help', () => {
  const cited = '第三条：设置渡口应当向区交通运输主管部门提出申请';
  expect(only(listed(cited))).toMatchObject({ kind: 'changed', sure: false });
  expect(only(listed(cited, '（2019年5月1日通过）'))).toMatchObject({ kind: 'changed', sure: true });
});
