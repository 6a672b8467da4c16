import { diffText } from '../../src/law';

describe('an article that swallowed many others', () => {
  it('stands beside what it took in, unread: its text has lost the heads of the others', () => {
    const small = '经营者应当建立车辆技术档案。';
    const heap = `${Array.from({ length: 400 }, (_, n) => `第${n}项由主管部门处理。`).join('')}${small}`;
    const { runs, tooDifferent } = diffText(small, heap);
    expect(tooDifferent).toBe(true);
    expect(runs).toEqual([
      { kind: 'deleted', text: small },
      { kind: 'inserted', text: heap },
    ]);
  });
});
