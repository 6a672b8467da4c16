import { PLACEHOLDERS, WORDING_PARTS, type WordingPage } from '../../services';
import { paths } from '../paths';

/** The form as filled in, and the notice as it would read. `tried`: not saved yet. */
export function wordingView(
  { preview }: WordingPage,
  filled: Partial<Record<string, string>>,
  tried = false,
  problems: readonly { key: string; why: string }[] = [],
) {
  return {
    title: '公报用语',
    action: paths.gazetteWording,
    placeholders: PLACEHOLDERS.map((name) => `{${name}}`).join('　'),
    parts: Object.entries(WORDING_PARTS).map(([key, { label, standard }]) => ({
      id: key,
      label,
      value: filled[key] || standard,
      hint: standard === '' ? '可以不写' : `通行写法：${standard}`,
      error: problems.find((problem) => problem.key === key)?.why,
    })),
    tried,
    preview: preview && {
      release: preview.release,
      title: preview.notice.title.split('\n'),
      number: preview.notice.number,
      lines: [
        preview.notice.opening,
        ...preview.notice.parts.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]),
        ...preview.notice.closing,
      ],
      signedBy: preview.notice.signedBy,
      date: preview.notice.date,
    },
  };
}
