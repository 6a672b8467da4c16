import { leftInWords } from '../../src/services';

describe('what was not taken in', () => {
  it('is named by item and article, each reason once', () => {
    const why = '没有可以采纳的建议，请改写或记为无需调整';
    expect(
      leftInWords([
        { impact: '36', place: '事项 0003（第三条）', why },
        { impact: '37', place: '事项 0004（第三条）', why },
        { impact: '38', place: '事项 0005（第七条）', why: '另一原因' },
      ]),
    ).toEqual([
      '事项 0003（第三条）、事项 0004（第三条）：没有可以采纳的建议，请改写或记为无需调整',
      '事项 0005（第七条）：另一原因',
    ]);
  });
});
