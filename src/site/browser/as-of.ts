/// <reference lib="dom" />

/**
 * The day field over the table of periods: names the release in force on the chosen day. Without it the table says the same.
 */
const input = document.getElementById('as-of-day') as HTMLInputElement;
const answer = document.getElementById('as-of-answer')!;
const rows = [...document.querySelectorAll<HTMLTableRowElement>('tr[data-from]')];

/** Today in Beijing, where the lists are in force. */
const today = new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 10);

function tell(): void {
  for (const row of rows) row.classList.remove('chosen');
  answer.replaceChildren();
  const day = input.value;
  if (!day) return;
  const row = rows.find(({ dataset }) => dataset.from! <= day && (!dataset.until || day < dataset.until));
  if (!row) {
    answer.textContent = '这一天还没有施行中的已发布清单。';
    return;
  }
  row.classList.add('chosen');
  const link = row.querySelector('a')!.cloneNode(true);
  answer.append('这一天适用', link, '。');
  if (row.dataset.from! > today) answer.append('它已经公布，今天尚未施行。');
  else if (day > today) answer.append('这一天还没有到，以后的发布可能改变它。');
  if (row.dataset.published! > day) answer.append(`它在这一天之后（${row.dataset.publishedWords}）才发布。`);
}

if (!input.value) input.value = today;
input.closest<HTMLElement>('[hidden]')?.removeAttribute('hidden');
input.addEventListener('change', tell);
tell();

export {};
