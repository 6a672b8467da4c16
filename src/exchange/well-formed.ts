/** Half of a surrogate pair cannot be written as UTF-8; a text that looks like an escape (ECMA-376, ST_Xstring) is itself escaped. */
export function wellFormed(text: string): string {
  return text.replaceAll(/[\ud800-\udfff]/gu, '\ufffd').replaceAll(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_');
}

/** A text inside XML; what XML 1.0 cannot hold is escaped as ST_Xstring has it. */
export function xmlText(text: string): string {
  return wellFormed(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(
      /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g,
      (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    );
}
