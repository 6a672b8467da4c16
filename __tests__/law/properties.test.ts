import fc from 'fast-check';
import { type Alignment, alignLaws, diffLaws, diffText, numberToChinese, parseLaw } from '../../src/law';
import { piecesOf } from './put-together';

const runs = { numRuns: process.env.QUANZE_LONG ? 1000 : 30 };

const SENTENCES = [
  '设置渡口，应当经县级人民政府批准，并征求海事机构的意见。',
  '渡船船员应当持有相应的适任证书，并定期参加安全培训。',
  '渡口经营人应当公示票价，不得在票价之外收取任何费用。',
  '未经批准设置渡口的，责令拆除，处一万元以上五万元以下的罚款。',
  '违反本办法第二条规定的，由海事机构处二千元以下的罚款。',
  '渡口停用的，经营人应当提前十日公告。',
  '渡船应当按照规定标明乘客定额：\n（一）载重线；\n（二）定额牌。',
  '海事机构应当建立渡口档案，如实记载检查情况。',
];

const article = fc
  .array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 3 })
  .map((sentences) => sentences.join('\n'));
const law = fc
  .array(article, { minLength: 1, maxLength: 12 })
  .map((articles) => articles.map((text, i) => `第${numberToChinese(i + 1)}条　${text}`).join('\n'));

const links = ({ rows }: Alignment, turned = false) =>
  rows
    .map(({ old, new: next, kind, sure, score }) => {
      const turn = { added: 'deleted', deleted: 'added', split: 'merged', merged: 'split' } as Record<
        string,
        string
      >;
      return turned
        ? `${next} → ${old} ${turn[kind] ?? kind} ${sure} ${score}`
        : `${old} → ${next} ${kind} ${sure} ${score}`;
    })
    .sort();

describe('whatever the law', () => {
  it('it is put together again from its tree', () => {
    fc.assert(
      fc.property(law, (text) => {
        const pieces = piecesOf(parseLaw(text));
        expect(pieces.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
      }),
      runs,
    );
  });

  it('nothing changed between it and itself', () => {
    fc.assert(
      fc.property(law, (text) => {
        const read = parseLaw(text);
        const alignment = alignLaws(read, read);
        expect(alignment.rows.every(({ old, new: next, kind }) => old === next && kind === 'same')).toBe(
          true,
        );
        expect(diffLaws(read, read, alignment).every(({ diff }) => diff === null)).toBe(true);
        expect(diffText(text, text).runs.every(({ kind }) => kind === 'same')).toBe(true);
      }),
      runs,
    );
  });

  it('the way back is the way there, turned round', () => {
    fc.assert(
      fc.property(law, law, (a, b) => {
        const [x, y] = [parseLaw(a), parseLaw(b)];
        // One row both split and merged is called split either way round.
        const plain = (rows: string[]) => rows.map((row) => row.replace(/split|merged/, 'several'));
        expect(plain(links(alignLaws(y, x), true))).toEqual(plain(links(alignLaws(x, y))));
      }),
      runs,
    );
  });

  it('a diff of words turned round is the diff the other way', () => {
    fc.assert(
      fc.property(article, article, (old, next) => {
        const there = diffText(old, next, { folded: true }).runs;
        const back = diffText(next, old, { folded: true }).runs;
        const side = (runs: typeof there, kind: string) =>
          runs.filter((run) => run.kind === kind).map(({ text }) => text);
        expect(side(back, 'deleted')).toEqual(side(there, 'inserted'));
        expect(side(back, 'inserted')).toEqual(side(there, 'deleted'));
      }),
      runs,
    );
  });
});
