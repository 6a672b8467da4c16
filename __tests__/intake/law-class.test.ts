import { lawClassOf } from '../../src/intake';
import { parseLaw } from '../../src/law';

const classOf = (title: string, preamble: string) =>
  lawClassOf(
    parseLaw(`${title}\n（${preamble}）\n第一条 为了规范渡口，制定本规定。\n第二条 本规定自公布之日起施行。`),
  );

describe('the class of a law', () => {
  it.each([
    ['中华人民共和国渡口法', '2020年1月1日第十三届全国人民代表大会常务委员会第五次会议通过', '法律'],
    ['渡口管理条例', '2020年1月1日中华人民共和国国务院令第900号公布', '行政法规'],
    ['滨江省渡口条例', '2020年1月1日滨江省第十三届人民代表大会常务委员会第二次会议通过', '地方性法规'],
    ['某某自治州渡口条例', '2020年1月1日某某自治州第九届人民代表大会第二次会议通过', '地方性法规'],
    ['渡口管理规定', '2020年1月1日交通运输部令2020年第1号公布', '部门规章'],
    ['滨江省渡口管理办法', '2020年1月1日滨江省人民政府令第30号公布', '地方政府规章'],
  ])('%s（%s） seems to be %s', (title, preamble, kind) => {
    expect(classOf(title, preamble)).toBe(kind);
  });

  it('is left open where the text does not tell', () => {
    expect(classOf('渡口管理暂行规定', '2020年1月1日公布')).toBeNull();
  });
});
