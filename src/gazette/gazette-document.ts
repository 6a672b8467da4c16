import { comparisonTable, LEGEND } from './comparison-table';
import type { GazetteInput } from './gazette-input';
import { listTable } from './list-table';
import { annexTitles, type Notice, noticeOf } from './notice-words';
import type { GazetteTable } from './table-model';
import { witnessLines } from './witness-words';

export interface GazetteAnnex {
  /** `附件1`; `附件` where there is one alone. */
  label: string;
  title: string;
  /** How to read it; null where that goes without saying. */
  legend: string | null;
  table: GazetteTable;
}

/** All that the document says, before a format sets it: notice, 对照表 where there is one, the list, the witness. */
export interface GazetteDocument {
  title: string;
  notice: Notice;
  annexes: GazetteAnnex[];
  witness: string[];
}

export function gazetteDocument(input: GazetteInput): GazetteDocument {
  const notice = noticeOf(input);
  const titles = annexTitles(input);
  const tables = input.from
    ? [
        { table: comparisonTable(input), legend: LEGEND },
        { table: listTable(input), legend: null },
      ]
    : [{ table: listTable(input), legend: null }];
  return {
    title: notice.title.replace('\n', ''),
    notice,
    annexes: tables.map((one, index) => ({
      ...one,
      label: `附件${tables.length > 1 ? index + 1 : ''}`,
      title: titles[index]!,
    })),
    witness: witnessLines(input),
  };
}
