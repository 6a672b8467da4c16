/** A cell is longer than any .xlsx may hold. */
export class CellTooLong extends Error {
  constructor(
    readonly item: string,
    readonly header: string,
    readonly length: number,
    readonly most: number,
  ) {
    super(
      `事项 ${item} 的“${header}”有 ${length} 字，超过 xlsx 单元格的上限 ${most} 字。请改用 CSV 或 JSON 导出，其中没有这个限制。`,
    );
    this.name = 'CellTooLong';
  }
}
