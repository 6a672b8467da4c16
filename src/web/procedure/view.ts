import { type FieldProblem, type Procedure, STEP_ROLES } from '../../services';
import { errorAt } from '../drafting/request';
import { paths } from '../paths';

/** The steps as rows, each with its name, who takes it, and its days. */
export function procedureView({ steps, lawDays }: Procedure, problems: FieldProblem[] = []) {
  const days = (value: number | null) => (value === null || Number.isNaN(value) ? '' : String(value));
  return {
    title: '办理程序',
    action: paths.procedure,
    calendar: paths.calendar,
    steps: steps.map(({ name, role, days: own }, index) => ({
      number: index + 1,
      last: index === steps.length - 1,
      only: steps.length === 1,
      remove: `remove:${index}`,
      fields: [
        {
          ...{ id: `step-${index}-name`, name: `step.${index}.name`, label: '环节名称', value: name },
          ...{ short: true, error: errorAt(problems, `step-${index}-name`) },
        },
        {
          ...{ id: `step-${index}-role`, name: `step.${index}.role`, label: '由谁办理', short: true },
          error: errorAt(problems, `step-${index}-role`),
          options: Object.entries(STEP_ROLES).map(([value, label]) => ({
            value,
            label: `有“${label}”角色的人`,
            selected: value === role,
          })),
        },
        {
          ...{
            id: `step-${index}-days`,
            name: `step.${index}.days`,
            label: '期限（工作日）',
            type: 'number',
          },
          ...{ value: days(own), short: true, error: errorAt(problems, `step-${index}-days`) },
          hint: '可不填，不填即不设期限',
        },
      ],
    })),
    lawDays: {
      ...{ id: 'law-days', name: 'lawDays', label: '法律变动工作包的办结期限（工作日）', type: 'number' },
      ...{ value: days(lawDays), short: true, error: errorAt(problems, 'law-days') },
      hint: '自法律变动施行之日起算；政府信息公开条例第二十六条规定信息变更之日起 20 个工作日内公开',
    },
  };
}

const MOST = 20;

/** The procedure of a form, one step more or less where a button asked for it. */
export function procedureIn(values: Record<string, string>, asked: string): Procedure {
  const steps: Procedure['steps'] = [];
  for (let index = 0; index < MOST && values[`step.${index}.role`] !== undefined; index += 1) {
    const days = (values[`step.${index}.days`] ?? '').trim();
    steps.push({
      name: (values[`step.${index}.name`] ?? '').trim(),
      role: values[`step.${index}.role`] as Procedure['steps'][number]['role'],
      days: days === '' ? null : Number(days),
    });
  }
  const removed = /^remove:(\d+)$/.exec(asked)?.[1];
  const kept = steps.filter((_, index) => String(index) !== removed);
  if (asked === 'add')
    kept.splice(Math.max(0, kept.length - 1), 0, { name: '', role: 'reviewer', days: null });
  return { steps: kept, lawDays: Number((values.lawDays ?? '').trim() || Number.NaN) };
}
