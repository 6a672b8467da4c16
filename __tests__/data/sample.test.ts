import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  acceptAll,
  addedIn,
  bodyWords,
  checkList,
  damageIn,
  type HeldLaw,
  type HeldVersion,
  impactsOf,
  newPowersIn,
  textAt,
} from '../../src/basis';
import { basesOf, readList, readWorkbook } from '../../src/intake';
import { alignLaws, enactment, type LawText, nameHints, parseLaw } from '../../src/law';

/** The bundled sample holds together: list, laws and story say what the register will show of them. */
const folder = join(__dirname, '../../data/sample');
const read = (name: string) => readFileSync(join(folder, name));

interface Change {
  kind: 'add' | 'cancel' | 'change' | 'merge';
  serial?: string;
  serials?: string[];
  like?: string;
  fields?: { serial?: string; basisText?: { power: string } };
}
interface Step {
  at: string;
  do: string;
  file?: string;
  promulgated?: string;
  effective?: string;
  by?: string;
  reviewer?: string | null;
  approver?: string | null;
  changes?: Change[];
  law?: string;
  'by-law'?: string;
}
const story: { body: string; people: { name: string; roles: string[] }[]; steps: Step[] } = JSON.parse(
  read('story.json').toString('utf8'),
);

const versions = readdirSync(join(folder, 'laws')).map((name) => {
  const text = parseLaw(read(`laws/${name}`).toString('utf8'));
  const { promulgated, effective, doubts } = enactment(text);
  const held: HeldVersion = { id: name, promulgated: promulgated!, effective: effective!, text };
  return { name, text, doubts, held };
});

function heldLaw(title: string): HeldLaw {
  const held = versions.filter(({ text }) => text.title === title).map((version) => version.held);
  held.sort((a, b) => (a.promulgated < b.promulgated ? -1 : 1));
  return { id: title, title, aliases: [], versions: held, events: [] };
}

const titles = [...new Set(versions.map(({ text }) => text.title))];
const laws = titles.map(heldLaw);
const atFirst = laws.map((law) => ({ ...law, versions: law.versions.slice(0, 1) }));
const intake = readList(readWorkbook(read('list.csv'), 'list.csv'), 'list.csv');
/** By the serial, which stands here for the permanent number. */
const items = intake.items.map(({ content }) => ({ number: content.serial!, content }));

const TRANSPORT = '示例市道路客货运输条例';
const PARKING = '示例市停车场管理办法';
const FEES = '示例市停车泊位收费暂行规定';

describe('the laws', () => {
  it('are six, two of them in two versions', () => {
    expect(laws.map(({ title, versions: held }) => [title, held.length]).sort()).toEqual(
      [
        [TRANSPORT, 2],
        [PARKING, 2],
        [FEES, 1],
        ['示例市公路管理条例', 1],
        ['示例市出租汽车客运管理办法', 1],
        ['示例市行政执法责任规定', 1],
      ].sort(),
    );
  });

  it.each(versions)('read without doubt: $name', ({ name, text, doubts, held }) => {
    expect(text.problems).toEqual([]);
    expect(doubts).toEqual([]);
    expect(nameHints(name)).toEqual({ title: text.title, date: held.promulgated });
    expect(text.title).toMatch(/^示例/);
    expect(text.articles.length).toBeGreaterThanOrEqual(12);
    expect(text.articles.length).toBeLessThanOrEqual(40);
    expect(text.headings.length).toBeGreaterThanOrEqual(2);
  });

  it('are told in the story with the dates they bear', () => {
    const told = story.steps.filter((step) => step.do === 'import-law');
    const borne = versions.map(({ name, held }) => [`laws/${name}`, held.promulgated, held.effective]);
    expect(told.map(({ file, promulgated, effective }) => [file, promulgated, effective]).sort()).toEqual(
      borne.sort(),
    );
  });
});

