/// <reference lib="dom" />
import { fold } from '../../law';
import { type Found, find, LONGEST, type Load, SHORTEST, wordsOf } from '../search/find';
import {
  ITEMS_A_FILE,
  type ItemFile,
  SEARCHED_FIELDS,
  type SearchManifest,
  searchNames,
} from '../search/search-shape';

/**
 * The search of the public site. It runs where the page was opened as a file, too: parts of the index come as scripts, which call
 * `quanze(name, part)`. The question stands in the address, so that a search can be kept and sent.
 */

export const AT_ONCE = 20;

const asked = new Map<string, Promise<unknown>>();
const arriving = new Map<string, (part: unknown) => void>();

Object.assign(globalThis, {
  quanze: (name: string, part: unknown): void => arriving.get(name)?.(part),
});

const load: Load = <T>(name: string): Promise<T> => {
  const known = asked.get(name);
  if (known) return known as Promise<T>;
  const part = new Promise<unknown>((arrived, failed) => {
    arriving.set(name, arrived);
    const script = document.createElement('script');
    script.src = `search/${name}.js`;
    script.onerror = () => failed(new Error(name));
    document.head.append(script);
  });
  asked.set(name, part);
  return part as Promise<T>;
};

async function search(question: string): Promise<void> {
  const status = byId('search-status');
  const input = byId('search-question') as HTMLInputElement;
  input.value = question;
  if (question.trim() === '') return;
  document.title = `查找“${question}” - ${document.title}`;
  if ([...question.replace(/\s/g, '')].length < SHORTEST) {
    status.textContent = '请至少输入两个字。';
    return;
  }
  status.textContent = '正在查找……';
  try {
    const found = await find(load, question);
    const cut = fold(question).length > LONGEST ? `只按前${LONGEST}个字查找。` : '';
    const words = wordsOf(question);
    const said = `“${question.trim()}”${words.length > 1 ? '的全部词' : ''}`;
    const advice =
      words.length === 1 && /\s/.test(question.trim())
        ? '几个词要分别查找的，每个词至少输入两个字。'
        : '可以换一种说法，或少输入几个字。';
    status.textContent =
      found.length === 0
        ? `${cut}没有事项的编号、名称、依据或责任事项中有${said}。${advice}`
        : `${cut}有${found.length}个事项的编号、名称、依据或责任事项中有${said}。`;
    await show(found, 0);
  } catch {
    status.textContent = '查找用的文件没有读到，请稍后再试，或从清单中查找。';
  }
}

/** Adds the next results to the list; the button leads on while there are more. */
async function show(found: Found[], from: number): Promise<void> {
  const list = byId('search-results');
  const some = found.slice(from, from + AT_ONCE);
  const { lists } = await load<SearchManifest>(searchNames.manifest);
  const rows = await Promise.all(
    some.map(async ({ item, fields }) => {
      const row = (await load<ItemFile>(searchNames.items(item)))[item % ITEMS_A_FILE];
      if (!row) return null;
      const [at, number, name, type] = row;
      const { folder, body } = lists[at]!;
      const link = element('a', name) as HTMLAnchorElement;
      link.href = `${folder}/${encodeURIComponent(number)}/index.html`;
      const places = fields.map((field) => SEARCHED_FIELDS[field]).join('、');
      const entry = element('li', '');
      entry.append(link, element('span', `${body}　${type}　见于：${places}`));
      return entry;
    }),
  );
  const added = rows.filter((row) => row !== null);
  list.append(...added);
  const more = byId('search-more') as HTMLButtonElement;
  const left = found.length - from - AT_ONCE;
  more.hidden = left <= 0;
  more.textContent = `再显示${Math.min(left, AT_ONCE)}项（还有${left}项）`;
  more.onclick = async () => {
    await show(found, from + AT_ONCE);
    (list.children[from + AT_ONCE]?.querySelector('a') as HTMLElement | null)?.focus();
  };
}

/** Text goes in as text, never as markup. */
function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function byId(id: string): HTMLElement {
  return document.getElementById(id)!;
}

void search(new URLSearchParams(location.search).get('q') ?? '');
