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

/** The form, the notice as it would read, and the files to take. */
export function gazetteView({ releases, preview }: GazettePage, list: number, asked: Asked) {
  const words = (key: string) => (typeof asked[key] === 'string' ? asked[key] : '');
  const query = new URLSearchParams({
    ...(preview?.from && { from: String(preview.from) }),
    ...(words('document') && { document: words('document') }),
    ...(words('date') && { date: words('date') }),
  });
  const released = (number: number) => {
    const release = releases.find((one) => one.number === number);
    return `第 ${number} 号（${chineseDate(release!.publishedAt)}）`;
  };
  const numbers = releases.map(({ number }) => number);
  return {
    action: paths.gazettePage(list),
    none: preview === null,
    publish: paths.publish(list),
    to: numbers.map((number) => ({
      value: number,
      label: released(number),
      selected: number === preview?.to,
    })),
    from: [
      { value: '', label: '紧接其前的一次', selected: words('from') === '' },
      ...numbers.slice(1).map((number) => ({
        value: number,
        label: released(number),
        selected: String(number) === words('from'),
      })),
    ],
    document: words('document'),
    date: words('date'),
    notice: preview && {
      ...preview.notice,
      annexes: annexLines(preview.notice.annexes),
    },
    what:
      preview &&
      (preview.from === null
        ? `第 ${preview.to} 号发布，首次公布清单`
        : `从第 ${preview.from} 号发布到第 ${preview.to} 号发布的变化`),
    files: preview
      ? (Object.keys(GAZETTE_FORMATS) as GazetteFormat[]).map((format) => ({
          label: FORMATS[format],
          href: `${paths.gazette(null, preview.to, format)}${query.size > 0 ? `?${query}` : ''}`,
        }))
      : [],
  };
}
