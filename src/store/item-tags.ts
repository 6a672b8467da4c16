/** The tags of `CurrentTag`: written when an item is projected, asked for when items are looked for. */

export interface Tagged {
  name: string;
  type: string;
  office: string;
}

export const typeTag = (type: string): string => `type:${type}`;
export const officeTag = (office: string): string => `office:${office}`;
export const lawTag = (lawKey: string): string => `law:${lawKey}`;

/** Type and office together: the two most asked for at once, each of which alone may be on thousands of items. */
export const bothTag = (type: string, office: string): string => `both:${type}\n${office}`;

/** Every two letters of a text that stand together; none where it is shorter. */
export function pairTags(text: string): string[] {
  const letters = [...text];
  return [...new Set(letters.slice(1).map((letter, i) => `name:${letters[i]}${letter}`))];
}

/** Everything that an item is found by. */
export function tagsOf({ name, type, office }: Tagged, lawKeys: Iterable<string>): string[] {
  return [
    typeTag(type),
    officeTag(office),
    bothTag(type, office),
    ...[...lawKeys].map(lawTag),
    ...pairTags(name),
  ];
}
