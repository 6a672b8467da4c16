import { namesStaff } from '../../src/list';

describe('a header over names of staff', () => {
  it.each(['录入人', '填报人', '经办人姓名', '审核 人员', '联系人（姓名）', '责任人', '审核领导'])(
    '%s names persons, whom a published list must not',
    (header) => expect(namesStaff(header)).toBe(true),
  );

  it.each(['责任岗位', '承办机构', '责任主体', '联系电话', '办理对象', '内部说明'])('%s does not', (header) =>
    expect(namesStaff(header)).toBe(false),
  );
});
