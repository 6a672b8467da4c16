import type { JobPage } from '../../services';

/** Words and measure of the step at hand; no measure where nobody can tell how much there is. */
export function progressView({ running }: Pick<JobPage, 'running'>): {
  text: string;
  max: number | null;
  value: number;
} {
  if (!running) return { text: '正在开始', max: null, value: 0 };
  const { step, done, total } = running;
  const counts = total > 1;
  return {
    text: counts ? `${step}：${done}／${total}` : step,
    max: counts ? total : null,
    value: Math.min(done, total),
  };
}
