import { Ground, material } from '../../src/basis/standing';

const law = new Ground(
  '道路客运经营者应当为旅客提供良好的乘车环境保持车辆清洁卫生并采取必要的措施防止在运输过程中发生侵害旅客人身财产安全的违法行为',
);

describe('how a quote stands in a text', () => {
  it('stands wholly where it is found word for word', () => {
    expect(law.standing('保持车辆清洁卫生').share).toBe(1);
  });

  it('stands through a slip of the pen, and tells it', () => {
    const { share, differences } = law.standing('应当为旅客提供良好的乘车环景保持车辆清洁卫生');
    expect(share).toBeGreaterThan(0.9);
    expect(differences).toEqual([{ quote: '景', text: '境', inner: true }]);
    expect(differences.some(material)).toBe(false);
  });

  it('stands through an elision', () => {
    expect(law.standing('道路客运经营者应当为旅客提供良好的乘车环境防止在运输过程中发生侵害旅客').share).toBe(
      1,
    );
  });

  it('knows an amended sentence by its words', () => {
    const { differences } = law.standing('应当为旅客提供良好的候车场所保持车辆清洁卫生');
    expect(differences.some(material)).toBe(true);
  });

  it('does not stand where only boilerplate is shared', () => {
    expect(law.standing('渡口经营人应当为乘客登记并保存登记簿').share).toBeLessThan(0.5);
  });

  it('stays fast on a long text without any variety', () => {
    const long = 'ab'.repeat(100_000);
    const started = process.cpuUsage();
    expect(new Ground(long).standing(`${'ab'.repeat(1000)}c${'ba'.repeat(1000)}`).share).toBeGreaterThan(0.9);
    // Linear takes a tenth of a second, quadratic minutes.
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(5);
  });
});
