import { allReleases, readSetting } from '../store';
import type { Installation } from './installation';

/** Setting: APP_URL as it was when the site was last built, empty where there was none. */
export const LAID_APP_URL = 'site.app-url';

/** What an administrator has to know of how the public can object; nothing where all is as set. */
export interface ObjectionWay {
  /** The site that lies there was built with another APP_URL, or without one. */
  outdated: string | null;
  /** The site has no form, or no way at all. */
  lacking: string | null;
}

/** How the public objects on the site that lies there, against what is set now. */
export async function objectionWay({ db, settings }: Installation): Promise<ObjectionWay> {
  const { appUrl, objection } = settings;
  const laid = await readSetting<string>(db.manager, LAID_APP_URL);
  const released = (await allReleases(db.manager)).length > 0;
  const differs = released && laid !== undefined && laid !== (appUrl ?? '');
  return {
    outdated: differs
      ? `公开网站是${laid === '' ? '没有设 APP_URL 时' : `按 APP_URL=${laid} `}生成的，现在${appUrl === null ? '没有设' : `设的是 ${appUrl}`}。重新生成网站（npx quanze publish --out 网站文件夹，或办理端的“发布清单”）以后，异议页才会跟着改。`
      : null,
    lacking: appUrl === null ? withoutForm(objection) : null,
  };
}

function withoutForm({ phone, address, email }: Installation['settings']['objection']): string {
  return phone === null && address === null && email === null
    ? '没有设 APP_URL，也没有设 OBJECTION_PHONE、OBJECTION_ADDRESS：公开网站的异议页没有表单，也没有电话和地址。设好后重新生成网站。'
    : '没有设 APP_URL：公开网站的异议页没有表单，只写明电话和地址。';
}
