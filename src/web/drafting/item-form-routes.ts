import { type Request, type Response, Router } from 'express';
import {
  BASIS_ROLES,
  BadForm,
  citationFor,
  contentFrom,
  type DraftItem,
  draftItem,
  dutyRows,
  EditedMeanwhile,
  type FieldProblem,
  type FormValues,
  formValues,
  type Installation,
  lawsFound,
  mergeOfThree,
  newDraftItem,
  numbered,
  provisionsFound,
  readRows,
  saveItem,
} from '../../services';
import { NoSuchPage } from '../errors';
import { paths } from '../paths';
import { flash, type Views } from '../views';
import { itemFormView, type Picking } from './item-form-view';
import { errorsOnTop, kindOf, texts, word, words } from './request';

/** The form of one item. Every button sends the whole form, so that rows and the picker need no script and lose nothing. */
export function itemFormRoutes(installation: Installation, views: Views): Router {
  const router = Router();

  async function show(
    request: Request,
    response: Response,
    page: DraftItem,
    values: FormValues,
    more: { problems?: FieldProblem[]; picking?: Picking | null; conflict?: EditedMeanwhile | null } = {},
  ): Promise<void> {
    const { problems = [], picking = null, conflict = null } = more;
    if (problems.length > 0 || conflict) response.status(conflict ? 409 : 422);
    const rows = await readRows(installation, values);
    const { adjustment } = page;
    response.send(
      views.page(request, response, 'admin/item-form', {
        list: adjustment.listId,
        crumbs: [
          { href: paths.adjustments(adjustment.listId), label: '调整' },
          { href: paths.adjustment(adjustment.id), label: adjustment.title },
        ],
        errors: errorsOnTop(problems),
        ...itemFormView({ page, values, rows, problems, picking, conflict, power: powerOf(request) }),
      }),
    );
  }

  const shown = (page: DraftItem): FormValues => ({ ...formValues(page.content), ...page.words });

  const opened = (request: Request, response: Response, id: string, item: string | null) => {
    const kind = kindOf(request.body?.kind ?? request.query.kind);
    const actor = response.locals.actor!;
    if (item !== null) return draftItem(installation, id, item, kind, actor);
    if (kind === null) throw new NoSuchPage();
    return newDraftItem(
      installation,
      id,
      kind,
      words(request.query as Record<string, unknown>, 'from'),
      powerOf(request),
      actor,
    );
  };

  const answer = async (request: Request, response: Response, id: string, item: string | null) => {
    const page = await opened(request, response, id, item);
    const values = texts(request.body);
    const asked = word(request.body, 'do');
    const on = {
      version: values.version ? Number(values.version) : null,
      digest: values.digest || null,
    };
    const kept = { ...page, opened: on };
    if (asked !== 'save') {
      const { values: next, picking } = await formStep(installation, values, asked);
      return show(request, response, kept, next, { picking });
    }
    const mine = contentFrom(values, page.content);
    try {
      const saved = await saveItem(installation, {
        adjustment: id,
        item,
        kind: page.kind,
        content: mine,
        words: {
          reason: word(request.body, 'reason'),
          basis: word(request.body, 'basis'),
          counterpart: word(request.body, 'counterpart'),
        },
        opened: on,
        predecessors: page.predecessors,
        power: item === null ? powerOf(request) : null,
        actor: response.locals.actor!,
      });
      flash(
        request,
        'done',
        saved.changed
          ? `事项 ${saved.item} 已存入草稿。`
          : `事项 ${saved.item} 没有改动，草稿和审核状态不变。`,
      );
      response.redirect(303, paths.adjustment(id));
    } catch (error) {
      if (error instanceof EditedMeanwhile) {
        // Both people's work in the form; saved only when she presses the button again.
        const both = error.mine ? mergeOfThree(error.base, error.theirs, error.mine) : mine;
        const form = {
          ...formValues(both),
          reason: values.reason ?? '',
          basis: values.basis ?? '',
          counterpart: values.counterpart ?? '',
        };
        return show(request, response, { ...page, opened: error.now }, form, { conflict: error });
      }
      if (!(error instanceof BadForm)) throw error;
      await show(request, response, kept, values, { problems: error.problems });
    }
  };

  router.get('/adjustments/:id/items/:number', async (request, response) => {
    const page = await opened(request, response, request.params.id, request.params.number);
    await show(request, response, page, shown(page));
  });
  router.post('/adjustments/:id/items/:number', (request, response) =>
    answer(request, response, request.params.id, request.params.number),
  );
  router.get('/adjustments/:id/new', async (request, response) => {
    const page = await opened(request, response, request.params.id, null);
    await show(request, response, page, shown(page));
  });
  router.post('/adjustments/:id/new', (request, response) =>
    answer(request, response, request.params.id, null),
  );
  return router;
}

