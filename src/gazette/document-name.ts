import type { GazetteInput } from './gazette-input';

/** What a document's file is called, without ending and fit for every system: `…第4号发布`, or over several releases `…第1号至第4号发布`. */
export function documentName({ listTitle, from, to, span }: GazetteInput): string {
  const numbers = from && span.length > 1 ? `第${from.number}号至第${to.number}号` : `第${to.number}号`;
  return `${listTitle}${numbers}发布`.replaceAll(/[\\/:*?"<>|\u0000-\u001f]/g, '');
}