describe('the list', () => {
  it('comes in whole', () => {
    expect(items.map(({ number }) => Number(number))).toEqual(Array.from({ length: 44 }, (_, i) => i + 1));
    expect(intake).toMatchObject({ skipped: [], problems: [], unknownColumns: [] });
    expect(new Set(items.map(({ content }) => content.type)).size).toBe(10);
  });

  it('is invented, item for item', () => {
    for (const { content } of items) {
      expect(content.body).toBe(story.body);
      expect(content.phone).toMatch(/^000-/);
      expect(content.accountability).toBeTruthy();
      expect(content.bases.filter(({ role }) => role === 'power').length).toBeGreaterThan(0);
      expect(content.bases.filter(({ role }) => role === 'duty').length).toBeGreaterThan(0);
      for (const { law } of content.bases) expect(law).toMatch(/^示例/);
    }
  });

  const { findings } = checkList(items, atFirst, '2025-03-10');

  it('quotes the first versions word for word, but for the flaws put in', () => {
    const flaws = findings.filter(({ status }) => status !== 'valid');
    expect(flaws.map(({ item, law, cited, status, nowAt }) => [item, law, cited, status, nowAt])).toEqual([
      ['7', '示例市运输从业资格管理办法', '9', 'no-text', null],
      ['8', '示例市公路管理条例', '9', 'renumbered', '8'],
      ['20', '示例市公路路产保护暂行规定', '6', 'repealed', null],
      ['31', '示例市公路管理条例', '38', 'not-found', null],
    ]);
    const quoted = findings.filter(({ status, evidence }) => status === 'valid' && evidence.quote !== null);
    expect(quoted.length).toBeGreaterThan(40);
    expect(quoted.filter(({ evidence }) => evidence.share !== 1)).toEqual([]);
  });

  it('has one date that no calendar knows', () => {
    expect(damageIn(items).map(({ kind, items: hit }) => [kind, hit])).toEqual([['impossible-date', ['22']]]);
  });
});

describe.each([TRANSPORT, PARKING])('the second version of %s', (title) => {
  const { impacts, alreadyNew } = secondVersionOf(title);
  const kinds = new Set(impacts.map(({ kind }) => kind));

  it('hits items in several ways, some surely and some not', () => {
    expect([...kinds]).toEqual(expect.arrayContaining(['renumbered', 'renumbered+changed', 'deleted']));
    expect(impacts.filter(({ sure }) => sure).length).toBeGreaterThanOrEqual(5);
    expect(impacts.filter(({ sure }) => !sure).length).toBeGreaterThanOrEqual(1);
    expect(alreadyNew).toEqual([]);
  });
});

describe('what becomes of single items', () => {
  const transport = secondVersionOf(TRANSPORT).impacts;
  const parking = secondVersionOf(PARKING).impacts;

  it.each([
    { of: transport, item: '4', cited: '13', kind: 'renumbered', sure: true, to: '14' },
    { of: transport, item: '5', cited: '18', kind: 'renumbered+changed', sure: true, to: '20' },
    { of: transport, item: '11', cited: '29', kind: 'renumbered+changed', sure: true, to: '30' },
    { of: transport, item: '43', cited: '26', kind: 'deleted', sure: false, to: null },
    { of: parking, item: '10', cited: '8', kind: 'renumbered+changed', sure: true, to: '7' },
    { of: parking, item: '24', cited: '20', kind: 'changed', sure: true, to: '20' },
    { of: parking, item: '25', cited: '11.1.1', kind: 'renumbered', sure: true, to: '12.1.1' },
    { of: parking, item: '34', cited: '17', kind: 'changed', sure: false, to: '17' },
    { of: parking, item: '37', cited: '12', kind: 'deleted', sure: false, to: null },
  ])('item $item on $cited: $kind', ({ of, item, cited, kind, sure, to }) => {
    const found = of.find((impact) => impact.item === item && impact.cited === cited);
    expect(found).toMatchObject({ kind, sure, proposal: { address: to } });
  });

  it('basis check and impacts speak alike of where a provision went, and how sure that is', () => {
    const { findings } = checkList(items, laws, '2026-11-01');
    const both = [...transport, ...parking].flatMap((impact) => {
      const finding = findings.find(({ item, basis }) => item === impact.item && basis === impact.basis)!;
      return finding.status === 'renumbered' || finding.status === 'changed' ? [{ impact, finding }] : [];
    });
    for (const { impact, finding } of both) {
      if (impact.sure) expect([finding.item, finding.sure]).toEqual([finding.item, true]);
      if (finding.nowAt)
        expect([finding.item, finding.nowAt]).toEqual([finding.item, impact.proposal.address]);
    }
    const told = both.map(({ impact, finding }) => [impact.item, impact.cited, impact.sure, finding.sure]);
    expect(told).toEqual(
      expect.arrayContaining([
        ['10', '8', true, true],
        ['17', '33.2', false, false],
        ['19', '35', false, false],
        ['25', '22', false, false],
      ]),
    );
    const notes = (item: string) =>
      findings.filter((one) => one.item === item).map(({ evidence }) => evidence.note);
    expect(notes('25').join()).toContain('按新旧条文对照，该处内容现在第二十三条');
    expect(notes('37').join()).toContain('公布的文本中可能已删去');
  });

  it('where the link is in doubt, the words of the provision lead to where they stand', () => {
    const rental = transport.find((impact) => impact.item === '19')!;
    expect(rental).toMatchObject({ cited: '35', sure: false, proposal: { address: '36' } });
  });

  it('offers no provision as a new power that is the counterpart of an old one', () => {
    const [older, newer] = heldLaw(TRANSPORT).versions.map(({ text }) => text) as [LawText, LawText];
    const added = addedIn(alignLaws(older, newer), older, newer);
    const powers = newPowersIn(newer, added, bodyWords(story.body));
    expect(powers.map(({ address }) => address)).toEqual(['17']);
  });

  it('never cites one article twice: what would is left to a person', () => {
    const platform = parking.filter(({ item, cited }) => item === '26' && cited !== '13');
    expect(platform.map(({ cited, proposal, sure }) => [cited, proposal.address, sure])).toEqual([
      ['23', '24', false],
      ['24', '24', false],
    ]);
    expect(platform[0]!.reason).toContain('重复引用同一条');
    expect(platform[1]!.reason).toContain('原第二十四条与其他条文合并，条号不变');
    const { content } = items.find(({ number }) => number === '26')!;
    const { rejected, content: next } = acceptAll(
      content,
      platform.map(({ proposal }) => proposal),
    );
    expect(rejected.map(({ proposal, why }) => [proposal.address, why])).toEqual([['24', 'cited-twice']]);
    expect(next.basisText.power!.match(/第二十四条：/g)).toHaveLength(1);
  });

  it('the parking rules end the fee rule that item 30 rests on', () => {
    const later = checkList(items, laws, '2026-11-01').findings;
    const fees = later.filter(({ law }) => law === FEES);
    expect(fees.map(({ item, status }) => [item, status])).toEqual([
      ['30', 'repealed'],
      ['30', 'repealed'],
    ]);
  });
});

