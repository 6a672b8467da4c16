import type { Command } from 'commander';
import { actorNamed } from '../../services/actor';
import { type BackedUp, backup } from '../../services/backup/backup';
import { acting, answering } from '../list-options';
import { answer } from '../output';
import { withInstallation } from '../session';

interface BackupOptions {
  json?: boolean;
  as?: string;
  withKeys?: boolean;
}

export function backupCommand(command: Command): Command {
  return answering(acting(command))
    .argument('<文件>')
    .option('--with-keys', '连同签名密钥一起备份；文件须像密钥一样保管')
    .action((out: string, options: BackupOptions) => write(out, 'backup', options));
}

export function dumpCommand(command: Command): Command {
  return answering(acting(command))
    .argument('<文件>')
    .action((out: string, options: BackupOptions) => write(out, 'register', options));
}

async function write(out: string, scope: 'backup' | 'register', options: BackupOptions): Promise<void> {
  const result = await withInstallation(async (installation) =>
    backup(installation, {
      out,
      scope,
      withKeys: options.withKeys ?? false,
      actor: await actorNamed(installation, options.as),
    }),
  );
  if (result.keys.length > 0) {
    process.stderr.write('警告：备份里有签名密钥，得到它的人可以冒名发布。请像保管密钥一样保管这个文件。\n');
  }
  answer(options.json, result, () => lines(result, scope));
}

function lines({ file, rows, log, keys }: BackedUp, scope: 'backup' | 'register'): string[] {
  return [
    `已写入 ${file}：${rows} 行；发布日志 ${log.size} 条，根散列值 ${log.root}`,
    ...(scope === 'backup' && keys.length === 0 ? ['签名密钥不在其中，请另行保管。'] : []),
  ];
}
