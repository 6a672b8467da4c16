import { alignLaws, parseLaw } from '../../src/law';

/** Five articles about a body, so long that they are known again whatever it is called. */
const law = (body: string, reference: string) =>
  parseLaw(
    [
      `设置渡口的，应当向所在地的${body}提出书面申请，并附具选址论证报告。`,
      `${body}应当自受理申请之日起二十日内作出决定，并书面告知申请人理由。`,
      `渡口经营人应当每年向${body}报送渡运安全情况，不得瞒报、漏报。`,
      `违反${reference}规定，擅自设置渡口的，由${body}责令限期拆除，恢复原状。`,
      `违反${reference}规定，阻碍检查的，由${body}给予警告，并可以处五百元罚款。`,
    ]
      .map((text, i) => `第${'一二三四五'[i]}条　${text}`)
      .join('\n'),
  );

const replacements = (...[from, to]: [[string, string], [string, string]]) =>
  alignLaws(law(...from), law(...to)).replacements.map(({ old, new: next, count }) => [old, next, count]);

describe('a replacement made all over a text', () => {
  it('is told once, term for term, whatever characters both terms have in common', () => {
    expect(replacements(['道路运输管理机构', '第二条'], ['交通运输主管部门', '第二条'])).toEqual([
      ['道路运输管理机构', '交通运输主管部门', 5],
    ]);
    expect(replacements(['航道管理处', '第二条'], ['航务中心', '第二条'])).toEqual([
      ['航道管理处', '航务中心', 5],
    ]);
  });

  it('is no other number of an article', () => {
    expect(replacements(['海事机构', '第十二条'], ['海事机构', '第二十三条'])).toEqual([]);
  });
});
