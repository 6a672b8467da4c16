/** What could end a script element, and the characters that a page shows by name: in JSON all may stand as escapes. */
const ESCAPED = /[<>&\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]/g;

/**
 * The content of `<script type="application/ld+json">`, the one thing that a page takes as it is. Nothing in it can end the element; a browser
 * runs nothing of that type, so no policy need allow it.
 */
export class ScriptJson {
  private readonly json: string;

  constructor(value: object) {
    this.json = JSON.stringify(value).replaceAll(
      ESCAPED,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  }

  /** Handlebars' own name for what is safe as it is. */
  toHTML(): string {
    return this.json;
  }
}
