import { createHmac } from 'node:crypto';
import type { Express } from 'express';
import {
  addPerson,
  type Installation,
  importLaws,
  importList,
  LOCAL_ADMINISTRATOR,
  publish,
  type Role,
  SessionShelf,
  sessionSecret,
} from '../../src/services';
import { createApp } from '../../src/web';
import { Officer } from '../real-path/officer';
import { installed } from '../services/installed';

export const OWN_BODY = '示例区交通运输局';
export const OTHER_BODY = '示例区水务局';
export const FORM_TOKEN = 'token-of-every-session-made-here';
export const CSV =
  '事项名称,事项类型,实施依据\n渡口设立审批,行政许可,《示例条例》第二条\n船舶检查,行政检查,《示例条例》第三条\n';

const LAW =
  '示例条例\n第一条 为了示例，制定本条例。\n第二条 设立渡口，应当经主管部门批准。\n第三条 船舶由主管部门检查。\n';

/** Two bodies with a short list each; the first list is published. Made in a second, unlike the sample. */
export class SmallOffice {
  private drawn = 0;

  private constructor(
    readonly installation: Installation,
    readonly app: Express,
  ) {}

  static async open(now?: string): Promise<SmallOffice> {
    const installation = await installed('sqlite::memory:', now);
    const law = (text: string, day: string) =>
      importLaws(installation, {
        files: [{ name: `示例条例(${day}).txt`, bytes: Buffer.from(text) }],
        facts: {},
        actor: LOCAL_ADMINISTRATOR,
      });
    await law(LAW, '2020-01-01');
    for (const body of [OWN_BODY, OTHER_BODY]) {
      const file = { name: '清单.csv', bytes: Buffer.from(CSV) };
      await importList(installation, { file, body, kind: null, actor: LOCAL_ADMINISTRATOR });
      if (body === OWN_BODY) {
        const out = installation.settings.siteDir;
        const order = { out, effective: null, documentNumber: null, actor: LOCAL_ADMINISTRATOR };
        await publish(installation, { ...order, body });
      }
    }
    await law(
      LAW.replace('第二条 设立渡口', '第二条 为了安全。\n第三条 设立渡口').replace(
        '第三条 船舶',
        '第四条 船舶',
      ),
      '2026-06-01',
    );
    return new SmallOffice(installation, await createApp(installation));
  }

  close(): Promise<void> {
    return this.installation.close();
  }

  /** A new account, already signed in. */
  async person(name: string, roles: Role[], body: string | null): Promise<Officer> {
    await addPerson(this.installation, { name, displayName: name, roles, body, actor: LOCAL_ADMINISTRATOR });
    return this.signedIn(name);
  }

  /** A browser with a session as signing in makes it; without the password, whose hash takes its time. */
  async signedIn(name: string): Promise<Officer> {
    return new Officer(this.app, await this.cookieOf(name));
  }

  /** Null: a session of whoever has not signed in. Its forms carry `FORM_TOKEN`. */
  async cookieOf(name: string | null): Promise<string> {
    const id = `session-${name}-${++this.drawn}`;
    const cookie = { path: '/admin', httpOnly: true, sameSite: 'lax', originalMaxAge: 3_600_000 };
    const data = JSON.stringify({ cookie, csrf: FORM_TOKEN, ...(name !== null && { account: name }) });
    await new SessionShelf(this.installation).write(id, data, name, 3_600_000);
    const secret = await sessionSecret(this.installation);
    const proof = createHmac('sha256', secret).update(id).digest('base64').replace(/=+$/, '');
    return `quanze=${encodeURIComponent(`s:${id}.${proof}`)}`;
  }
}
