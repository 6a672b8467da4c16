import { chineseDate } from '../../render';
import { GAZETTE_FORMATS, type GazetteFormat, type GazettePage } from '../../services';
import { paths } from '../paths';

const FORMATS: Record<GazetteFormat, string> = {
  docx: 'Word 文件（docx）：可再编辑',
  pdf: 'PDF 文件（pdf）：定稿',
  xlsx: 'Excel 文件（xlsx）：清单和对照表',
};

type Asked = Record<string, unknown>;

/** `附件：1.…`, without a number where there is only one, as on paper. */
const annexLines = (annexes: readonly string[]): string[] =>
  annexes.map(
    (annex, index) =>
      `${index === 0 ? '附件：' : '　　　'}${annexes.length > 1 ? `${index + 1}.` : ''}${annex}`,
  );

const wordOf = (asked: Asked, key: string): string => {
  const said = asked[key];
  return typeof said === 'string' ? said : '';
};

/** What is asked for, as it was asked: all that is shown where no preview can be made of it. */
export function gazetteFormView({ releases, preview }: GazettePage, list: number, asked: Asked) {
  const released = ({ number, publishedAt }: GazettePage['releases'][number]) =>
    `第 ${number} 号（${chineseDate(publishedAt)}）`;
  return {
    action: paths.gazettePage(list),
    none: preview === null,
    publish: paths.publish(list),
    to: releases.map((release) => ({
      value: release.number,
      label: released(release),
      selected: String(release.number) === (wordOf(asked, 'to') || String(preview?.to)),
    })),
    from: [
      { value: '', label: '紧接其前的一次', selected: wordOf(asked, 'from') === '' },
      ...releases.slice(1).map((release) => ({
        value: release.number,
        label: released(release),
        selected: String(release.number) === wordOf(asked, 'from'),
      })),
    ],
    document: wordOf(asked, 'document'),
    date: wordOf(asked, 'date'),
    what: null as string | null,
  };
}

/** The form, the notice as it would read, and the files to take. */
export function gazetteView(page: GazettePage, list: number, asked: Asked) {
  const { preview } = page;
  const form = gazetteFormView(page, list, asked);
  if (preview === null) return form;
  const { document, date } = form;
  const query = new URLSearchParams({
    ...(preview.from && { from: String(preview.from) }),
    ...(document && { document }),
    ...(date && { date }),
  });
  return {
    ...form,
    notice: { ...preview.notice, annexes: annexLines(preview.notice.annexes) },
    what:
      preview.from === null
        ? `第 ${preview.to} 号发布，首次公布清单`
        : `从第 ${preview.from} 号发布到第 ${preview.to} 号发布的变化`,
    files: (Object.keys(GAZETTE_FORMATS) as GazetteFormat[]).map((format) => ({
      label: FORMATS[format],
      href: `${paths.gazette(null, preview.to, format)}${query.size > 0 ? `?${query}` : ''}`,
    })),
  };
}
