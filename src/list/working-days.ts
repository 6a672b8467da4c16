/** The day that is `count` working days after `from` (ISO dates); the day itself does not count (民法典 第二百零一条). */
export function workingDaysAfter(from: string, count: number): string {
  const day = new Date(`${from}T00:00:00Z`);
  for (let left = count; left > 0; ) {
    day.setUTCDate(day.getUTCDate() + 1);
    if (day.getUTCDay() !== 0 && day.getUTCDay() !== 6) left -= 1;
  }
  return day.toISOString().slice(0, 10);
}
