import { dutiesOf } from '../../src/intake/duties';

describe('责任事项', () => {
  it('without stages are one entry', () => {
    expect(dutiesOf('1.公示依据。\n2.接受投诉。')).toEqual([{ text: '1.公示依据。\n2.接受投诉。' }]);
    expect(dutiesOf('')).toEqual([]);
  });

  it('are told by the stages that stand at the head of a line', () => {
    expect(dutiesOf('直接实施责任：\n1.规范程序。\n2.信息公开。\n指导监督责任：\n1.监督下级。')).toEqual([
      { stage: '直接实施责任', text: '1.规范程序。\n2.信息公开。' },
      { stage: '指导监督责任', text: '1.监督下级。' },
    ]);
  });

  it('or run on in one line', () => {
    expect(dutiesOf('1.立案责任：发现违法的，立案。 2.调查责任:收集证据。3、告知责任：告知权利。')).toEqual([
      { stage: '1.立案责任', text: '发现违法的，立案。' },
      { stage: '2.调查责任', text: '收集证据。' },
      { stage: '3、告知责任', text: '告知权利。' },
    ]);
  });

  it('do not take a sentence on responsibility for a stage', () => {
    expect(dutiesOf('因此依法承担责任：赔偿损失。\n不履行的，追究责任。')[0]!.text).toContain('赔偿损失');
    expect(dutiesOf('应当对渡口经营人的违法行为承担责任：赔偿。')).toEqual([
      { text: '应当对渡口经营人的违法行为承担责任：赔偿。' },
    ]);
  });
});
