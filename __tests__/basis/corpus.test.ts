import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import {
  acceptAll,
  checkList,
  type HeldLaw,
  type HeldVersion,
  impactsOf,
  type ListedItem,
  textAt,
} from '../../src/basis';
import { addressInChinese, alignLaws, fold, parseLaw } from '../../src/law';
import type { BasisRole } from '../../src/list';
import { corpusDir, describeWithCorpus } from '../corpus';
import { basesIn, itemWith } from './cell';

const ROAD = '道路运输条例';

/** The cells of a column of legal bases, by the row they stand in. */
function transportItems(): ListedItem[] {
  const folder = join(corpusDir, 'lists');
  const file = readdirSync(folder).find((name) => name.includes('交通运输局') && name.endsWith('.xlsx'))!;
  const book = read(readFileSync(join(folder, file)));
  const rows = utils.sheet_to_json<(string | undefined)[]>(book.Sheets[book.SheetNames[0]!]!, {
    header: 1,
    blankrows: true,
  });
  const header = rows.findIndex((row) => row?.includes('实施依据'));
  const columns: [BasisRole, number][] = [
    ['power', rows[header]!.indexOf('实施依据')],
    ['duty', rows[header]!.indexOf('责任事项依据')],
  ];
  return rows.slice(header + 1).flatMap((row, i) =>
    columns.flatMap(([role, column]) => {
      const cell = row?.[column];
      const number = `${role}-${header + i + 2}`;
      return typeof cell === 'string'
        ? [{ number, content: itemWith(cell.replace(/\r\n?/g, '\n'), {}, role) }]
        : [];
    }),
  );
}

function version(path: string, promulgated: string): HeldVersion {
  const text = parseLaw(readFileSync(join(corpusDir, path), 'utf8'));
  return { id: path, promulgated, effective: promulgated, text };
}

