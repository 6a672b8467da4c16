import { Command, Option } from 'commander';
import { actorNamed } from '../../services/actor';
import { REVOCATION_REASONS, revokeKey } from '../../services/keys/revoke-key';
import { rotateKey } from '../../services/keys/rotate-key';
import { showKeys } from '../../services/keys/show-keys';
import { acting, answering } from '../list-options';
import { answer, withProgress } from '../output';
import { withInstallation } from '../session';

interface Options {
  json?: boolean;
  as?: string;
}

export function keyCommand(command: Command): Command {
  return command.addCommand(showCommand()).addCommand(rotateCommand()).addCommand(revokeCommand());
}

function showCommand(): Command {
  return answering(new Command('show').description('显示签名公钥和密钥指纹，供公报刊登')).action(
    async ({ json }: Options) => {
      const keys = await withInstallation(showKeys);
      answer(json, keys, () => [
        ...keys.keys.flatMap(({ algorithm, vkey, fingerprint }) => [
          `${algorithm}  ${vkey}`,
          `  密钥指纹 ${fingerprint}`,
        ]),
        ...keys.former.map((vkey) => `原用  ${vkey}${keys.revoked.includes(vkey) ? '（已吊销）' : ''}`),
      ]);
    },
  );
}

function rotateCommand(): Command {
  return acting(
    answering(new Command('rotate').description('更换签名密钥：由新旧两把共同签名登记，再以新钥签名')),
  )
    .option('--to <程序>', '今后由外部签名程序（如密码机）签名；省略时生成新的密钥文件')
    .action(async ({ json, as, to }: Options & { to?: string }) => {
      const result = await withInstallation((installation) =>
        withProgress(async (progress) =>
          rotateKey(installation, { actor: await actorNamed(installation, as), next: to, progress }),
        ),
      );
      answer(json, result, () => [
        '已更换密钥，网站已用新钥签名。新的公钥和密钥指纹（请在公报刊登）：',
        ...result.keys.flatMap(({ algorithm, vkey, fingerprint }) => [
          `${algorithm}  ${vkey}`,
          `  密钥指纹 ${fingerprint}`,
        ]),
        ...(to === undefined ? [] : [`请把环境变量 SIGNER_COMMAND 设为 ${to}，否则下次发布会被拒绝。`]),
      ]);
    });
}

/** `lost 遗失，stolen 被盗` */
const choicesOf = (words: Record<string, string>): string =>
  Object.entries(words)
    .map(([word, chinese]) => `${word} ${chinese}`)
    .join('，');

function revokeCommand(): Command {
  return acting(
    answering(
      new Command('revoke')
        .description('吊销已经换下的密钥')
        .argument('<公钥>', 'key show 列在“原用”后面的一行'),
    ),
  )
    .addOption(
      new Option('--reason <原因>', `原因：${choicesOf(REVOCATION_REASONS)}`)
        .choices(Object.keys(REVOCATION_REASONS))
        .makeOptionMandatory(),
    )
    .action(
      async (vkey: string, { json, as, reason }: Options & { reason: keyof typeof REVOCATION_REASONS }) => {
        const result = await withInstallation((installation) =>
          withProgress(async (progress) =>
            revokeKey(installation, { vkey, reason, actor: await actorNamed(installation, as), progress }),
          ),
        );
        answer(json, result, () => [`已吊销（${REVOCATION_REASONS[reason]}）。`]);
      },
    );
}
