import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readList, readWorkbook } from '../../src/intake';
import type { ItemContent } from '../../src/list';
import { find } from '../../src/site/search/find';
import { ITEMS_A_FILE, searchNames } from '../../src/site/search/search-shape';
import type { ItemFacts } from '../../src/site/snapshot';
import { corpusDir, describeWithCorpus } from '../corpus';
import { checkDrawn, indexOf, randomOf, readerOf, textsOf } from './search-reader';

const LONG = Boolean(process.env.QUANZE_LONG);

function itemsOf(part: string): ItemFacts[] {
  const folder = join(corpusDir, 'lists');
  return readdirSync(folder)
    .filter((name) => /\.xlsx?$/.test(name) && name.normalize('NFC').includes(part))
    .sort()
    .flatMap((name) => readList(readWorkbook(readFileSync(join(folder, name)), name), name).items)
    .map(({ content }, index) => itemOf(`${index}`, content));
}

const itemOf = (number: string, content: ItemContent): ItemFacts => ({
  number,
  revisions: [
    {
      seq: 1,
      release: 1,
      adjustment: '1',
      kind: 'found',
      content,
      reason: null,
      predecessors: [],
      successors: [],
    },
  ],
  standing: [],
});

describeWithCorpus('the search of a published list', () => {
  it('finds 500 drawn runs where they are and nowhere else', async () => {
    const items = itemsOf(LONG ? '' : '交通运输局');
    await checkDrawn(items, readerOf(indexOf(items)).load, 500, 3);
  });

  it('loads less than 400 KB for a question to 5,000 items', async () => {
    const real = itemsOf('');
    // No two copies of a text are the same: what bureaus share is stored once and would weigh less.
    const items = Array.from({ length: 5000 }, (_, index) => {
      const copy = Math.floor(index / real.length);
      const content = real[index % real.length]!.revisions[0]!.content as ItemContent;
      return copy === 0 ? itemOf(`${index}`, content) : itemOf(`${index}`, copied(content, copy));
    });
    const files = indexOf(items);
    const drawn = randomOf(5);
    const questions = [
      '中华人民共和国行政处罚法',
      '的',
      '20',
      '人民',
      '人民政府',
      '违反本办法规定',
      '人民政府 行政处罚 责令改正',
      '中华人民共和国 20 的规定',
    ];
    for (let n = 0; n < (LONG ? 500 : 60); n += 1) {
      const texts = textsOf(real[drawn(real.length)]!);
      const text = texts[drawn(texts.length)]!;
      const start = drawn(text.length);
      questions.push(text.slice(start, start + 2 + drawn(30)));
    }
    const weights: number[] = [];
    for (const question of questions) {
      const { load, bytes } = readerOf(files);
      const found = await find(load, question);
      // What the page shows at first.
      for (const { item } of found.slice(0, 20)) await load(searchNames.items(item));
      expect(found.every(({ item }) => item < 5000 && Math.floor(item / ITEMS_A_FILE) >= 0)).toBe(true);
      weights.push(bytes());
    }
    expect(Math.max(...weights)).toBeLessThan(400_000);
  });
});

/** Another bureau's copy: the same words with a sign of its own in every text. */
function copied(content: ItemContent, copy: number): ItemContent {
  const sign = '甲乙丙丁戊己庚'[copy]!;
  const { basisText, duties } = content;
  return {
    ...content,
    name: `${content.name}${sign}`,
    basisText: Object.fromEntries(Object.entries(basisText).map(([role, text]) => [role, `${text}${sign}`])),
    duties: duties.map(({ text, ...rest }) => ({ ...rest, text: `${text}${sign}` })),
  };
}
