/** What XML 1.0 does not allow in a text: control characters, halves of surrogate pairs, two non-characters. */
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as it may stand in an element or an attribute; what XML cannot hold becomes U+FFFD. */
export function xmlText(text: string): string {
  return text.replaceAll(NOT_XML, '\ufffd').replaceAll(/[&<>"]/g, (char) => ENTITIES[char]!);
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
