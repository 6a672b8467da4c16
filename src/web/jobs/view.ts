import { type Actor, has, type JobPage, type ListOverview, type PublishingResult } from '../../services';
import { importResultView } from '../laws/imported-view';
import { type KeptImport, listImportedView } from '../list-import/imported-view';
import { paths } from '../paths';
import { progressView } from './progress';

/** What the page of one kind of job leads to. */
interface JobKind {
  /** Where a job that is done leads instead of showing its own page, and what is said there. */
  next?: (job: JobPage) => { href: string; said?: string };
  /** The page that shows what came of it. */
  page?: (
    job: JobPage,
    lists: ListOverview[],
    actor: Actor,
  ) => { template: string; model: { title: string; [more: string]: unknown } };
  /** Where it can be tried again. */
  again: (job: JobPage) => string;
  /** What holds after it broke off; without it, that nothing was written. */
  holds?: { title: string; text: string };
}

const uploadOf = ({ subject }: JobPage) => String((subject as { upload?: unknown } | null)?.upload ?? '');

const KINDS: Record<string, JobKind> = {
  'list.read': {
    next: (job) => ({ href: paths.listPreview(uploadOf(job)) }),
    again: (job) => (job.outcome === 'refused' ? paths.importList : paths.listPreview(uploadOf(job))),
  },
  'list.import': {
    page: ({ result }, _lists, actor) => {
      const kept = result as KeptImport;
      const mayPublish = has(actor, ['publisher'], kept.body);
      return { template: 'admin/list-imported', model: listImportedView(kept, mayPublish) };
    },
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
  publish: {
    next: ({ result }) => publishedNext(result as PublishingResult),
    again: ({ subject }) => paths.publish((subject as { list: number }).list),
    holds: {
      title: '公开网站没有改动',
      text: '如果“发布”一页里已经列出新的一号，只是网站还没有更新，请点“重新生成网站”。',
    },
  },
};

function publishedNext({ release, released, files }: PublishingResult): { href: string; said: string } {
  const count = files === null ? '' : `，公开网站共 ${files} 个文件`;
  return {
    href: paths.release(release),
    said: released ? `已发布第 ${release} 号${count}。` : `没有新内容要发布，已重新生成公开网站${count}。`,
  };
}

/** Where a finished job leads on its own; null where it has a page to show. */
export function nextOf(job: JobPage): { href: string; said?: string } | null {
  return job.ended && job.outcome === 'done' ? (KINDS[job.kind]?.next?.(job) ?? null) : null;
}

/** Seconds after which the page of a running job comes anew where no script moves its bar. */
const LOOK_AGAIN = 4;

/** The page of a job: what came of it, how far it is, or how it failed and where to try again. */
export function jobView(
  job: JobPage,
  lists: ListOverview[],
  actor: Actor,
): {
  template: string;
  model: { title: string; [more: string]: unknown };
} {
  const kind = KINDS[job.kind];
  if (job.ended && job.outcome === 'done' && kind?.page) return kind.page(job, lists, actor);
  const ended = (outcome: JobPage['outcome']) => job.ended && job.outcome === outcome;
  return {
    template: 'admin/job',
    model: {
      title: job.title,
      running: !job.ended,
      ...(!job.ended && { refresh: LOOK_AGAIN }),
      progress: progressView(job),
      self: paths.job(job.id),
      state: paths.jobState(job.id),
      script: paths.jobScript,
      done: ended('done'),
      refused: ended('refused') ? String(job.result) : null,
      failed: ended('failed'),
      interrupted: ended('interrupted'),
      holds: kind?.holds ?? { title: '数据没有改动', text: '' },
      files: uploadOf(job) !== '',
      again: kind?.again(job) ?? paths.desk,
    },
  };
}
