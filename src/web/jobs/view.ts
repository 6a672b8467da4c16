import type { JobPage, ListOverview } from '../../services';
import { importResultView } from '../laws/imported-view';
import { listImportedView } from '../list-import/imported-view';
import { paths } from '../paths';

/** What the page of one kind of job leads to. */
interface JobKind {
  /** Where a job that is done leads instead of showing its own page. */
  next?: (job: JobPage) => string;
  /** The page that shows what came of it. */
  page?: (
    job: JobPage,
    lists: ListOverview[],
  ) => { template: string; model: { title: string; [more: string]: unknown } };
  /** Where it can be tried again. */
  again: (job: JobPage) => string;
}

const uploadOf = ({ subject }: JobPage) => String((subject as { upload?: unknown } | null)?.upload ?? '');

const KINDS: Record<string, JobKind> = {
  'list.read': {
    next: (job) => paths.listPreview(uploadOf(job)),
    again: (job) => (job.outcome === 'refused' ? paths.importList : paths.listPreview(uploadOf(job))),
  },
  'list.import': {
    page: ({ result }) => ({ template: 'admin/list-imported', model: listImportedView(result as never) }),
    again: (job) => paths.listPreview(uploadOf(job)),
  },
  'law.import': {
    page: ({ result }, lists) => ({
      template: 'admin/laws-imported',
      model: {
        title: '导入结果',
        crumbs: [{ href: paths.laws, label: '法律文件' }],
        ...importResultView(result as never, lists),
      },
    }),
    again: (job) => paths.lawPreview(uploadOf(job)),
  },
};

/** Where a finished job leads on its own; null where it has a page to show. */
export function nextOf(job: JobPage): string | null {
  return job.ended && job.outcome === 'done' ? (KINDS[job.kind]?.next?.(job) ?? null) : null;
}

/** The page of a job: what came of it, how far it is, or how it failed and where to try again. */
export function jobView(
  job: JobPage,
  lists: ListOverview[],
): {
  template: string;
  model: { title: string; [more: string]: unknown };
} {
  const kind = KINDS[job.kind];
  if (job.ended && job.outcome === 'done' && kind?.page) return kind.page(job, lists);
  return {
    template: 'admin/job',
    model: {
      title: job.title,
      running: !job.ended,
      progress: progressView(job),
      self: paths.job(job.id),
      state: paths.jobState(job.id),
      script: paths.jobScript,
      done: job.ended && job.outcome === 'done',
      refused: job.ended && job.outcome === 'refused' ? String(job.result) : null,
      failed: job.ended && job.outcome === 'failed',
      interrupted: job.ended && job.outcome === 'interrupted',
      again: kind?.again(job) ?? paths.desk,
    },
  };
}

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
