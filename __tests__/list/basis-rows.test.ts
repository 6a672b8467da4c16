import { citationAddress, citationsIn, parseLaw, provisionAt } from '../../src/law';
import { basisRows, citationRow, composeCell } from '../../src/list';

const CELL = `【法律】《示例渡口法》（2019年修正）
  第九条：渡口应当经批准。 
【法规】《示例水路条例》（2020年公布）
第三条、第五条第一款`;

describe('a cell of bases as rows', () => {
  it('is cut where its laws begin, letter for letter', () => {
    expect(basisRows(CELL)).toEqual([
      '【法律】《示例渡口法》（2019年修正）\n  第九条：渡口应当经批准。',
      '【法规】《示例水路条例》（2020年公布）\n第三条、第五条第一款',
    ]);
    expect(basisRows('')).toEqual([]);
    expect(basisRows('按有关规定办理')).toEqual(['按有关规定办理']);
  });

  it('comes back to the letter from rows that nobody changed, line ends of the browser and all', () => {
    const posted = basisRows(CELL).map((row) => `${row.replaceAll('\n', '\r\n')}\r\n`);
    expect(composeCell(CELL, posted)).toBe(CELL);
  });

  it('keeps the rows left alone where one was changed, added or taken out', () => {
    const [first, second] = basisRows(CELL) as [string, string];
    expect(composeCell(CELL, [first, '《示例水路条例》第六条'])).toBe(`${first} \n《示例水路条例》第六条`);
    expect(composeCell(CELL, [second])).toBe(second);
    expect(composeCell(CELL, [first, second, '《示例办法》第一条'])).toBe(
      `${first}\n${second}\n《示例办法》第一条`,
    );
  });
});

describe('a row written from the text of a law', () => {
  const law = parseLaw(
    '示例渡口法\n（2019年3月2日公布）\n第一条　为了管理渡口。\n第二条　渡口分两类：\n（一）公渡；\n（二）义渡。\n\n前款以外的不办。\n',
  );

  it.each([
    ['2', '第二条：渡口分两类：\n（一）公渡；\n（二）义渡。\n前款以外的不办。'],
    ['2.2', '第二条第二款：前款以外的不办。'],
    ['1', '第一条：为了管理渡口。'],
  ])('quotes %s and is read back as citing it', (address, said) => {
    const row = citationRow({
      law: law.title,
      classLabel: '法律',
      note: '（2019年3月2日公布）',
      address,
      text: provisionAt(law, address)!.text,
    });
    expect(row).toBe(`【法律】《示例渡口法》（2019年3月2日公布）\n${said}`);
    expect(citationsIn(row).map(citationAddress)).toEqual([address]);
  });
});
