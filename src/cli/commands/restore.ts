import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { type Restored, restore } from '../../services/backup/restore';
import { settingsOf } from '../../services/settings-file';
import { answering } from '../list-options';
import { answer } from '../output';

export function restoreCommand(command: Command): Command {
  return answering(command)
    .argument('<文件>')
    .action(async (file: string, { json }: { json?: boolean }) => {
      const settings = settingsOf(process.env);
      const sources = {
        clock: () => new Date().toISOString(),
        random: (size: number) => randomBytes(size),
      };
      const result = await restore(settings, sources, file);
      answer(json, result, () => lines(result, settings.keysDir));
    });
}

function lines({ scope, rows, keys, wrongKey }: Restored, keysDir: string): string[] {
  return [
    `已恢复 ${rows} 行，校验值和发布日志的根散列值相符。`,
    keys.length > 0
      ? `签名密钥已写入 ${keysDir}：${keys.join('、')}。`
      : `签名密钥不在文件里：请把原来的密钥放回 ${keysDir}，否则不能再发布。`,
    ...(wrongKey === null ? [] : [`注意：${wrongKey}`]),
    ...(scope === 'register' ? ['文件里没有账号：启动 serve 后按首次登录链接设置管理员。'] : []),
    '公开网站请用 publish 重新生成。',
  ];
}
