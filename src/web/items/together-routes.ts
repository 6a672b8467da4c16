import { type Request, type Response, Router } from 'express';
import {
  BadForm,
  EndedItem,
  type Installation,
  ItemBusy,
  type ItemsQuery,
  NeverPublished,
  TOGETHER_FIELDS,
  type Treatment,
  togetherPage,
  treatTogether,
} from '../../services';
import { orProblems, type Problems, showWith } from '../drafting/form-pages';
import { texts, word, words } from '../drafting/request';
import { paths } from '../paths';
import { flash, type Views } from '../views';
import { itemsQuery } from './list-view';
import { togetherView } from './together-view';

/** 批量办理: many items of a list put into one adjustment for one reason. Which, is in the address; nothing needs a script. */
export function togetherRoutes(installation: Installation, views: Views): Router {
  const router = Router();
  const show = showWith(views);

  const page = async (
    request: Request<{ list: string }>,
    response: Response,
    wanted: ItemsQuery | string[],
    said: { ticked: string[] | null; values: Record<string, string>; problems: Problems },
  ) => {
    const list = Number(request.params.list);
    const found = await togetherPage(installation, list, wanted, response.locals.actor!);
    const view = togetherView(found, list, said);
    show(request, response, 'admin/items-together', { list, ...view }, said.problems);
  };

  router.get('/lists/:list/items/together', async (request, response) => {
    const ticked = words(request.query, 'item');
    const wanted = request.query.all ? itemsQuery({ ...request.query, after: '', before: '' }) : ticked;
    await page(request, response, wanted, { ticked: null, values: {}, problems: [] });
  });

  router.post('/lists/:list/items/together', async (request, response) => {
    const { body } = request;
    const list = Number(request.params.list);
    const ticked = words(body, 'item');
    const into = word(body, 'into');
    await orProblems(
      async () => {
        const { adjustment, treated } = await orAtItems(() =>
          treatTogether(installation, list, {
            items: ticked,
            treatment: treatmentIn(body),
            words: {
              reason: word(body, 'reason'),
              basis: word(body, 'basis'),
              counterpart: word(body, 'counterpart'),
            },
            into: into === '' || into === 'new' ? null : into,
            actor: response.locals.actor!,
          }),
        );
        flash(request, 'done', `已加入 ${treated} 项，请核对后送审。`);
        response.redirect(303, paths.adjustment(adjustment));
      },
      (problems) => page(request, response, words(body, 'shown'), { ticked, values: texts(body), problems }),
    );
  });

  return router;
}

/** An item that cannot be treated is pointed at above the items: it can be unticked, and nothing of the form is lost. */
async function orAtItems<Done>(act: () => Promise<Done>): Promise<Done> {
  try {
    return await act();
  } catch (error) {
    const atOne = error instanceof ItemBusy || error instanceof EndedItem || error instanceof NeverPublished;
    throw atOne ? new BadForm([{ field: 'items', message: error.message }]) : error;
  }
}

/** What the form says is to be done to all. An emptied field has to be asked for: an empty box may be an oversight. */
function treatmentIn(form: Record<string, unknown>): Treatment {
  const kind = word(form, 'kind');
  if (kind === 'cancel' || kind === 'delegate') return { kind };
  const field = TOGETHER_FIELDS.find((one) => one === word(form, 'field'));
  const value = word(form, 'value').replaceAll('\r\n', '\n');
  const problems: Problems = [];
  if (kind !== 'change') problems.push({ field: 'kind', message: '请选择怎样办理。' });
  if (!field) problems.push({ field: 'field', message: '请选择要改哪一栏。' });
  if (value === '' && form.empty !== '1')
    problems.push({ field: 'value', message: '请填写新的内容；要清空这一栏，请勾选“清空”。' });
  if (problems.length > 0) throw new BadForm(problems);
  return { kind: 'change', field: field!, value };
}
