type Draw = (below: number) => number;
type Harm = (text: string, draw: Draw) => string;

const PIECES = [
  ...[
    '第',
    '条',
    '第三条',
    '第九千九百九十九条',
    '第三条之一',
    '第一条　',
    '条之二',
    '款',
    '（一）',
    '㈠',
    '①',
    '1．',
  ],
  ...[
    '《',
    '》',
    '〈',
    '〉',
    '（',
    '）',
    '(',
    '【法律】',
    '】',
    '“',
    '”',
    '、',
    '至',
    '和',
    '。',
    '；',
    '：',
    '\n',
    '\r\n',
  ],
  ...[
    '第一章　总则',
    '附件',
    '目　录',
    '# ',
    '* ',
    '---',
    '<!--',
    '-->',
    '\u200b',
    '\ufeff',
    '\u00a0',
    '\u3000',
  ],
  ...[
    '\ud83d',
    '😀',
    '\0',
    '\t',
    '２０',
    '前款',
    '本条例',
    '2021年2月30日',
    '修正',
    '删去',
    'é',
    '<p>',
    '&nbsp;',
  ],
];

const cut = (text: string, draw: Draw): [number, number] => {
  const start = draw(text.length + 1);
  return [start, Math.min(text.length, start + 1 + draw(Math.max(1, text.length >> (1 + draw(6)))))];
};

/** What happens to texts on their way: cut, doubled, run together, seasoned with marks that mean something here. */
const HARMS: Harm[] = [
  (text, draw) => {
    const [start, end] = cut(text, draw);
    return text.slice(0, start) + text.slice(end);
  },
  (text, draw) => {
    const [start, end] = cut(text, draw);
    return text.slice(0, end) + text.slice(start);
  },
  (text, draw) => {
    const at = draw(text.length + 1);
    return text.slice(0, at) + PIECES[draw(PIECES.length)]!.repeat(1 + draw(3)) + text.slice(at);
  },
  (text, draw) => {
    const at = draw(text.length + 1);
    return text.slice(0, at) + PIECES[draw(PIECES.length)]!.repeat(1 + draw(2000)) + text.slice(at);
  },
  (text) => text.replaceAll('\n', ''),
  (text, draw) => text.replaceAll(PIECES[draw(PIECES.length)]!, PIECES[draw(PIECES.length)]!),
  (text, draw) => {
    const lines = text.split('\n');
    const [taken] = lines.splice(draw(lines.length), 1);
    lines.splice(draw(lines.length + 1), 0, taken ?? '');
    return lines.join('\n');
  },
  (text, draw) => text.slice(0, draw(text.length + 1)),
];

export function mutated(text: string, draw: Draw): string {
  let result = text;
  for (let harms = 1 + draw(4); harms > 0; harms -= 1) result = HARMS[draw(HARMS.length)]!(result, draw);
  return result;
}
