/** Addresses of writing an adjustment. */
export const draftPaths = {
  start: (list: string | number) => `/admin/lists/${list}/adjustments/new`,
  order: (list: string | number) => `/admin/lists/${list}/adjustments/order`,
  edit: (list: string | number, number: string) => `/admin/lists/${list}/items/${number}/edit`,
  restore: (list: string | number, number: string, seq: number) =>
    `/admin/lists/${list}/items/${number}/edit?seq=${seq}`,
  head: (adjustment: string | number) => `/admin/adjustments/${adjustment}/head`,
  add: (adjustment: string | number) => `/admin/adjustments/${adjustment}/add`,
  item: (adjustment: string | number, number: string) => `/admin/adjustments/${adjustment}/items/${number}`,
  takeOut: (adjustment: string | number, number: string) =>
    `/admin/adjustments/${adjustment}/items/${number}/remove`,
  fresh: (adjustment: string | number, kind: string, from: string[] = [], power: number | null = null) =>
    `/admin/adjustments/${adjustment}/new?${new URLSearchParams([
      ['kind', kind],
      ...from.map((one) => ['from', one]),
      ...(power === null ? [] : [['power', String(power)]]),
    ])}`,
};
