import fc from 'fast-check';
import { citationAddress, citationsIn, citedLawsIn } from '../../src/law';

const cited = (cell: string) => citationsIn(cell).map((c) => `${c.law} ${citationAddress(c)}`);

describe('what a basis cell cites', () => {
  it('takes the articles at line heads below a title, and no reference inside a quote', () => {
    const cell = `【法律】《示例渡口法》（2015年3月1日通过　根据2021年5月2日《关于修改〈示例渡口法〉的决定》修正）
    第三条第一款：设置渡口，应当依照《示例航道法》第九条的规定审批。
    第二十条：违反本法第三条规定的，由主管部门处罚。
【规章】《示例渡口管理办法（试行）》（示例令2016年第4号）
    第五条第（二）项：渡口应当配备人员。`;
    expect(cited(cell)).toEqual(['示例渡口法 3.1', '示例渡口法 20', '示例渡口管理办法（试行） 5..2']);
  });

  it.each([
    [
      'lists and ranges',
      '《甲法》第三条、第五条至第七条，第九条',
      ['甲法 3', '甲法 5', '甲法 6', '甲法 7', '甲法 9'],
    ],
    ['a number without its unit', '《甲法》第三十八、第四十条', ['甲法 38', '甲法 40']],
    ['paragraphs of one article', '《甲法》第三条第一款、第三款', ['甲法 3.1', '甲法 3.3']],
    ['chapters', '《甲法》（2021年修订）\n第五章、第六章。', ['甲法 ch5', '甲法 ch6']],
    ['an annex', '《某决定》（国务院令第1号）\n附件第101项：某某核准', ['某决定 annex1.101']],
    ['the inserted article', '《甲法》第一百三十三条之一第一款第（二）项', ['甲法 133-1.1.2']],
    ['Arabic numbers', '《甲法》第3条第6款', ['甲法 3.6']],
    [
      'several laws in a line',
      '1、《甲条例》第六十四条；2、《乙规定》第六十三条。',
      ['甲条例 64', '乙规定 63'],
    ],
    ['titles in a row', '依据《甲法》、《乙条例》', ['甲法 *', '乙条例 *']],
    ['a title with a line break', '【法律】《 中华\n人民共和国甲\n法》\n  第五条', ['中华人民共和国甲法 5']],
    [
      'a title without brackets',
      '【法律】中华人民共和国甲法（2019年通过）\n第八条：乙。',
      ['中华人民共和国甲法 8'],
    ],
    ['a doubled bracket', '【法规】《甲办法》》（2019年公布）\n第二条：乙。', ['甲办法 2']],
    [
      'a paragraph on a line of its own',
      '《甲办法》\n第八条第一款：乙。\n第二款：丙。',
      ['甲办法 8.1', '甲办法 8.2'],
    ],
    [
      'articles listed and then quoted',
      '《甲法》第三条、第五条：\n第三条 乙。\n第五条 丙。',
      ['甲法 3', '甲法 5'],
    ],
    [
      'prose that is no title',
      '《甲条例》\n第四条：从事下列活动的：\n（一）违反本条例第十条的；\n（二）依照本办法第三条的。',
      ['甲条例 4'],
    ],
    [
      'further articles in the same line, set off by a colon',
      '《甲办法》第五条：应当报告。第九条：违反第八条规定的，警告。第十条第一款：停业。',
      ['甲办法 5', '甲办法 9', '甲办法 10.1'],
    ],
    [
      'the same by a space, but no article that a sentence speaks of or that goes back',
      '《甲办法》第五条　应当报告。第九条第二款　违反第八条的，警告。第三条 乙。 第十条 规定的期限为五日。',
      ['甲办法 5', '甲办法 9.2'],
    ],
    [
      'articles listed and then quoted in the same line',
      '《甲法》第三条、第五条：第三条 乙。第五条 丙。',
      ['甲法 3', '甲法 5'],
    ],
    [
      'the rules that go with a law',
      '《甲管理法》及其实施细则第六十四条',
      ['甲管理法 *', '《甲管理法》实施细则 64'],
    ],
    [
      'the rules that go with a law, their history and their name in brackets of its own',
      '【法律】《甲法》（2015年修正）第三条及其实施条例（国务院令第1号）第五条第二款、第六条\n【法规】《乙法》和《实施办法》第七条',
      ['甲法 3', '《甲法》实施条例 5.2', '《甲法》实施条例 6', '乙法 *', '《乙法》实施办法 7'],
    ],
    ['the rules that go with a law as a whole', '《甲法》及其实施条例', ['甲法 *', '《甲法》实施条例 *']],
    [
      'prose that goes on to speak of the rules',
      '《甲法》第三条：违反本法及其实施条例第五条的，警告。',
      ['甲法 3'],
    ],
    [
      'a law by the decision that amended it',
      '依据《关于修改〈甲条例〉的决定》修订的《甲条例》第十二条',
      ['甲条例 12'],
    ],
    [
      'the same with the number of the decision',
      '【法规】《国务院关于修改〈甲条例〉的决定》（国务院令第9号）修改后的《甲条例》第十二条第一款\n《关于修改〈乙条例〉的决定》修正的《乙条例》第三条',
      ['甲条例 12.1', '乙条例 3'],
    ],
    [
      'the decision itself',
      '《关于修改〈甲条例〉的决定》第二条：将《甲条例》第十二条修改为',
      ['关于修改〈甲条例〉的决定 2'],
    ],
    ['nothing', '无', []],
  ])('%s', (_, cell, expected) => {
    expect(cited(cell)).toEqual(expected);
  });

  it('points into the cell as written', () => {
    const cell = '【法律】《甲法》（2015年通过）\n    第三条：渡口应当审批。';
    const [law] = citedLawsIn(cell);
    const text = ({ start, end }: { start: number; end: number }) => cell.slice(start, end);
    expect(law!.label).toBe('法律');
    expect(text(law!.titleSpan)).toBe('《甲法》');
    expect(text(law!.editionNote!)).toBe('（2015年通过）');
    expect(text(law!.provisions[0]!.span)).toBe('第三条');
    expect(text(law!.provisions[0]!.quote!)).toBe('渡口应当审批。');
  });

  it('never throws, and every span lies in the cell', () => {
    const pieces = [
      '《',
      '》',
      '（',
      '）',
      '【法律】',
      '第三条',
      '第二款',
      '、',
      '至',
      '：',
      '\n',
      '甲法',
      '附件',
      '1.',
      '　',
      '第',
      '条',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
        const cell = parts.join('');
        for (const { start, end } of citationsIn(cell)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(cell.length);
          expect(start).toBeLessThanOrEqual(end);
        }
      }),
      { numRuns: process.env.QUANZE_LONG ? 20_000 : 500 },
    );
  });
});
