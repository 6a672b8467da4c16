import type { VerifyReport } from './verify';

/** The verifier's answer in words, the same on a terminal and on a page. */
export interface ReportWords {
  /** What was looked at. */
  summary: string[];
  problems: { title: string; rows: { label: string; text: string }[] }[];
  conclusion: string[];
}

export function reportWords(report: VerifyReport): ReportWords {
  const log = report.origin === null ? [] : [`日志：${report.origin}，${report.size} 条，根 ${report.root}`];
  return {
    summary: [
      ...log,
      `已逐个核对 ${report.files} 个网页和数据文件（日志、声明等证明文件另行核对，不计在内），${report.releases} 次发布。`,
    ],
    problems: report.problems.map((problem, i) => ({
      title: `问题 ${i + 1}：${problem.file}`,
      rows: [
        { label: '核对了', text: problem.checked },
        { label: '应为', text: problem.expected },
        { label: '实为', text: problem.found },
        { label: '可能是', text: problem.meaning },
        { label: '怎么办', text: problem.whatToDo },
      ],
    })),
    conclusion: conclusion(report),
  };
}

/** The verifier's answer for a terminal, in Chinese. */
export function reportText(report: VerifyReport): string {
  const words = reportWords(report);
  const problems = words.problems.flatMap(({ title, rows }) => [
    '',
    title,
    ...rows.map(({ label, text }) => `  ${label}：${text}`),
  ]);
  return `${[...words.summary, ...problems, '', ...words.conclusion].join('\n')}\n`;
}

function conclusion(report: VerifyReport): string[] {
  if (!report.ok) return [`核验不通过：${report.problems.length} 个问题。`];
  if (report.publisher === 'checked') return ['核验通过：内容完整，签名的密钥与您给出的相符。'];
  return [
    '内容自身完整；发布者未核对。',
    `请把密钥指纹与公报所印的对照：${report.fingerprint}`,
    '或给出从别处得到的密钥指纹（命令用 --key），再核验一次。',
  ];
}
