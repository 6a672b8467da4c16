import { createHash } from 'node:crypto';
import type { Catalogue, Entry } from './catalogue';
import { isYetToCome } from './release-words';
import type { Site } from './site';
import { dataPaths } from './site-paths';
import type { ObjectionFacts } from './snapshot';

/**
 * A key for the pages of one item, made from all that they show: they are made again only where it changed. Whoever shows more on an item's
 * page puts it here too; `__tests__/services/publish-again.test.ts` compares with a site built whole.
 */
export class ItemKeys {
  private readonly shared: string;
  private readonly releases: Map<number, string>;
  private readonly laws: Map<string, string>;
  private readonly objections: Map<string, ObjectionFacts[]>;

  constructor(
    private readonly site: Site,
    program: string,
  ) {
    const { snapshot, anchors } = site;
    this.shared = digestOf([program, snapshot.settings]);
    this.objections = new Map();
    for (const one of snapshot.objections) {
      const key = `${one.list} ${one.item}`;
      this.objections.set(key, [...(this.objections.get(key) ?? []), one]);
    }
    this.releases = new Map(snapshot.releases.map((release) => [release.number, digestOf(release)]));
    this.laws = new Map(
      snapshot.laws.map(({ id, title, current, versions }) => [
        id,
        digestOf([title, current, versions.map(({ key }) => [key, ...(anchors.get(`${id} ${key}`) ?? [])])]),
      ]),
    );
  }

  of(catalogue: Catalogue, entry: Entry): string {
    const { list, byNumber, children } = catalogue;
    const { number, now, steps, digest, found } = entry;
    const { snapshot } = this.site;
    const named = [now.parent, ...steps.flatMap((step) => [...step.predecessors, ...step.successors])];
    const releases = new Set([...steps.map(({ release }) => release), ...found.releases]);
    return digestOf([
      this.shared,
      list,
      digest,
      named.map((one) => one && byNumber.get(one)?.now.name),
      (children.get(number) ?? []).map((child) => [child.number, child.now.name]),
      found.laws.map((law) => this.laws.get(law)),
      [...releases].map((release) => this.releases.get(release)),
      this.objections.get(`${list.id} ${number}`),
      steps.map((step) => isYetToCome(catalogue.releases, step)),
      steps.map(({ seq }) => snapshot.withdrawnFiles?.has(dataPaths.item(list.id, number, seq)) ?? false),
    ]);
  }
}

function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}
