import { parseArgs } from 'node:util';
import { MalformedError, UnreadableTreeError } from './errors';
import { reportText } from './report-text';
import { verifyPath } from './verify-path';

const USAGE = `用法：node verify.mjs [文件夹|快照.zip] [--key 密钥指纹 | --policy 文件] [--since 检查点文件] [--json]

不给路径时核验本程序所在的文件夹。--key 给出公报所印的密钥指纹（64 位十六进制），也可以是密钥本身（vkey），或存有它的文件；须从别处得到
（公报、电话），不能取自站点里。
--since 给出以前保存的 log/checkpoint，核对历史没有被改写。
结果：0 通过，1 不通过，2 用法不对。
`;

/** The single-file verifier: what `verify.mjs` runs. Returns the exit code. */
export async function runVerifier(
  argv: readonly string[],
  ownFolder: string,
  out: (text: string) => void,
  err: (text: string) => void,
): Promise<number> {
  let args: ReturnType<typeof readArgs>;
  try {
    args = readArgs(argv);
  } catch {
    err(USAGE);
    return 2;
  }
  if (args.values.help) {
    out(USAGE);
    return 0;
  }
  try {
    const { key, policy, since, json } = args.values;
    const report = await verifyPath(args.positionals[0] ?? ownFolder, { key, policy, since });
    out(json ? `${JSON.stringify(report)}\n` : reportText(report));
    return report.ok ? 0 : 1;
  } catch (error) {
    if (!(error instanceof MalformedError || error instanceof UnreadableTreeError)) throw error;
    err(`${error.message}\n`);
    return 1;
  }
}

function readArgs(argv: readonly string[]) {
  const args = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      key: { type: 'string' },
      policy: { type: 'string' },
      since: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (args.positionals.length > 1 || (args.values.key && args.values.policy)) throw new RangeError(USAGE);
  return args;
}
