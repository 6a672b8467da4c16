import {
  type Actor,
  actorNamed,
  addPerson,
  type Installation,
  importLaws,
  importList,
  LOCAL_ADMINISTRATOR,
  publish,
  type Role,
} from '../../src/services';
import { workbookOf } from '../intake/workbook-of';
import { installed } from './installed';

/** An office with an invented law, a published list of twelve items, and people: one for each role, and a second drafter. */
export interface Office {
  installation: Installation;
  list: number;
  lin: Actor;
  wu: Actor;
  zhou: Actor;
  han: Actor;
}

export const FERRY_LAW = `示例渡口法
（2019年3月2日示例市第一届代表大会通过）
第一条　为了管理渡口，制定本法。
第二条　设置渡口，应当经县级人民政府批准。
第三条　渡口经营人应当按照核定的航线渡运。
第四条　违反本法第三条规定的，处五百元以下的罚款。`;

/** The same law with 第二条 and 第五条 new between the old ones. */
export const NEW_FERRY_LAW = `示例渡口法
（2019年3月2日示例市第一届代表大会通过　2026年11月20日修订　自2026年12月15日起施行）
第一条　为了管理渡口，制定本法。
第二条　设置浮桥，应当经县级人民政府交通运输主管部门许可。
第三条　设置渡口，应当经县级人民政府批准。
第四条　渡口经营人应当按照核定的航线渡运，并公示票价。
第五条　交通运输主管部门应当对浮桥进行检查。
第六条　违反本法第四条规定的，处五百元以下的罚款。`;

const ROWS = [
  ['序号', '事项名称', '权力类型', '实施依据', '承办机构', '责任事项内容'],
  [
    '1',
    '渡口设置审批',
    '行政许可',
    '【法律】《示例渡口法》\n第二条：设置渡口，应当经县级人民政府批准。',
    '水运科',
    '1.受理责任：公示材料。',
  ],
  [
    '2',
    '不按航线渡运的处罚',
    '行政处罚',
    '【法律】《示例渡口法》\n第四条：违反本法第三条规定的，处五百元以下的罚款。',
    '执法队',
    '',
  ],
  ['3', '渡口安全检查', '行政检查', '《示例渡口法》第三条', '执法队', ''],
  ...Array.from({ length: 9 }, (_, n) => [
    `${n + 4}`,
    `渡运管理第${n + 4}项`,
    '行政检查',
    '《示例渡口法》第三条',
    '执法队',
    '',
  ]),
];

export async function office(url: string, now?: string): Promise<Office> {
  const installation = await installed(url, now);
  const list = await furnish(installation);
  const person = async (name: string, role: Role) => {
    await addPerson(installation, {
      name,
      displayName: name,
      roles: [role],
      body: null,
      actor: LOCAL_ADMINISTRATOR,
    });
    return actorNamed(installation, name);
  };
  return {
    installation,
    list,
    lin: await person('小林', 'drafter'),
    wu: await person('小吴', 'drafter'),
    zhou: await person('老周', 'reviewer'),
    han: await person('韩局', 'approver'),
  };
}

/** Law and list of the office, published as release 1; gives the list. */
export async function furnish(installation: Installation): Promise<number> {
  const law = Buffer.from(FERRY_LAW);
  await importLaws(installation, {
    files: [{ name: '示例渡口法(2019-03-02).txt', bytes: law }],
    facts: { kind: '法律' },
    actor: LOCAL_ADMINISTRATOR,
  });
  const { list } = await importList(installation, {
    file: { name: '清单.xlsx', bytes: workbookOf([{ name: '清单', rows: ROWS }]) },
    body: '示例市交通运输局',
    kind: null,
    actor: LOCAL_ADMINISTRATOR,
  });
  await publish(installation, {
    out: installation.settings.siteDir,
    effective: null,
    documentNumber: null,
    actor: LOCAL_ADMINISTRATOR,
  });
  return list;
}
