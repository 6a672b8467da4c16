import { addedIn, bodyWords, everyArticle, newPowersIn } from '../../src/basis';
import { alignLaws, parseLaw } from '../../src/law';
import { row } from './ferry';

const part = (old: string | null, now: string | null) => ({ old, new: now, same: false });

const OLD = `示例渡口条例
（2019年3月2日公布）
第一条　为了加强渡口管理，保障渡运安全，制定本条例。
第二条　渡口经营人应当按照核定的航线渡运，不得擅自变更停靠地点。
第三条　渡船应当配备救生设备，并保持其处于可用状态。`;

const NEW = `示例渡口条例
（2026年10月30日修订）
第一条　为了加强渡口管理，保障渡运安全，制定本条例。
第二条　设置浮桥的，应当经所在地县级人民政府交通运输主管部门批准。
第三条　渡口经营人应当按照核定的航线渡运，不得擅自变更停靠地点。
第四条　国务院交通运输主管部门制定渡船检查的技术规范。
第五条　渡船应当配备救生设备，并保持其处于可用状态。
县级人民政府交通运输主管部门应当对救生设备进行现场检查。
第六条　乡镇人民政府应当组织巡查。
第七条　违反本条例第二条规定，有下列情形之一的，由交通运输主管部门处一千元以上五千元以下罚款：
（一）未经批准设置浮桥的；
（二）拒绝检查的。`;

describe('powers that a new text gives', () => {
  const [older, newer] = [parseLaw(OLD), parseLaw(NEW)];
  const body = bodyWords('示例市交通运输局');

  it('are looked for in what was added only', () => {
    expect(addedIn(alignLaws(older, newer), older, newer)).toEqual(['2', '4', '6', '7', '5.2']);
  });

  it('are the added provisions that name the body with a power, each by its class', () => {
    expect(newPowersIn(newer, addedIn(alignLaws(older, newer), older, newer), body)).toEqual([
      { address: '2', type: 'permit', named: '交通运输主管部门', word: '批准' },
      { address: '5.2', type: 'inspection', named: '交通运输主管部门', word: '现场检查' },
      { address: '7', type: 'penalty', named: '交通运输主管部门', word: '罚款' },
    ]);
  });

  it('are none where a 款 only came from another article, unless its words grew a power', () => {
    const before = parseLaw('示例法\n第一条　渡口应当整洁。\n第二条　经营人应当登记乘客。');
    const reads = (words: string) => parseLaw(`示例法\n第一条　渡口应当整洁。\n${words}`);
    const merged = { ...row('1', '1', 'merged'), parts: [part('1.1', '1.1'), part(null, '1.2')] };
    const from = { ...row('2', '1', 'merged'), parts: [part(null, '1.1'), part('2.1', '1.2')] };
    const alignment = { replacements: [], rows: [merged, from] };
    expect(addedIn(alignment, before, reads('经营人应当登记乘客姓名。'))).toEqual([]);
    expect(addedIn(alignment, before, reads('经营人未登记乘客的，由交通运输局处罚款。'))).toEqual(['1.2']);
  });

  it('are found by an alias too, and for no other body', () => {
    const all = everyArticle(newer);
    expect(newPowersIn(newer, all, bodyWords('示例市水务局'))).toEqual([]);
    const towns = bodyWords('示例市某某镇', ['乡镇人民政府']);
    expect(newPowersIn(parseLaw(NEW.replace('组织巡查', '组织抽查')), all, towns)).toMatchObject([
      { address: '6', named: '乡镇人民政府', word: '抽查' },
    ]);
  });
});

describe('the field of a body', () => {
  it.each([
    ['示例市交通运输局', '交通运输'],
    ['示例省示例市示例区应急管理局', '应急管理'],
    ['示例市市场监督管理局', '市场监督管理'],
    ['示例市城市管理局', '城市管理'],
    ['示例县发展和改革委员会', '发展和改革'],
    ['示例自治州水利厅', '水利'],
  ])('%s: %s', (name, field) => {
    expect(bodyWords(name).fields).toEqual([field]);
  });
});
