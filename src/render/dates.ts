const BEIJING = 8 * 60 * 60 * 1000;

/** The Beijing date of an ISO instant; an ISO date stays what it is. */
export function beijingDate(instant: string): string {
  return instant.length <= 10 ? instant : beijing(instant).slice(0, 10);
}

/** `2026年11月24日` for an ISO date or instant. What is no date is shown as it is. */
export function chineseDate(iso: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(beijingDate(iso)) ?? [];
  return year && month && day ? `${year}年${Number(month)}月${Number(day)}日` : iso;
}

/** `2026年11月24日 07:16`, Beijing time. */
export function chineseTime(instant: string): string {
  return `${chineseDate(instant)} ${beijing(instant).slice(11, 16)}`;
}

/** `2026-11-24 07:16`, Beijing time, as the PubDate tag of government pages has it. */
export function pubDate(instant: string): string {
  return instant.length <= 10 ? instant : beijing(instant).slice(0, 16).replace('T', ' ');
}

function beijing(instant: string): string {
  return new Date(Date.parse(instant) + BEIJING).toISOString();
}
