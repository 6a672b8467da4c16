import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusDir, hasCorpus } from '../corpus';

/** Every law text beside the project, by name. */
export function corpusLaws(): [name: string, text: string][] {
  return ['laws', 'parse-only'].flatMap((folder) =>
    readdirSync(join(corpusDir, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.txt'))
      .sort()
      .map((name): [string, string] => [name, readFileSync(join(corpusDir, folder, name), 'utf8')]),
  );
}

/** The legal-basis cells beside the project. */
export function corpusCells(): string[] {
  const lines = readFileSync(join(corpusDir, 'citations.jsonl'), 'utf8').trim().split('\n');
  return lines.map((line) => (JSON.parse(line) as { text: string }).text);
}

const INVENTED_LAW = `# 示例市渡口管理办法

（2015年3月2日公布　根据2021年6月8日《关于修改〈示例市渡口管理办法〉的决定》修正）

目　录
第一章　总　则
第二章　渡口

第一章　总　则
第一条　为了加强渡口管理，根据《示例航道法》第九条，制定本办法。
第二条　渡口包括：
（一）公路渡口；
（二）乡镇渡口，其中：
1.常年渡口；
2.季节渡口。
前款所称渡口不包括浮桥。
第二章　渡口
第三条　设置渡口，应当经批准。将第二条修改为：“第五条　甲。
第六条　乙。”
第三条之一　渡口停用的，应当公告。第四条　违反本办法第三条规定的，处一千元以上一万元以下的罚款。
第五条　本办法自2015年5月1日起施行。
附件：收费目录
1．泊位费
2．拖车费
`;

const INVENTED_CELL = `【法律】《示例渡口法》（2015年3月1日通过　根据2021年5月2日《关于修改〈示例渡口法〉的决定》修正）
    第三条第一款、第五条至第七条：设置渡口，应当依照《示例航道法》第九条的规定审批。
【规章】《示例渡口管理办法（试行）》（示例令2016年第4号）附件第12项
    第五条第（二）项：渡口应当配备人员。
《甲法》、《乙条例》第三条之一，刑法第一百三十三条之一。`;

/** Texts to do harm to: the real ones where they are at hand, invented ones elsewhere. */
export const someLaws = (): string[] => (hasCorpus ? corpusLaws().map(([, text]) => text) : [INVENTED_LAW]);
export const someCells = (): string[] => (hasCorpus ? corpusCells() : [INVENTED_CELL]);
