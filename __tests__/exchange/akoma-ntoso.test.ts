import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import { akomaNtoso } from '../../src/exchange';
import { corpusDir, hasCorpus } from '../corpus';
import { lawOfFile } from './law-of-file';

const RULES = `示例市河道管理办法
（2019年3月2日示例市人民政府令第11号公布，自2019年5月1日起施行）
第一章 总则
第一条 为了保护河道，制定本办法。
第二章 保护
第一节 禁止的行为
第二条 在河道内，禁止下列行为：
（一）倾倒<垃圾>、渣土；
（二）擅自取用砂石，包括：
1．机械取用；
2．人工取用；
（三）其他损害河道的行为。
违反前款规定的，责令改正。
第三条 本办法自2019年5月1日起施行。
附件
河道名录
1．示例河
`;

/** `xmllint --schema` where it and the schema of OASIS are at hand. */
const schema = join(corpusDir, 'akoma-ntoso/akomantoso30.xsd');
const canValidate = hasCorpus && spawnSync('xmllint', ['--version']).status === 0;
const LONG = Boolean(process.env.QUANZE_LONG);

describe('a law as Akoma Ntoso', () => {
  const xml = akomaNtoso(lawOfFile('示例市河道管理办法(2019-03-02).txt', RULES));
  const at = load(xml, { xml: true });

  it('has the tree of the text under ids that are its addresses', () => {
    expect(
      at('chapter')
        .map((_, one) => at(one).attr('eId'))
        .get(),
    ).toEqual(['ch1', 'ch2']);
    expect(at('chapter > section > heading').text()).toBe('禁止的行为');
    expect(at('[eId="ch2s1"] > num').text()).toBe('第一节');
    expect(at('[eId="art_2"] > num').text()).toBe('第二条');
    expect(at('[eId="art_2__para_1"] > intro > p').text()).toBe('在河道内，禁止下列行为：');
    expect(at('[eId="art_2__para_1__point_2"] > num').text()).toBe('（二）');
    expect(at('[eId="art_2__para_1__point_2__indent_1"] > content > p').text()).toBe('机械取用；');
    expect(at('[eId="art_2__para_2"] > content > p').text()).toBe('违反前款规定的，责令改正。');
  });

  it('keeps markup in the text as text', () => {
    expect(at('[eId="art_2__para_1__point_1"] > content > p').text()).toBe('倾倒<垃圾>、渣土；');
  });

  it('says which instrument and which version of it this is', () => {
    expect(at('FRBRWork > FRBRdate').first().attr('date')).toBe('2019-03-02');
    expect(at('FRBRExpression > FRBRuri').first().attr('value')).toMatch(
      /^\/akn\/cn\/act\/2019-03-02\/.+\/zho@2019-03-02$/,
    );
    expect(at('FRBRExpression > FRBRlanguage').first().attr('language')).toBe('zho');
  });

  it('cannot be broken by characters that XML has not', () => {
    const odd = akomaNtoso(
      lawOfFile(
        '示例办法(2020-01-01).txt',
        '示例办法\n第一条 \u0001控制字符\ud800半个字，"引号"&和。\n第一条 又一个第一条。\n',
      ),
    );
    expect(odd).not.toMatch(/[\u0000-\u0008\ud800-\udfff]/);
  });
});

(canValidate ? describe : describe.skip)(
  `the schema of OASIS${canValidate ? '' : ' (skipped: no xmllint, or no schema at ../shared/corpus/akoma-ntoso)'}`,
  () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'quanze-akn-'));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    /** What the schema objects to. */
    function faultsOf(texts: readonly (readonly [name: string, text: string])[]): string[] {
      const files = texts.map(([name, text], index) => {
        const file = join(folder, `${index}.xml`);
        writeFileSync(file, akomaNtoso(lawOfFile(name, text)));
        return file;
      });
      const { stderr, status } = spawnSync('xmllint', ['--nonet', '--noout', '--schema', schema, ...files], {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      });
      const faults = stderr.split('\n').filter((line) => line !== '' && !line.endsWith(' validates'));
      return status === 0 && faults.length > 0 ? [] : faults;
    }

    const textsIn = (path: string): [string, string][] =>
      readdirSync(path, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.txt'))
        .sort()
        .map((name) => [name, readFileSync(join(path, name), 'utf8')]);

    it('takes the invented rules, a text without articles and one with everything twice', () => {
      expect(
        faultsOf([
          ['示例市河道管理办法(2019-03-02).txt', RULES],
          ['示例通知(2020-01-01).txt', '示例通知\n各单位：\n请遵照执行。\n'],
          [
            '示例办法(2020-01-01).txt',
            `示例办法\n${'第一章 总则\n第一条 一。\n'.repeat(2)}第二章 空\n附件\n一\n附件\n二\n`,
          ],
        ]),
      ).toEqual([]);
    });

    it('takes every law of the sample', () => {
      expect(faultsOf(textsIn(join(__dirname, '../../data/sample/laws')))).toEqual([]);
    });

    it('takes the real texts', () => {
      const real = [...textsIn(join(corpusDir, 'laws')), ...textsIn(join(corpusDir, 'parse-only'))];
      expect(real.length).toBeGreaterThan(0);
      expect(faultsOf(LONG ? real : real.filter((_, index) => index % 12 === 0))).toEqual([]);
    });
  },
);
