import { type Request, type Response, Router } from 'express';
import {
  addingPage,
  BadForm,
  type ChangeKind,
  changeHead,
  type EndingKind,
  endItems,
  enterOrder,
  type Installation,
  itemChoices,
  restoreRevision,
  startAdjustment,
  takeOut,
  whereToEdit,
} from '../../services';
import { NoSuchPage } from '../errors';
import { paths } from '../paths';
import { flash, type Views } from '../views';
import { itemFormRoutes } from './item-form-routes';
import { draftPaths } from './paths';
import { errorsOnTop, kindOf, texts, word, words } from './request';
import { addView, headView, orderView } from './start-view';

/** 起草调整: starting an adjustment and putting items into it. The form of one item has routes of its own. */
export function draftingRoutes(installation: Installation, views: Views): Router {
  const router = Router();
  const show = (
    request: Request,
    response: Response,
    template: string,
    model: { title: string } & Record<string, unknown>,
    problems: BadForm['problems'] = [],
  ) => {
    if (problems.length > 0) response.status(422);
    response.send(views.page(request, response, template, { ...model, errors: errorsOnTop(problems) }));
  };
  /** Runs a use case; what is wrong with the form is shown beside its fields, the input kept. */
  const orProblems = async (
    act: () => Promise<void>,
    again: (problems: BadForm['problems']) => Promise<void> | void,
  ) => {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof BadForm)) throw error;
      await again(error.problems);
    }
  };
  const headOf = (request: Request) => ({
    title: word(request.body, 'title'),
    reason: word(request.body, 'reason'),
    basis: word(request.body, 'basis'),
    effective: word(request.body, 'effective') || null,
  });

  const startPage = (list: number, values: Record<string, string>, problems: BadForm['problems'] = []) => ({
    title: '新建调整',
    list,
    crumbs: [{ href: paths.adjustments(list), label: '调整' }],
    action: draftPaths.start(list),
    back: paths.adjustments(list),
    button: '建立草稿',
    order: draftPaths.order(list),
    ...headView(values, problems),
  });

  router.get('/lists/:list/adjustments/new', (request, response) => {
    show(request, response, 'admin/adjustment-head', startPage(Number(request.params.list), {}));
  });

  router.post('/lists/:list/adjustments/new', async (request, response) => {
    const list = Number(request.params.list);
    await orProblems(
      async () => {
        const id = await startAdjustment(installation, list, headOf(request), response.locals.actor!);
        flash(request, 'done', '草稿已建立。请加入要调整的事项。');
        response.redirect(303, draftPaths.add(id));
      },
      (problems) =>
        show(
          request,
          response,
          'admin/adjustment-head',
          startPage(list, texts(request.body), problems),
          problems,
        ),
    );
  });

  const headPage = async (
    id: string,
    response: Response,
    values: Record<string, string> | null,
    problems: BadForm['problems'] = [],
  ) => {
    const { adjustment, chosen } = await addingPage(installation, id, response.locals.actor!);
    const said = values ?? {
      title: adjustment.title,
      reason: adjustment.reason,
      basis: adjustment.basis,
      effective: adjustment.effectiveFrom ?? '',
    };
    return {
      title: '修改标题、原因和依据',
      list: chosen.list.id,
      crumbs: [{ href: paths.adjustment(id), label: adjustment.title }],
      action: draftPaths.head(id),
      back: paths.adjustment(id),
      button: '保存',
      version: values?.version ?? adjustment.version,
      ...headView(said, problems),
    };
  };

  router.get('/adjustments/:id/head', async (request, response) => {
    show(request, response, 'admin/adjustment-head', await headPage(request.params.id, response, null));
  });

  router.post('/adjustments/:id/head', async (request, response) => {
    const { id } = request.params;
    await orProblems(
      async () => {
        const version = Number(word(request.body, 'version'));
        await changeHead(installation, id, version, headOf(request), response.locals.actor!);
        flash(request, 'done', '已保存。');
        response.redirect(303, paths.adjustment(id));
      },
      async (problems) =>
        show(
          request,
          response,
          'admin/adjustment-head',
          await headPage(id, response, texts(request.body), problems),
          problems,
        ),
    );
  });

  const addPage = async (
    id: string,
    response: Response,
    asked: { kind: string | null; query: string; chosen: string[]; values: Record<string, string> },
    problems: BadForm['problems'] = [],
  ) => {
    const { adjustment, chosen: of } = await addingPage(installation, id, response.locals.actor!);
    const { choices, total } = await itemChoices(installation, of.list.id, asked.query);
    return {
      list: of.list.id,
      crumbs: [
        { href: paths.adjustments(of.list.id), label: '调整' },
        { href: paths.adjustment(id), label: adjustment.title },
      ],
      ...addView({ adjustment, list: of.list.id, ...asked, choices, total, problems }),
    };
  };

  router.get('/adjustments/:id/add', async (request, response) => {
    const { query } = request;
    const asked = {
      kind: kindOf(query.kind),
      query: word(query, 'q'),
      chosen: words(query, 'item'),
      values: texts(query),
    };
    const { id } = request.params;
    if (asked.kind === 'add' || asked.kind === 'receive')
      return response.redirect(303, draftPaths.fresh(id, asked.kind));
    show(request, response, 'admin/adjustment-add', await addPage(id, response, asked));
  });

  router.post('/adjustments/:id/add', async (request, response) => {
    const { id } = request.params;
    const kind = kindOf(request.body.kind);
    if (kind === null) throw new NoSuchPage();
    const asked = {
      kind,
      query: word(request.body, 'q'),
      chosen: words(request.body, 'item'),
      values: texts(request.body),
    };
    const again = async (problems: BadForm['problems']) =>
      show(request, response, 'admin/adjustment-add', await addPage(id, response, asked, problems), problems);
    if (request.body.do === 'search') return again([]);
    await orProblems(async () => {
      response.redirect(303, await added(kind, id, asked.chosen, request, response));
    }, again);
  });

  /** Where to go on: endings are done at once, everything else is written in the form of the item. */
  async function added(
    kind: Exclude<ChangeKind, 'found'>,
    id: string,
    chosen: string[],
    request: Request,
    response: Response,
  ): Promise<string> {
    if (kind === 'cancel' || kind === 'delegate') {
      await endItems(installation, id, {
        kind: kind as EndingKind,
        items: chosen,
        words: {
          reason: word(request.body, 'reason'),
          basis: word(request.body, 'basis'),
          counterpart: word(request.body, 'counterpart'),
        },
        actor: response.locals.actor!,
      });
      flash(request, 'done', `已加入 ${chosen.length} 项。`);
      return paths.adjustment(id);
    }
    const least = kind === 'merge' ? 2 : 1;
    if (chosen.length < least)
      throw new BadForm([
        { field: 'items', message: kind === 'merge' ? '请选择两个或更多要合并的事项。' : '请选择一个事项。' },
      ]);
    if (kind === 'merge' || kind === 'split') return draftPaths.fresh(id, kind, chosen);
    return `${draftPaths.item(id, chosen[0]!)}?kind=${kind}`;
  }

  router.post('/adjustments/:id/items/:number/remove', async (request, response) => {
    const { id, number } = request.params;
    const version = Number(word(request.body, 'version'));
    await takeOut(installation, { adjustment: id, item: number, version, actor: response.locals.actor! });
    flash(request, 'done', `事项 ${number} 已移出本次调整。`);
    response.redirect(303, paths.adjustment(id));
  });

  const orderPage = async (
    list: number,
    values: Record<string, string>,
    chosen: string[],
    problems: BadForm['problems'] = [],
  ) => {
    const { choices, total } = await itemChoices(installation, list, values.q ?? '');
    return {
      list,
      crumbs: [{ href: paths.adjustments(list), label: '调整' }],
      ...orderView({ list, values, chosen, query: values.q ?? '', choices, total, problems }),
    };
  };

  router.get('/lists/:list/adjustments/order', async (request, response) => {
    show(request, response, 'admin/order', await orderPage(Number(request.params.list), {}, []));
  });

  router.post('/lists/:list/adjustments/order', async (request, response) => {
    const list = Number(request.params.list);
    const values = texts(request.body);
    const chosen = words(request.body, 'item');
    const again = async (problems: BadForm['problems']) =>
      show(request, response, 'admin/order', await orderPage(list, values, chosen, problems), problems);
    if (request.body.do === 'search') return again([]);
    await orProblems(async () => {
      const order = {
        title: word(request.body, 'title'),
        number: word(request.body, 'number'),
        decided: word(request.body, 'decided'),
        effective: word(request.body, 'effective') || null,
        kind: request.body.kind === 'delegate' ? ('delegate' as const) : ('cancel' as const),
        items: chosen,
        counterpart: word(request.body, 'counterpart'),
      };
      const id = await enterOrder(installation, list, order, response.locals.actor!);
      flash(request, 'done', '已登记，并建立了调整草稿。请核对后送审。');
      response.redirect(303, paths.adjustment(id));
    }, again);
  });

  router.get('/lists/:list/items/:number/edit', async (request, response) => {
    const list = Number(request.params.list);
    const { number } = request.params;
    const seq = Number(request.query.seq) || null;
    const { at, drafts } = await whereToEdit(installation, list, number, response.locals.actor!);
    if (at !== null && seq === null) return response.redirect(303, draftPaths.item(at, number));
    show(request, response, 'admin/item-where', {
      title: seq === null ? `修改事项 ${number}` : `恢复事项 ${number} 的第 ${seq} 版`,
      list,
      crumbs: [{ href: paths.item(list, number), label: `事项 ${number}` }],
      action: draftPaths.edit(list, number),
      seq,
      busy: at === null ? null : { id: at, href: paths.adjustment(at) },
      drafts: drafts.map(({ id, title }, index) => ({
        id: `draft-${id}`,
        value: id,
        label: `${title}（调整 ${id}）`,
        checked: index === 0,
      })),
      fresh: { id: 'draft-new', value: 'new', label: '新建一个调整', checked: drafts.length === 0 },
      ...headView({}),
    });
  });

  router.post('/lists/:list/items/:number/edit', async (request, response) => {
    const list = Number(request.params.list);
    const { number } = request.params;
    const actor = response.locals.actor!;
    const seq = Number(word(request.body, 'seq')) || null;
    const { drafts } = await whereToEdit(installation, list, number, actor);
    const chosen = word(request.body, 'adjustment');
    await orProblems(
      async () => {
        const id = drafts.some((one) => String(one.id) === chosen)
          ? chosen
          : String(await startAdjustment(installation, list, headOf(request), actor));
        if (seq !== null) {
          await restoreRevision(installation, { adjustment: id, item: number, seq, actor });
          flash(request, 'done', `第 ${seq} 版已恢复为草稿；发布之前公开的内容不变。`);
        }
        response.redirect(303, draftPaths.item(id, number));
      },
      (problems) =>
        show(
          request,
          response,
          'admin/item-where',
          {
            title: seq === null ? `修改事项 ${number}` : `恢复事项 ${number} 的第 ${seq} 版`,
            list,
            crumbs: [{ href: paths.item(list, number), label: `事项 ${number}` }],
            action: draftPaths.edit(list, number),
            seq,
            drafts: drafts.map(({ id, title }) => ({
              id: `draft-${id}`,
              value: id,
              label: `${title}（调整 ${id}）`,
              checked: false,
            })),
            fresh: { id: 'draft-new', value: 'new', label: '新建一个调整', checked: true },
            ...headView(texts(request.body), problems),
          },
          problems,
        ),
    );
  });

  router.use(itemFormRoutes(installation, views));
  return router;
}
