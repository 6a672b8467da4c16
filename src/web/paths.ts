/** Every address of the officer's side, so that no template or route spells one. */
export const paths = {
  desk: '/admin',
  signIn: '/admin/sign-in',
  signOut: '/admin/sign-out',
  objections: (list: string | number) => `/admin/lists/${list}/objections`,
  objection: (list: string | number, id: string | number) => `/admin/lists/${list}/objections/${id}`,
  actOnObjection: (list: string | number, id: string | number) => `/admin/lists/${list}/objections/${id}/act`,
  eraseSender: (list: string | number, id: string | number) => `/admin/lists/${list}/objections/${id}/erase`,
  adjustFromObjection: (list: string | number, id: string | number) =>
    `/admin/lists/${list}/objections/${id}/adjustment`,
  answerDays: '/admin/objection-days',
  /** The public's side: no cookie, no session. */
  newObjection: '/objections/new',
  sendObjection: '/objections',
  objectionStatus: '/objections/status',
  people: '/admin/people',
  person: (id: string | number) => `/admin/people/${id}`,
  renamePerson: (id: string | number) => `/admin/people/${id}/name`,
  renewLink: (id: string | number) => `/admin/people/${id}/link`,
  grantRight: (id: string | number) => `/admin/people/${id}/grant`,
  withdrawRight: (id: string | number) => `/admin/people/${id}/withdraw`,
  disablePerson: (id: string | number) => `/admin/people/${id}/disable`,
  enablePerson: (id: string | number) => `/admin/people/${id}/enable`,
  account: '/admin/account',
  password: '/admin/account/password',
  bodies: '/admin/bodies',
  body: (id: string | number) => `/admin/bodies/${id}`,
  retireBody: (id: string | number) => `/admin/bodies/${id}/retire`,
  restoreBody: (id: string | number) => `/admin/bodies/${id}/restore`,
  removeSample: '/admin/sample/remove',
  audit: '/admin/audit',
  auditCsv: '/admin/audit/export.csv',
  auditChain: '/admin/audit/chain',
  procedure: '/admin/procedure',
  calendar: '/admin/calendar',
  laws: '/admin/laws',
  importLaws: '/admin/laws/import',
  lawPreview: (upload: string) => `/admin/laws/import/${upload}`,
  law: (id: string | number) => `/admin/laws/${id}`,
  importList: '/admin/lists/import',
  listPreview: (upload: string) => `/admin/lists/import/${upload}`,
  job: (id: number) => `/admin/jobs/${id}`,
  jobState: (id: number) => `/admin/jobs/${id}/state`,
  jobScript: '/admin/static/job.js',
  items: (list: string | number) => `/admin/lists/${list}/items`,
  itemsCsv: (list: string | number) => `/admin/lists/${list}/items.csv`,
  together: (list: string | number) => `/admin/lists/${list}/items/together`,
  item: (list: string | number, number: string) => `/admin/lists/${list}/items/${number}`,
  basisCheck: (list: string | number) => `/admin/lists/${list}/check`,
  packages: (list: string | number) => `/admin/lists/${list}/impacts`,
  package: (list: string | number, event: string | number) => `/admin/lists/${list}/impacts/${event}`,
  adjustments: (list: string | number) => `/admin/lists/${list}/adjustments`,
  acceptImpacts: (list: string | number, event: string | number) =>
    `/admin/lists/${list}/impacts/${event}/accept`,
  dismissImpact: (list: string | number, event: string | number) =>
    `/admin/lists/${list}/impacts/${event}/dismiss`,
  editImpact: (list: string | number, event: string | number, impact: string | number) =>
    `/admin/lists/${list}/impacts/${event}/edit/${impact}`,
  takeUpPower: (list: string | number, event: string | number, power: number) =>
    `/admin/lists/${list}/impacts/${event}/powers/${power}/add`,
  tiePower: (list: string | number, event: string | number, power: number) =>
    `/admin/lists/${list}/impacts/${event}/powers/${power}/tie`,
  setPowerAside: (list: string | number, event: string | number, power: number) =>
    `/admin/lists/${list}/impacts/${event}/powers/${power}/aside`,
  adjustment: (id: string | number) => `/admin/adjustments/${id}`,
  adjust: (id: string | number) => `/admin/adjustments/${id}/act`,
  repeal: (id: string | number) => `/admin/laws/${id}/repeal`,
  lawCopies: (id: string | number, promulgated: string) => `/admin/laws/${id}/${promulgated}/copies`,
  lawText: (id: string | number, promulgated: string) => `/admin/laws/${id}/${promulgated}`,
  publish: (list: string | number) => `/admin/lists/${list}/publish`,
  releases: (list: string | number) => `/admin/lists/${list}/releases`,
  release: (number: number) => `/admin/releases/${number}`,
  annual: (list: string | number) => `/admin/lists/${list}/annual`,
  gazettePage: (list: string | number, to?: number) => `/admin/lists/${list}/gazette${to ? `?to=${to}` : ''}`,
  gazetteWording: '/admin/gazette-wording',
  gazette: (from: number | null, to: number, format: 'docx' | 'pdf' | 'xlsx' = 'docx') =>
    `/admin/releases/${to}/gazette.${format}${from ? `?from=${from}` : ''}`,
};

const OURS = /^\/admin(?:[/?](?!.*(?:\/\/|\.\.|%0[ad]))[\w\-./?=&%]*)?$/i;

/** A path to come back to after sign-in; anything but our own officer's side is refused. */
export function safeBack(value: unknown): string {
  return typeof value === 'string' && OURS.test(value) ? value : paths.desk;
}
