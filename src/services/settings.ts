import { dirname, join } from 'node:path';
import { z } from 'zod';
import { BrokenSetting } from './errors';

const DEFAULT_DATABASE = 'sqlite:./data/quanze.db';

/** Environment variables, each with what it must look like in words for its reader. */
const environment = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, '应为 sqlite:文件路径 或 postgres://用户:口令@主机/库名')
    .default(DEFAULT_DATABASE),
  SITE_DIR: z.string().min(1, '应为一个文件夹').optional(),
  KEYS_DIR: z.string().min(1, '应为一个文件夹').optional(),
  SIGNER_COMMAND: z.string().min(1, '应为签名程序的路径').optional(),
  HOST: z.string().min(1, '应为主机名或地址').default('127.0.0.1'),
  PORT: z
    .string()
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65535, '应为 0 到 65535 的整数')
    .transform(Number)
    .default(3000),
  SITE_NAME: z.string().min(1, '应为网站名称').default('权责清单'),
  SITE_ID_CODE: z
    .string()
    .regex(/^\d{10}$/, '政府网站标识码应为 10 位数字')
    .optional(),
  BASE_URL: z.url({ protocol: /^https?$/, error: '应为 http:// 或 https:// 开头的网址' }).optional(),
  APP_URL: z.url({ protocol: /^https?$/, error: '应为 http:// 或 https:// 开头的网址' }).optional(),
  OBJECTION_OFFICE: z.string().min(1, '应为受理机构的名称').optional(),
  OBJECTION_PHONE: z.string().min(1, '应为电话号码').optional(),
  OBJECTION_ADDRESS: z.string().min(1, '应为通信地址').optional(),
  OBJECTION_EMAIL: z.string().min(1, '应为电子邮箱').optional(),
  LOG_LEVEL: z.enum(['info', 'warn', 'error', 'silent'], '应为 info、warn、error 或 silent').optional(),
  METRICS_TOKEN: z.string().min(16, '应为至少 16 个字符').optional(),
});

/** Every name that means something. */
export const SETTING_NAMES = Object.keys(environment.shape);

/** How this installation runs. Paths are as given, relative to the working folder. */
export interface Settings {
  databaseUrl: string;
  /** True where nobody chose a database: only there `serve` loads the sample. */
  defaultDatabase: boolean;
  siteDir: string;
  keysDir: string;
  /** The program of a certified device that signs instead of the key file. */
  signerCommand: string | null;
  host: string;
  port: number;
  siteName: string;
  siteIdCode: string | null;
  baseUrl: string | null;
  /** Where the public reaches the app, to send objections from a site that lies anywhere. */
  appUrl: string | null;
  /** Whom the public turns to with an objection. */
  objection: { office: string | null; phone: string | null; address: string | null; email: string | null };
  /** Null: requests are logged where nobody sits at the terminal. */
  logLevel: 'info' | 'warn' | 'error' | 'silent' | null;
  /** What `/metrics` asks for; null: this machine alone may read it. */
  metricsToken: string | null;
}

/** Reads and checks the settings; throws `BrokenSetting` naming every variable that is wrong. */
export function settingsFrom(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = environment.safeParse(given);
  if (!read.success) {
    throw new BrokenSetting(
      read.error.issues.map((issue) => ({ name: String(issue.path[0]), must: issue.message })),
    );
  }
  const values = read.data;
  const home = besideDatabase(values.DATABASE_URL);
  return {
    databaseUrl: values.DATABASE_URL,
    defaultDatabase: values.DATABASE_URL === DEFAULT_DATABASE,
    siteDir: values.SITE_DIR ?? join(home, 'site'),
    keysDir: values.KEYS_DIR ?? join(home, 'keys'),
    signerCommand: values.SIGNER_COMMAND ?? null,
    host: values.HOST,
    port: values.PORT,
    siteName: values.SITE_NAME,
    siteIdCode: values.SITE_ID_CODE ?? null,
    baseUrl: values.BASE_URL ?? null,
    appUrl: values.APP_URL ?? null,
    objection: {
      office: values.OBJECTION_OFFICE ?? null,
      phone: values.OBJECTION_PHONE ?? null,
      address: values.OBJECTION_ADDRESS ?? null,
      email: values.OBJECTION_EMAIL ?? null,
    },
    logLevel: values.LOG_LEVEL ?? null,
    metricsToken: values.METRICS_TOKEN ?? null,
  };
}

/** Site and keys lie beside an embedded database, so that one folder is the whole installation. */
function besideDatabase(url: string): string {
  const file = url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : '';
  return file === '' || file === ':memory:' ? './data' : dirname(file);
}
