/** A part of a long answer. */
export interface PageQuestion {
  /** From 1. */
  page: number;
  pageSize: number;
}

export interface Paged<T> {
  total: number;
  page: number;
  pageSize: number;
  rows: T[];
}

export function paged<T>(all: readonly T[], { page, pageSize }: PageQuestion): Paged<T> {
  return { total: all.length, page, pageSize, rows: all.slice((page - 1) * pageSize, page * pageSize) };
}
