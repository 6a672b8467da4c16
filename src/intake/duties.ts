import type { ItemContent } from '../list';

/** `1.受理责任：`, `直接实施责任：`, `（2）审查责任:` at the head of a line. */
const STAGE =
  /^[ \t\u3000]*((?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]?[.、．]?[ \t\u3000]*)?[\u4e00-\u9fff]{2,10}责任)[ \t\u3000]*[:：]/;
/** The same inside a line, where a list runs on: `…决定。 2.审查责任：`. */
const RUNNING = /(?<=[。；;\s…])(?=(?:\d{1,2}[.、．])[ \t]*[\u4e00-\u9fff]{2,6}责任[ \t]*[:：;；])/g;

/** 责任事项 by the stages that the cell names, in its order; one entry without a stage where it names none. */
export function dutiesOf(cell: string): ItemContent['duties'] {
  const duties: { stage?: string; text: string }[] = [];
  for (const line of cell.replaceAll(RUNNING, '\n').split('\n')) {
    const head = STAGE.exec(line);
    if (head) duties.push({ stage: head[1]!.trim(), text: line.slice(head[0].length) });
    else if (duties.length === 0) duties.push({ text: line });
    else duties.at(-1)!.text += `\n${line}`;
  }
  return duties
    .map(({ stage, text }) => ({ ...(stage && { stage }), text: text.trim() }))
    .filter(({ stage, text }) => text !== '' || stage !== undefined);
}
