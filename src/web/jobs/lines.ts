import { chineseTime } from '../../render';
import type { Actor, JobPage } from '../../services';
import { paths } from '../paths';
import { progressView } from './progress';

const ENDS = {
  done: { state: '已办完', mark: 'good' },
  refused: { state: '没有办成', mark: 'bad' },
  failed: { state: '程序出错', mark: 'bad' },
  interrupted: { state: '中途停止', mark: 'warn' },
} as const;

/** Jobs as the desk lists them: how far each is or how it ended, since when, and whose it is where it is another's. */
export function jobLines(jobs: JobPage[], { account }: Pick<Actor, 'account'>) {
  return jobs.map((job) => ({
    text: job.title,
    href: paths.job(job.id),
    ...(job.ended ? ENDS[job.outcome] : { state: `正在办：${progressView(job).text}`, mark: 'plain' }),
    since: `${chineseTime(job.startedAt)} 开始${job.account === account ? '' : `，${job.startedBy}启动`}`,
  }));
}
