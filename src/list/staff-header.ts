/** Headers over names of staff. A list has posts (责任岗位); a person's name must not be published (政府信息公开条例第十五条). */
const STAFF =
  /(?:录入|填报|填表|填写|制表|编制|经办|承办|办理|审核|复核|联系|负责|责任|主管|分管|具体)(?:人|人员)(?:员)?(?:姓名|名单)?$|姓名$|审核领导$|分管领导$/;

export function namesStaff(header: string): boolean {
  return STAFF.test(header.normalize('NFKC').replaceAll(/[\s()]/g, ''));
}
