import { alignLaws, parseLaw } from '../../src/law';
import { anchorOf, comparisonView, lawView } from '../../src/render';

const OLD = `示例办法
（2019年3月2日公布）
第一章 总则
第一条 为了示范，制定本办法。
第二条 本办法适用于示例区内的一切客运经营活动。
第二章 罚则
第一节 一般规定
第三条 有下列情形之一的，由区运管所处一千元罚款：
（一）不按站点停靠的；
（二）拒载旅客的。
第四条 本办法由区政府负责解释，自公布之日起施行。
`;
const NEW = OLD.replace('第四条', '第五条').replace(
  '第三条 有下列情形之一的，由区运管所处一千元罚款',
  '第三条 客运经营者应当安装并正常使用卫星定位装置。\n第四条 有下列情形之一的，由区交通局处二千元罚款',
);

describe('a law as a page shows it', () => {
  it('opens each heading once, and numbers 条 and 项 in Chinese', () => {
    const { articles, preamble } = lawView(parseLaw(OLD));
    expect(preamble).toContain('2019年3月2日公布');
    expect(articles.map(({ anchor, number }) => `${anchor} ${number}`)).toEqual([
      'a1 第一条',
      'a2 第二条',
      'a3 第三条',
      'a4 第四条',
    ]);
    expect(articles.map(({ opens }) => opens.map(({ text }) => text))).toEqual([
      ['第一章 总则'],
      [],
      ['第二章 罚则', '第一节 一般规定'],
      [],
    ]);
    expect(articles[2]!.lines).toEqual([
      { text: '有下列情形之一的，由区运管所处一千元罚款：' },
      { text: '（一）不按站点停靠的；', item: true },
      { text: '（二）拒载旅客的。', item: true },
    ]);
  });

  it('gives every provision the place of its article on the page', () => {
    expect([
      anchorOf('17-1.2.3'),
      anchorOf('17..3'),
      anchorOf('annex1.103'),
      anchorOf('ch5'),
      anchorOf('*'),
    ]).toEqual(['a17-1', 'a17', 'annex1', null, null]);
  });
});

describe('two versions compared', () => {
  const [old, next] = [parseLaw(OLD), parseLaw(NEW)];
  const view = comparisonView(old, next, alignLaws(old, next));

  it('tells unchanged articles in one line, and each change by its numbers and kind', () => {
    expect(view.rows.map(({ numbers, kind }) => `${numbers} ${kind}`)).toEqual([
      '第一条至第二条 未变',
      '第三条 新增',
      '原第三条 → 第四条 改序号并修改',
      '原第四条 → 第五条 改序号',
    ]);
    expect(view.counts).toBe('未变2处、改序号1处、改序号并修改1处、新增1处');
  });

  it('marks the words, without the number that the heading has', () => {
    const [, added, changed, moved] = view.rows;
    expect(added!.pieces).toEqual([{ text: '客运经营者应当安装并正常使用卫星定位装置。', ins: true }]);
    expect(changed!.pieces.map(({ text }) => text).join('')).not.toMatch(/第[三四]条/);
    expect(changed!.pieces).toContainEqual({ text: '运管所处一千', del: true });
    expect(moved!.pieces).toEqual([]);
  });
});
