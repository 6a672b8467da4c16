import type { Command } from 'commander';
import { verifySite } from '../../services/verify-site';
import { answering } from '../list-options';
import { answer, withProgress } from '../output';

interface VerifyOptions {
  json?: boolean;
  key?: string;
  policy?: string;
  since?: string;
}

export function verifyCommand(command: Command): Command {
  return answering(command.argument('<文件夹或zip>'))
    .option('--key <密钥指纹>', '公报所印的密钥指纹，或公钥本身（一行），须从网站之外得到')
    .option('--policy <文件>', '策略文件（写有 log 和公钥的一行），须从网站之外得到')
    .option('--since <文件>', '以前存下的 checkpoint，核对日志只增不改')
    .action(async (path: string, options: VerifyOptions) => {
      const { json, ...trusted } = options;
      const { report, lines } = await withProgress((progress) => verifySite(path, trusted, progress));
      answer(json, report, () => lines);
      if (!report.ok) process.exitCode = 1;
    });
}
