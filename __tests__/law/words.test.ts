import fc from 'fast-check';
import {
  addressInChinese,
  chineseToNumber,
  fold,
  foldWithMap,
  formatAddress,
  nameHints,
  numberToChinese,
  parseAddress,
  titleKey,
} from '../../src/law';

describe('numerals', () => {
  it.each([
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['一百零一', 101],
    ['一百〇一', 101],
    ['一百一十', 110],
    ['一〇一', 101],
    ['１０１', 101],
    ['第', null],
    ['', null],
  ])('%s is %s', (written, number) => {
    expect(chineseToNumber(written)).toBe(number);
  });

  it('go both ways', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), (n) => chineseToNumber(numberToChinese(n)) === n),
    );
  });
});

describe('folding', () => {
  it('takes away what no lawyer would call a difference', () => {
    expect(fold('《关于〈帐册〉的规定》（ 一 ）２０\u200b日')).toBe(fold('《关于《账册》的规定》(一)20日'));
    expect(fold('处五千元')).not.toBe(fold('处五千'));
  });

  it('remembers where every character came from', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('甲', ' ', '（', '㈠', '帐', '𠮷', '１') }), (text) => {
        const { folded, toOriginal } = foldWithMap(text);
        expect(folded).toBe(fold(text));
        expect(toOriginal).toHaveLength(folded.length + 1);
        expect(toOriginal.at(-1)).toBe(text.length);
      }),
    );
  });
});

describe('addresses', () => {
  it.each([
    ['17', '第十七条'],
    ['17-1.2.3', '第十七条之一第二款第（三）项'],
    ['17..3', '第十七条第（三）项'],
    ['ch5', '第五章'],
    ['part2ch3s1', '第二编第三章第一节'],
    ['annex1.103', '附件第103项'],
    ['*', '全文'],
  ])('%s is %s', (address, chinese) => {
    expect(addressInChinese(address)).toBe(chinese);
    expect(formatAddress(parseAddress(address)!)).toBe(address);
  });

  it('what is none is left as it is', () => {
    expect(parseAddress('第三条')).toBeNull();
    expect(addressInChinese('<b>')).toBe('<b>');
  });
});

describe('titles', () => {
  it('are the same law with and without 中华人民共和国, 《》 and an edition', () => {
    expect(titleKey('中华人民共和国公路法')).toBe(titleKey('《公路法》'));
    expect(titleKey('公路法(2017修正本)')).toBe(titleKey('公路法'));
    expect(titleKey('渡口管理办法（试行）')).not.toBe(titleKey('渡口管理办法'));
  });

  it.each([
    ['安全生产法(2021-06-10).lrb.txt', { title: '安全生产法', date: '2021-06-10' }],
    ['中华人民共和国公路法_20171104.ls.txt', { title: '中华人民共和国公路法', date: '2017-11-04' }],
    ['2023-07-20.txt', { date: '2023-07-20' }],
    ['新建文本文档.txt', { title: '新建文本文档' }],
  ])('a file named %s', (name, hints) => {
    expect(nameHints(name)).toEqual(hints);
  });
});
