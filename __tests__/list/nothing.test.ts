import { losesItsBasis, restsOnNothing, saysNothing } from '../../src/list';

describe('cells that say there is nothing', () => {
  it.each(['', ' \n', '无', ' 无 ', '/', '／', '\\', '-', '——', '　'])('%j says nothing', (cell) => {
    expect(saysNothing(cell)).toBe(true);
  });

  it.each(['无偿使用', '/2', '《示例渡口法》第四条', '零'])('%j says something', (cell) => {
    expect(saysNothing(cell)).toBe(false);
  });
});

describe('the last basis of an item', () => {
  const item = (power?: string, duty?: string) => ({
    basisText: { ...(power !== undefined && { power }), ...(duty !== undefined && { duty }) },
  });
  const law = '《示例渡口法》第四条';

  it('is missing where neither the power nor its duties name one', () => {
    expect(restsOnNothing(item('无', '/'))).toBe(true);
    expect(restsOnNothing(item(undefined, law))).toBe(false);
  });

  it('is lost with 实施依据, even where the duties still name a law', () => {
    expect(losesItsBasis(item(law, law), item('', law))).toBe(true);
    expect(losesItsBasis(item(undefined, law), item(undefined, '无'))).toBe(true);
  });

  it('is not lost with 责任事项依据 alone, nor where there was none', () => {
    expect(losesItsBasis(item(law, law), item(law, ''))).toBe(false);
    expect(losesItsBasis(item('无'), item(''))).toBe(false);
  });
});