describe('the story', () => {
  it('goes forward in time', () => {
    const instants = story.steps.map(({ at }) => new Date(at).toISOString());
    expect(instants).toEqual([...new Set(instants)].sort());
    expect(instants[0]! >= '2025-01-01' && instants.at(-1)! < '2026-12-01').toBe(true);
  });

  it('publishes twice, leaves a law change waiting and an adjustment under review', () => {
    const told = story.steps.map((step) => step.do);
    expect(told.slice(6)).toEqual([
      'import-list',
      'publish',
      'import-law',
      'accept-sure',
      'adjust',
      'publish',
      'import-law',
      'repeal',
      'adjust',
    ]);
    expect(story.steps.at(-1)).toMatchObject({ reviewer: null, approver: null });
    expect(story.steps.find((step) => step.do === 'repeal')).toMatchObject({ law: FEES, 'by-law': PARKING });
  });

  it('has everybody do what his role allows', () => {
    const can = (name: string, role: string) =>
      story.people.find((person) => person.name === name)?.roles.includes(role);
    for (const { do: act, by, reviewer, approver } of story.steps) {
      if (by) expect(can(by, act === 'publish' ? 'publisher' : 'drafter')).toBe(true);
      if (reviewer) expect(can(reviewer, 'reviewer')).toBe(true);
      if (approver) expect(can(approver, 'approver')).toBe(true);
    }
  });

  it('changes items of the list, and none after it was cancelled or merged away', () => {
    const standing = new Set(items.map(({ number }) => number));
    for (const change of story.steps.flatMap((step) => step.changes ?? [])) {
      const named = [change.serial, change.like, ...(change.serials ?? [])].filter((serial) => serial);
      for (const serial of named) expect(standing).toContain(serial);
      if (change.kind === 'cancel') standing.delete(change.serial!);
      if (change.kind === 'merge') for (const serial of change.serials!) standing.delete(serial);
      if (change.kind === 'add') {
        expect(standing).not.toContain(change.fields!.serial);
        standing.add(change.fields!.serial!);
      }
    }
  });

  it('writes new cells on the text then in force, word for word', () => {
    const cells = story.steps
      .flatMap((step) => step.changes ?? [])
      .flatMap(({ fields }) => fields?.basisText?.power ?? []);
    expect(cells).toHaveLength(2);
    const now = heldLaw(TRANSPORT).versions[1]!.text;
    for (const cell of cells) {
      for (const { address, quoteAt } of basesOf(cell, 'power')) {
        const quote = cell.slice(quoteAt!.start, quoteAt!.end).trim();
        expect(textAt(now, address)).toBe(quote);
      }
    }
  });
});

function secondVersionOf(title: string) {
  const [oldVersion, newVersion] = heldLaw(title).versions as [HeldVersion, HeldVersion];
  const alignment = alignLaws(oldVersion.text, newVersion.text);
  return impactsOf({ law: { title, aliases: [] }, oldVersion, newVersion, alignment }, items);
}