/** The candidate for 新增 that a new item takes up, by the address. */
const powerOf = (request: Request): number | null => Number(request.query.power) || null;

type Role = (typeof BASIS_ROLES)[number];

/** One press of a button that is not 保存: a row more or less, a law looked for, a provision taken. */
export async function formStep(
  installation: Installation,
  values: FormValues,
  asked: string,
): Promise<{ values: FormValues; picking: Picking | null }> {
  const [what, ...rest] = asked.split(':');
  const role = roleOf(what === 'row-' || what === 'row+' || what === 'pick' ? rest[0] : values['pick.role']);
  const picking: Picking | null = role && {
    role,
    law: values['pick.law'] ?? '',
    find: values['pick.find'] ?? '',
    laws: null,
    provisions: null,
  };
  switch (what) {
    case 'row+':
      return { values: withRow(values, role, ''), picking: null };
    case 'row-':
      return { values: without(values, `basis.${role}.${rest[1]}`), picking: null };
    case 'duty+': {
      const next = dutyRows(values).length;
      return {
        values: { ...reDuty(values), [`duty.${next}.stage`]: '', [`duty.${next}.text`]: '' },
        picking: null,
      };
    }
    case 'duty-': {
      const gone = Number(rest[0]);
      return { values: reDuty(values, gone), picking: null };
    }
    case 'pick':
      return { values, picking: picking && { ...picking, law: '', find: '' } };
    case 'laws':
      return { values, picking: picking && { ...picking, laws: await lawsFound(installation, picking.law) } };
    case 'law':
    case 'find': {
      const law = Number(what === 'law' ? rest[0] : values['pick.lawId']);
      const find = what === 'law' ? '' : (picking?.find ?? '');
      return {
        values,
        picking: picking && { ...picking, find, provisions: await provisionsFound(installation, law, find) },
      };
    }
    case 'take': {
      const row = await citationFor(installation, Number(values['pick.lawId']), rest.join(':'));
      return { values: withRow(values, role, row), picking: null };
    }
    default:
      return { values, picking: null };
  }
}

const roleOf = (value: string | undefined): Role | null => BASIS_ROLES.find((role) => role === value) ?? null;

function withRow(values: FormValues, role: Role | null, text: string): FormValues {
  if (role === null) return values;
  const last = numbered(values, `basis.${role}`).at(-1)?.index ?? -1;
  return { ...values, [`basis.${role}.${last + 1}`]: text };
}

function without(values: FormValues, key: string): FormValues {
  const { [key]: _, ...rest } = values;
  return rest;
}

/** The duties numbered anew, one of them left out. */
function reDuty(values: FormValues, gone = -1): FormValues {
  const rest = Object.entries(values).filter(([key]) => !key.startsWith('duty.'));
  const rows = dutyRows(values).filter((_, index) => index !== gone);
  return Object.fromEntries([
    ...rest,
    ...rows.flatMap(({ stage, text }, index) => [
      [`duty.${index}.stage`, stage],
      [`duty.${index}.text`, text],
    ]),
  ]) as FormValues;
}
