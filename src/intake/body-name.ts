const KINDS = '局|委员会|委|办公室|办|厅|部|院|大队|支队|中心|署|处|政府|街道|镇|乡';
/** 克拉玛依市商务局2024年权责清单, 2024年市农业农村局权责清单. */
const IN_TITLE = new RegExp(
  `([\\u4e00-\\u9fff]{2,40}?(?:${KINDS}))(?:（[^）]{0,20}）)?(?:\\d{4}年)?(?:度)?(?:本级)?(?:政府)?(?:部门)?(?:行政)?(?:权力和责任|权责|权力|责任|职权)`,
);
const NAMED =
  /(?:部门名称|填报单位|单位名称|(?<![\u4e00-\u9fff])单位)(?:（[^）]{0,10}）|\([^)]{0,10}\))?[:：]\s*([\u4e00-\u9fff]{2,30})/;

/** The body that a title or a file's name speaks of; null where it names none. */
export function bodyIn(text: string): string | null {
  for (const line of text.slice(0, 5000).split('\n')) {
    const plain = line
      .replaceAll(/\s+/g, '')
      .replaceAll(/^附件?\d*[:：]?/g, '')
      .replaceAll(/\d{4}年(?=[\u4e00-\u9fff]{0,3}(?:省|市|县|区|旗|[\u4e00-\u9fff]))/g, '');
    const found = IN_TITLE.exec(plain)?.[1];
    if (found) return found.replace(/^(?:关于公布|公布|附件)/, '');
  }
  return NAMED.exec(text.slice(0, 5000))?.[1] ?? null;
}