function heldLaws(): HeldLaw[] {
  const laws = new Map<string, HeldLaw>();
  const add = (title: string, path: string, date: string): void => {
    const law = laws.get(title) ?? { id: title, title, aliases: [], versions: [], events: [] };
    law.versions.push(version(path, date));
    law.versions.sort((a, b) => a.promulgated.localeCompare(b.promulgated));
    laws.set(title, law);
  };
  for (const title of readdirSync(join(corpusDir, 'laws'))) {
    for (const file of readdirSync(join(corpusDir, 'laws', title)))
      add(title, join('laws', title, file), file.slice(0, 10));
  }
  for (const file of readdirSync(join(corpusDir, 'parse-only'))) {
    const [, title, year, month, day] = /^(.+?)[(_](\d{4})-?(\d\d)-?(\d\d)/.exec(file) ?? [];
    if (title) add(title.replace(/^中华人民共和国/, ''), join('parse-only', file), `${year}-${month}-${day}`);
  }
  return [...laws.values()];
}

describeWithCorpus('the basis check of a real list', () => {
  const items = transportItems();
  const laws = heldLaws();
  const { findings } = checkList(items, laws, '2024-12-31');

  it('finds the reward of 安全生产法 cited as 第十六条, whose text now stands at 第十九条', () => {
    const moved = findings.filter(({ law, cited }) => law.endsWith('安全生产法') && cited === '16');
    expect(moved.length).toBeGreaterThan(0);
    for (const finding of moved)
      expect(finding).toMatchObject({ status: 'renumbered', nowAt: '19', sure: true });
  });

  it('finds what still quotes the words of 2019', () => {
    const stale = findings.filter(({ item, law }) => item === 'duty-761' && law.endsWith(ROAD));
    expect(stale.map(({ cited, status }) => [cited, status])).toEqual([
      ['55', 'changed'],
      ['57', 'changed'],
    ]);
  });

  it('leaves the great majority in peace where the text is held', () => {
    const quoted = findings.filter(({ status, evidence }) => status !== 'no-text' && evidence.quote !== null);
    expect(quoted.length).toBeGreaterThan(200);
    expect(quoted.filter(({ status }) => status === 'valid').length / quoted.length).toBeGreaterThan(0.9);
  });
});

describeWithCorpus('the amendment of 道路运输条例 of 2023 met by a real list', () => {
  const [older, newer] = ['2022-03-29', '2023-07-20'].map((date) =>
    version(`laws/${ROAD}/${date}.txt`, date),
  );
  const truth = JSON.parse(
    readFileSync(join(corpusDir, 'truth', `${ROAD}__2022-03-29__2023-07-20.json`), 'utf8'),
  ) as { old: string | null; new: string | null; kind: string }[];
  const event = {
    law: { title: ROAD, aliases: [] },
    oldVersion: older!,
    newVersion: newer!,
    alignment: alignLaws(older!.text, newer!.text),
  };
  const present = transportItems();
  const { items, wroteBack } = writtenBack(present);
  const found = impactsOf(event, items);

  /** The list as it would have read in 2022: whole articles and 款 that moved get their old number, words and note. */
  function writtenBack(list: ListedItem[]) {
    const back: { item: string; cited: string; shouldBe: string; quote: string }[] = [];
    const rewritten = list.map((item) => {
      let { content } = item;
      for (const [index, { role, law }] of content.bases.entries()) {
        const basis = content.bases[index]!;
        if (!/^(中华人民共和国)?道路运输条例$/.test(law) || !basis.at || !basis.quoteAt) continue;
        const [article = '', ...below] = basis.address.split('.');
        const row = truth.find((r) => r.new === article && r.old !== null && r.kind !== 'same');
        const cited = [row?.old, ...below].join('.');
        const words = row ? textAt(older!.text, cited) : null;
        const shared =
          content.bases.filter((other) => other.quoteAt?.start === basis.quoteAt!.start).length > 1;
        const unhit = cited === basis.address && words === textAt(newer!.text, cited);
        if (!words || shared || unhit) continue;
        let cell = content.basisText[role]!;
        const quote = cell.slice(basis.quoteAt.start, basis.quoteAt.end);
        const put = (span: { start: number; end: number }, text: string): void => {
          cell = cell.slice(0, span.start) + text + cell.slice(span.end);
        };
        put(basis.quoteAt, words.replace(/\s*\n\s*/g, '\n'));
        put(basis.at, addressInChinese(cited));
        if (basis.noteAt) {
          const note = cell.slice(basis.noteAt.start, basis.noteAt.end);
          put(
            basis.noteAt,
            note.replace(
              /\s*(?:根据)?2023年7月20日《[^》]*》第五次修订/,
              '　2022年3月29日《决定》第四次修订',
            ),
          );
        }
        content = { ...content, basisText: { [role]: cell }, bases: basesIn(cell, role) };
        back.push({ item: item.number, cited, shouldBe: basis.address, quote });
      }
      return { ...item, content };
    });
    return { items: rewritten, wroteBack: back };
  }

  it('wrote a dozen bases and more back', () => {
    expect(wroteBack.length).toBeGreaterThanOrEqual(12);
  });

  it('hits exactly the bases written back, each with the right number, surely where the link is sure', () => {
    const key = (r: { item: string; cited: string }): string => `${r.item} ${r.cited}`;
    expect(found.impacts.map(key).sort()).toEqual(wroteBack.map(key).sort());
    expect(found.impacts.filter(({ sure }) => sure).length).toBeGreaterThan(wroteBack.length * 0.8);
    for (const { item, cited, shouldBe } of wroteBack) {
      const impact = found.impacts.find((i) => i.item === item && i.cited === cited)!;
      const link = event.alignment.rows.find((row) => row.old === cited.split('.')[0])!;
      expect([item, impact.proposal.address, impact.sure]).toEqual([item, shouldBe, link.sure]);
    }
  });

  it('proposes the words that the list quotes in truth', () => {
    for (const { item, cited, shouldBe } of wroteBack) {
      const { proposal } = found.impacts.find((i) => i.item === item && i.cited === cited)!;
      const basis = proposal.content!.bases.find(({ address }) => address === shouldBe)!;
      const cell = proposal.content!.basisText[basis.role]!;
      const quote = cell.slice(basis.quoteAt!.start, basis.quoteAt!.end);
      expect([item, fold(quote)]).toEqual([item, fold(textAt(newer!.text, shouldBe)!)]);
      expect(cell).toContain(addressInChinese(shouldBe));
      expect(cell).toContain('2023年7月20日');
    }
  });

  it('counts what quotes 2023 already as 已按新法', () => {
    expect(found.alreadyNew.length).toBeGreaterThan(0);
    const asIs = impactsOf(event, present);
    expect(asIs.impacts).toEqual([]);
    expect(asIs.alreadyNew.length).toBeGreaterThanOrEqual(wroteBack.length);
  });

  it('has nothing left to say once all are accepted', () => {
    const after = items.map((item) => {
      const own = found.impacts.filter((impact) => impact.item === item.number);
      const { content, rejected } = acceptAll(
        item.content,
        own.map(({ proposal }) => proposal),
      );
      expect(rejected).toEqual([]);
      return { ...item, content };
    });
    expect(impactsOf(event, after).impacts).toEqual([]);
  });
});
