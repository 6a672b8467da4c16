import { lawView } from '../../render';
import { LAW_CLASSES, type LawPreview, type LawPreviewFile, type SaidOfLaws } from '../../services';
import { paths } from '../paths';

/** Names of the form's fields: `title-0`, `leave-0`, … */
const FACTS = ['title', 'kind', 'promulgated', 'effective', 'replaces'] as const;

/** What a person says of each text, read from the form. An emptied field is as if nothing was said. */
export function saidOfLawsInForm(form: Record<string, unknown>, count: number): SaidOfLaws {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const facts = FACTS.flatMap((fact) => {
        const value = String(form[`${fact}-${index}`] ?? '').trim();
        // An emptied "replaces" takes the proposal back.
        return value !== '' || (fact === 'replaces' && `${fact}-${index}` in form)
          ? [[fact, value.slice(0, 200)]]
          : [];
      });
      return [index, { ...Object.fromEntries(facts), ...(form[`leave-${index}`] ? { leave: true } : {}) }];
    }),
  );
}

/** Characters of text that a page shows whole; what goes beyond is shown one text at a time. */
const SHOWN = 500_000;

/**
 * Texts as they were read, before anything is written, each beside what was read out of it. `look`: place of the one that is wanted open;
 * it is shown however long the others are.
 */
export function lawPreviewView({ id, files }: LawPreview, look: number | null = null) {
  const wanted = files.filter(({ leave }) => !leave);
  const [only] = files;
  const several = files.length > 1;
  let room = SHOWN;
  const fits = (file: ReadFile, index: number) => {
    room -= file.draft.text.verbatim.length;
    return room >= 0 || index === look;
  };
  const texts = files.flatMap((file, index) =>
    'draft' in file
      ? [textView(file, index, { several, shown: fits(file, index), open: index === look })]
      : [],
  );
  return {
    title: several ? `核对 ${files.length} 个法律文本` : `核对“${only!.file}”`,
    action: paths.lawPreview(id),
    again: paths.importLaws,
    classes: [...LAW_CLASSES],
    texts,
    unread: files.flatMap((file) => ('why' in file ? [{ text: file.why }] : [])),
    single: several ? null : (texts[0]?.beside ?? null),
    ready: wanted.length > 0,
    confirm: wanted.length === 1 ? '确认导入' : `确认导入 ${wanted.length} 个版本`,
  };
}

type ReadFile = Extract<LawPreviewFile, { draft: unknown }>;

interface Showing {
  several: boolean;
  /** Text and tree are on the page. */
  shown: boolean;
  open: boolean;
}

function textView(read: ReadFile, index: number, { several, shown, open }: Showing) {
  const { file, draft, leave, held, replaces } = read;
  // Ids of several texts must not meet on one page.
  const prefix = several ? `t${index}-` : '';
  return {
    index,
    file,
    several,
    id: `text-${index}`,
    open,
    look: `look-${index}`,
    beside: several && !shown ? null : besideView(read, prefix),
    leave,
    leaveId: `leave-${index}`,
    articles: draft.text.articles.length,
    fields: {
      title: field('title', index, draft.title, draft.title ? null : '读不出名称，请写明。'),
      kind: field('kind', index, draft.kind),
      promulgated: field(
        'promulgated',
        index,
        draft.promulgated,
        draft.promulgated ? null : '读不出公布日期，请写明。',
      ),
      effective: field('effective', index, draft.effective),
      replaces: field('replaces', index, replaces),
    },
    repeals:
      draft.repeals.length > 0
        ? `末条写明废止：${draft.repeals.map((title) => `《${title}》`).join('、')}`
        : null,
    held: heldWords(held),
    doubts: draft.doubts.map((text) => ({ text })),
    problems: draft.text.problems.map(({ line, message }) => ({
      text: `第 ${line} 行：${message}`,
      ...(shown && { href: `#${prefix}line-${line}` }),
    })),
  };
}

const field = (name: (typeof FACTS)[number], index: number, value: string, error: string | null = null) => ({
  id: `${name}-${index}`,
  value,
  error,
});

function heldWords({ versions, twin }: ReadFile['held']): { text: string; kind: string } {
  if (twin === 'same') return { kind: '', text: '已收录同名同日、文字相同的一份：确认后只记为又一来源。' };
  if (twin === 'other')
    return {
      kind: 'warn',
      text: '已收录同名同日而文字不同的一份：确认后两份都保存，以先收录的为准；再到这部法律文件的页面对照两份、选定一份。',
    };
  return versions.length === 0
    ? { kind: '', text: '还没有收录过这部法律文件。' }
    : { kind: '', text: `已收录的版本：${versions.join('、')}。` };
}

/** The text line by line, and what was read out of it. */
function besideView({ file, draft }: ReadFile, prefix: string) {
  const { articles, annexes } = lawView(draft.text);
  const own = <Part extends { anchor: string }>(part: Part) => ({
    ...part,
    anchor: `${prefix}${part.anchor}`,
  });
  return {
    file,
    lines: draft.text.verbatim
      .split('\n')
      .map((text, index) => ({ id: `${prefix}line-${index + 1}`, text: text.trim() })),
    articles: articles.map(own),
    annexes: annexes.map(own),
  };
}
