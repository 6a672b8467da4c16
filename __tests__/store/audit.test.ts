import type { DataSource } from 'typeorm';
import { appendAudit, auditTrail, inTransaction, verifyAuditChain } from '../../src/store';
import { describeOnBoth } from '../databases';

const AT = '2026-11-24T08:00:00.000Z';

describeOnBoth('the audit log', (open) => {
  async function logged(): Promise<DataSource> {
    const db = await open();
    await inTransaction(db, async (em) => {
      await appendAudit(em, {
        at: AT,
        actor: '张三',
        act: 'law.import',
        subject: '示例条例',
        detail: { b: 1, a: [undefined, '二'], c: undefined },
      });
      await appendAudit(em, { at: AT, actor: '李四', act: 'approve', subject: '7', override: true });
      await appendAudit(em, { at: AT, actor: '李四', act: 'publish', subject: '7', detail: { release: 1 } });
    });
    return db;
  }

  /** As someone with the database in hand would do it. */
  async function tamper(db: DataSource, sql: string): Promise<void> {
    await inTransaction(db, async (em) => {
      for (const act of ['update', 'delete']) {
        await em.query(
          `DROP TRIGGER guard_audit_record_${act}${db.options.type === 'postgres' ? ' ON audit_record' : ''}`,
        );
      }
      await em.query(sql);
    });
  }

  it('is whole, and tells its head', async () => {
    const db = await logged();
    const { rows, total } = await auditTrail(db.manager, {}, { limit: 1 });
    expect([total, rows[0]?.act]).toEqual([3, 'publish']);
    expect(await verifyAuditChain(db.manager)).toEqual({ records: 3, broken: null, head: rows[0]!.hash });
    expect((await auditTrail(db.manager, { override: true })).rows.map(({ actor }) => actor)).toEqual([
      '李四',
    ]);
  });

  it.each([
    ['a changed actor', "UPDATE audit_record SET actor = '王五' WHERE seq = 2", 2],
    ['a changed detail', `UPDATE audit_record SET detail = '{"release":2}' WHERE seq = 3`, 3],
    ['a hidden override', 'UPDATE audit_record SET override = (1 = 0) WHERE seq = 2', 2],
    ['a record taken out', 'DELETE FROM audit_record WHERE seq = 2', 2],
    ['a beginning cut off', 'DELETE FROM audit_record WHERE seq = 1', 1],
  ])('shows %s', async (_what, sql, broken) => {
    const db = await logged();
    await tamper(db, sql);
    expect((await verifyAuditChain(db.manager)).broken).toBe(broken);
  });

  it('cut off at its end has another head', async () => {
    const db = await logged();
    const { head } = await verifyAuditChain(db.manager);
    await tamper(db, 'DELETE FROM audit_record WHERE seq = 3');
    expect((await verifyAuditChain(db.manager)).head).not.toBe(head);
  });
});
