import type { VerifyReport } from './verify';

/** The verifier's answer for a terminal, in Chinese. */
export function reportText(report: VerifyReport): string {
  const lines: string[] = [];
  if (report.origin !== null) lines.push(`日志：${report.origin}，${report.size} 条，根 ${report.root}`);
  lines.push(`已核对 ${report.files} 个文件，${report.releases} 次发布。`);
  report.problems.forEach((problem, i) => {
    lines.push(
      '',
      `问题 ${i + 1}：${problem.file}`,
      `  核对了：${problem.checked}`,
      `  应为：${problem.expected}`,
      `  实为：${problem.found}`,
      `  可能是：${problem.meaning}`,
      `  怎么办：${problem.whatToDo}`,
    );
  });
  lines.push('', conclusion(report));
  return `${lines.join('\n')}\n`;
}

function conclusion(report: VerifyReport): string {
  if (!report.ok) return `核验不通过：${report.problems.length} 个问题。`;
  if (report.publisher === 'checked') return '核验通过：内容完整，由您给出的密钥签名。';
  return [
    '内容自身完整；发布者未核对。',
    `请把密钥指纹与公报所印的对照：${report.fingerprint}`,
    '或用 --key、--policy 给出从别处得到的密钥，再核验一次。',
  ].join('\n');
}
