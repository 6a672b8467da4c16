import type { GoesWithSample } from '../../services';
import { paths } from '../paths';

/** What goes with the sample and what stays, before anything is removed. */
export function removeSampleView(goes: GoesWithSample, account: string) {
  const { body, laws, releases, accounts, keysDir, siteDir } = goes;
  return {
    title: '清除示例，从头开始',
    action: paths.removeSample,
    back: paths.desk,
    goes: [
      { text: `清单：${body}的清单，连同全部调整、法律变动的处理和公众意见` },
      {
        text: `法律文件 ${laws.length} 件，您后来导入的也在内：${laws.map((one) => `《${one}》`).join('、')}`,
      },
      { text: `发布 ${releases} 次，连同公开网站（文件夹 ${siteDir}）` },
      { text: `签名密钥（文件夹 ${keysDir}）：以后的发布用新的密钥` },
      {
        text:
          accounts.length === 0
            ? '账号：除您以外没有别的账号'
            : `账号 ${accounts.length} 个，后来建的也在内：${accounts.join('、')}`,
      },
      { text: '办理程序、工作日历、公报用语等改动，以及审计记录' },
    ],
    stays: [{ text: `您自己的账号 ${account}：口令不变，角色为管理员` }],
  };
}
