import type { HeldLaw, HeldVersion } from '../../src/basis';
import type { Alignment, LinkKind, LinkRow } from '../../src/law';
import { parseLaw } from '../../src/law';

/** An invented law in two versions: the second inserts, changes, splits and drops articles. */
export const FERRY = '滨江市渡口管理条例';

const HISTORY = '2019年5月1日滨江市第三届人民代表大会常务委员会第六次会议通过';
const REFORM =
  '2024年3月1日滨江市第四届人民代表大会常务委员会第二次会议《关于修改〈滨江市渡口管理条例〉的决定》修正';

const OLD = `${FERRY}

${HISTORY}

第一条 为了加强渡口管理，保障渡运安全，制定本条例。

第二条 本市行政区域内渡口的设置、运营和监督管理，适用本条例。

第三条 设置渡口应当向区交通运输主管部门提出申请，并提交下列材料：

（一）申请书；

（二）渡口设计图纸；

（三）安全管理制度。

区交通运输主管部门应当自受理之日起二十日内作出决定。

第四条 渡船应当经船舶检验机构检验合格后，方可投入渡运。

第五条 渡工应当经培训考核合格，每年参加安全教育不少于十六学时。

第六条 渡运中禁止下列行为：

（一）超过核定的人数载客；

（二）在大风、大雾天气开航；

（三）酒后驾驶渡船。

第七条 违反本条例第三条规定，擅自设置渡口的，由区交通运输主管部门责令限期拆除，处五千元以上二万元以下的罚款。

第八条 渡口经营人未建立乘客登记制度的，由区交通运输主管部门责令改正，可以处一千元以下的罚款。渡船超过核定人数载客的，责令卸下超载人员，处二千元以上五千元以下的罚款。

第九条 渡口经营人应当按照国家规定投保承运人责任险。

第十条 对举报渡口违法行为查证属实的单位和个人，由区人民政府给予奖励。
`;

const NEW = `${FERRY}

${HISTORY}

${REFORM}

第一条 为了加强渡口管理，保障渡运安全，制定本条例。

第二条 本市行政区域内渡口的设置、运营和监督管理，适用本条例。

第三条 设置渡口应当向区交通运输主管部门提出申请，并提交下列材料：

（一）申请书；

（二）渡口设计图纸；

（三）安全管理制度。

区交通运输主管部门应当自受理之日起十日内作出决定，并向社会公布。

第四条 渡口应当按照标准配备救生衣、救生圈和通信设备，并定期检查更换。

第五条 渡船应当经船舶检验机构检验合格后，方可投入渡运。

第六条 渡工应当经培训考核合格，每年参加安全教育不少于二十四学时。

第七条 渡运中禁止下列行为：

（一）超过核定的人数载客；

（二）在大风、大雾、暴雨天气开航；

（三）酒后驾驶渡船。

第八条 违反本条例第三条规定，擅自设置渡口的，由区交通运输主管部门责令限期拆除，处五千元以上二万元以下的罚款。

第九条 渡口经营人未建立乘客登记制度的，由区交通运输主管部门责令改正，可以处一千元以下的罚款。

第十条 渡船超过核定人数载客的，责令卸下超载人员，处二千元以上五千元以下的罚款；情节严重的，吊销渡工证书。

第十一条 对举报渡口违法行为查证属实的单位和个人，由区人民政府给予奖励。
`;

export const oldVersion: HeldVersion = version('2019-05-01', '2019-07-01', OLD);
export const newVersion: HeldVersion = version('2024-03-01', '2024-05-01', NEW);

function version(promulgated: string, effective: string, text: string): HeldVersion {
  return { id: `${FERRY} ${promulgated}`, promulgated, effective, text: parseLaw(text) };
}

export function ferryLaw(...versions: HeldVersion[]): HeldLaw {
  return { id: FERRY, title: FERRY, aliases: [], versions, events: [] };
}

/** What became of the articles, read by hand. */
export const alignment: Alignment = {
  replacements: [],
  rows: [
    row('1', '1', 'same'),
    row('2', '2', 'same'),
    row('3', '3', 'changed'),
    row(null, '4', 'added'),
    row('4', '5', 'renumbered'),
    row('5', '6', 'renumbered+changed'),
    row('6', '7', 'renumbered+changed'),
    row('7', '8', 'renumbered'),
    row('8', '9', 'split'),
    row('8', '10', 'split'),
    row('9', null, 'deleted'),
    row('10', '11', 'renumbered'),
  ],
};

export function row(old: string | null, now: string | null, kind: LinkKind, sure = true): LinkRow {
  const none = { disputed: false, moved: false, score: 1, margin: 1, pass: 'by hand', parts: [] };
  return { old, new: now, kind, sure, ...none };
}
