import { numberToChinese } from '../../src/law';

/** Drawn numbers that are the same in every run (mulberry32). */
export function drawing(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const SYLLABLES = [
  ...'民事权利义务法人财产合同婚姻继承侵责任登记物担保债占有抵押质留置租赁买卖借款建设工程运输技术保管仓储委托行纪中介合伙监护代理时效期间',
];

/** A word of two or three characters drawn so that some are everywhere and most are rare, as in a statute. */
function word(draw: (below: number) => number): string {
  const skewed = () => SYLLABLES[Math.floor((draw(1000) / 1000) ** 2 * SYLLABLES.length)]!;
  return skewed() + skewed() + (draw(3) === 0 ? skewed() : '');
}

function sentence(draw: (below: number) => number): string {
  const words = Array.from({ length: 4 + draw(10) }, () => word(draw));
  return `${words.slice(0, 3).join('')}的，应当${words.slice(3).join('、')}。`;
}

export function drawnArticles(count: number, draw: (below: number) => number): string[] {
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + draw(4) }, () => sentence(draw)).join(''),
  );
}

/** The next version: of a thousand articles `edited` are edited, and some deleted, added and moved. */
export function amended(
  articles: readonly string[],
  edited: number,
  draw: (below: number) => number,
): string[] {
  const next: string[] = [];
  for (const article of articles) {
    const chance = draw(1000);
    if (chance < 5) continue;
    if (chance < 10) next.push(sentence(draw));
    next.push(chance < 10 + edited ? article.replace('应当', '可以依照规定') + sentence(draw) : article);
  }
  for (let moves = Math.ceil(articles.length / 200); moves > 0; moves -= 1) {
    const [taken] = next.splice(draw(next.length), 1);
    next.splice(draw(next.length), 0, taken!);
  }
  return next;
}

export function lawOf(articles: readonly string[]): string {
  const body = articles.map((text, index) => `第${chinese(index + 1)}条　${text}`).join('\n');
  return `测量法\n\n（2020年1月1日公布）\n\n第一章　总则\n${body}\n`;
}

/** Statutes stop below ten thousand; a measurement need not. */
const chinese = (n: number) => (n <= 9999 ? numberToChinese(n) : String(n));
