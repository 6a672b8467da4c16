import type { CalendarPage, FieldProblem } from '../../services';
import { errorAt } from '../drafting/request';
import { paths } from '../paths';

const KNOWN = {
  national: '已按国务院办公厅的放假通知收录',
  entered: '已由本单位填写',
} as const;

/** What the place declared, and for which years the deadlines are certain. */
export function calendarView({ written, years }: CalendarPage, problems: FieldProblem[] = []) {
  const field = (name: keyof CalendarPage['written'], label: string, hint: string) => ({
    ...{ id: name, name, label, hint, value: written[name] },
    error: errorAt(problems, name),
  });
  return {
    title: '工作日历',
    crumbs: [{ href: paths.procedure, label: '办理程序' }],
    action: paths.calendar,
    years: years.map(({ year, known }) => ({
      label: `${year}年`,
      value: known ? KNOWN[known] : '放假通知尚未收录，经过这一年的期限标为“暂定”',
    })),
    fields: [
      { ...field('off', '另外放假的日子', '每行一天，或一段：2027-02-05至2027-02-11'), long: true, rows: 5 },
      { ...field('work', '另外上班的日子（调休）', '周末或节假日要上班的，每行一天'), long: true, rows: 5 },
      {
        ...field('years', '已经填全的年份', '如 2027；填了以后，这一年的期限不再标“暂定”'),
        short: true,
      },
    ],
  };
}
