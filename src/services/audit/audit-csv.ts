import { stringify } from 'csv-stringify/sync';
import { guardedCell } from '../../exchange';
import { type AuditRecord, appendAudit, auditRecords, inTransaction } from '../../store';
import type { Actor } from '../actor';
import type { Installation } from '../installation';
import { actInChinese } from './audit-acts';
import { type AuditQuery, filterOf, mustAudit } from './audit-page';

const HEAD = [
  '序号',
  '时间（UTC）',
  '账号',
  '办理',
  '代码',
  '对象',
  '详情',
  '越权',
  '前一条摘要',
  '本条摘要',
];

/** So that a spreadsheet knows the text for UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * The records that fit as CSV (RFC 4180), the oldest first, piece by piece; a cell that a spreadsheet would run as a formula is defused.
 * That someone took them is itself recorded. @throws NotAllowedTo, BadDate
 */
export async function auditCsv(
  installation: Installation,
  query: Omit<AuditQuery, 'page'>,
  actor: Actor,
): Promise<AsyncIterable<string>> {
  mustAudit(actor);
  const filter = filterOf({ ...query, page: 1 });
  await inTransaction(installation.db, (em) =>
    appendAudit(em, {
      at: installation.clock(),
      actor: actor.account,
      act: 'audit.export',
      subject: '审计记录',
    }),
  );
  return pieces(installation, filter);
}

async function* pieces({ db }: Installation, filter: ReturnType<typeof filterOf>): AsyncIterable<string> {
  yield BYTE_ORDER_MARK + lines([HEAD]);
  for await (const some of auditRecords(db.manager, filter)) yield lines(some.map(cellsOf));
}

function cellsOf(record: AuditRecord): string[] {
  const { seq, at, actor, act, subject, detail, override, prevHash, hash } = record;
  const told = JSON.stringify(detail);
  return [
    String(seq),
    at,
    actor,
    actInChinese(act),
    act,
    subject,
    told,
    override ? '是' : '',
    prevHash,
    hash,
  ];
}

const lines = (rows: string[][]): string =>
  stringify(
    rows.map((row) => row.map(guardedCell)),
    { record_delimiter: '\r\n' },
  );
