import { type Request, type Response, Router } from 'express';
import {
  acceptImpacts,
  acceptSure,
  BadForm,
  type BodyList,
  dismissImpacts,
  EditedMeanwhile,
  editImpact,
  type FieldProblem,
  has,
  type Installation,
  impactEdit,
  lawPackage,
  lawPackages,
  leftInWords,
  packageAdjustment,
  setAside,
  tieToItem,
} from '../../services';
import { draftPaths } from '../drafting/paths';
import { errorsOnTop, word, words } from '../drafting/request';
import { NoSuchPage } from '../errors';
import { paths } from '../paths';
import { flash, type Views } from '../views';
import { editImpactView, type Pick, packagesView, packageView } from './view';

/** 影响核查: one work package a change of law. */
export function impactRoutes(installation: Installation, views: Views): Router {
  const router = Router();

  router.get('/lists/:list/impacts', async (request, response) => {
    const list = Number(request.params.list);
    const { packages } = await lawPackages(installation, list);
    response.send(
      views.page(request, response, 'admin/packages', {
        title: '影响核查',
        list,
        ...packagesView(packages, list),
      }),
    );
  });

  router.get('/lists/:list/impacts/:event', async (request, response) => {
    const list = Number(request.params.list);
    const one = await lawPackage(installation, list, Number(request.params.event));
    const crumbs = [{ href: paths.packages(list), label: '影响核查' }];
    const mayDraft = has(response.locals.actor!, ['drafter'], one.chosen.body.name);
    response.send(
      views.page(request, response, 'admin/package', {
        list,
        crumbs,
        ...packageView(one, mayDraft, pickOf(request.query.pick)),
      }),
    );
  });

  router.post('/lists/:list/impacts/:event/accept', async (request, response) => {
    const { list, event } = request.params;
    const actor = response.locals.actor!;
    const { chosen } = await lawPackage(installation, Number(list), Number(event));
    const picked = pickedIn(request.body);
    if (request.body.what !== 'sure' && picked.length === 0) return nothingPicked(request, response);
    if (request.body.what === 'dismiss') return dismiss(request, response, chosen, picked);
    const accepted =
      request.body.what === 'sure'
        ? await acceptSure(installation, chosen, Number(event), actor)
        : await acceptImpacts(installation, chosen, picked, actor);
    const left = leftInWords(accepted.left).join('；');
    flash(
      request,
      'done',
      `已把 ${accepted.impacts.length} 条写入调整草稿，请核对后送审。${left && `未采纳：${left}。`}`,
    );
    response.redirect(303, paths.adjustment(accepted.adjustment));
  });

  router.post('/lists/:list/impacts/:event/dismiss', async (request, response) => {
    const { list, event } = request.params;
    const { chosen } = await lawPackage(installation, Number(list), Number(event));
    await dismiss(request, response, chosen, pickedIn(request.body));
  });

  const nothingPicked = (request: Request<{ list: string; event: string }>, response: Response) => {
    const { list, event } = request.params;
    flash(request, 'refused', '没有勾选任何一条。请先勾选下面的条目，再采纳或记为无需调整。');
    response.redirect(303, paths.package(list, event));
  };

  /** 无需调整, of one or of several with one reason. */
  const dismiss = async (
    request: Request<{ list: string; event: string }>,
    response: Response,
    chosen: BodyList,
    ids: number[],
  ) => {
    const { list, event } = request.params;
    if (ids.length === 0) return nothingPicked(request, response);
    const reason = word(request.body, 'reason');
    if (reason === '') flash(request, 'refused', '请写明为什么无需调整。');
    else {
      await dismissImpacts(installation, chosen, ids, reason, response.locals.actor!);
      flash(request, 'done', ids.length === 1 ? '已记为无需调整。' : `${ids.length} 条已记为无需调整。`);
    }
    const back = reason === '' && ids.length > 1 ? `?pick=${ids.join(',')}#accept` : `#impact-${ids[0]}`;
    response.redirect(303, `${paths.package(list, event)}${back}`);
  };

  const editPage = async (
    request: Request,
    response: Response,
    more: { cell?: string; also?: number[]; problems?: FieldProblem[]; conflict?: EditedMeanwhile },
  ) => {
    const [list, event, id] = [request.params.list, request.params.event, request.params.impact].map(
      Number,
    ) as [number, number, number];
    const edit = await impactEdit(installation, list, id, response.locals.actor!);
    const { impacts, row } = await lawPackage(installation, list, event);
    const impact = impacts.find(({ line }) => line.id === String(id));
    if (!impact) throw new NoSuchPage();
    const { problems = [], conflict = null, also = null, cell = edit.cell } = more;
    if (problems.length > 0 || conflict) response.status(conflict ? 409 : 422);
    const crumbs = [
      { href: paths.packages(list), label: '影响核查' },
      { href: paths.package(list, event), label: `《${row.law}》` },
    ];
    const view = editImpactView({ edit, impact, list, event, cell, also, problems, conflict });
    const errors = errorsOnTop(problems);
    response.send(views.page(request, response, 'admin/impact-edit', { list, crumbs, errors, ...view }));
  };

  router.get('/lists/:list/impacts/:event/edit/:impact', (request, response) =>
    editPage(request, response, {}),
  );

  router.post('/lists/:list/impacts/:event/edit/:impact', async (request, response) => {
    const cell = word(request.body, 'cell').replaceAll('\r\n', '\n');
    const also = words(request.body, 'also').map(Number);
    const version = word(request.body, 'version');
    try {
      const adjustment = await editImpact(installation, Number(request.params.list), {
        id: Number(request.params.impact),
        cell,
        also,
        opened: {
          version: version === '' ? null : Number(version),
          digest: word(request.body, 'digest') || null,
        },
        actor: response.locals.actor!,
      });
      flash(request, 'done', `已改写，写入调整 ${adjustment}。`);
      response.redirect(303, paths.package(request.params.list, request.params.event));
    } catch (error) {
      if (error instanceof EditedMeanwhile)
        await editPage(request, response, { cell, also, conflict: error });
      else if (error instanceof BadForm)
        await editPage(request, response, { cell, also, problems: error.problems });
      else throw error;
    }
  });

  router.post('/lists/:list/impacts/:event/powers/:power/add', async (request, response) => {
    const { list, event, power } = request.params;
    const actor = response.locals.actor!;
    const adjustment = await packageAdjustment(installation, Number(list), Number(event), actor);
    response.redirect(303, draftPaths.fresh(adjustment, 'add', [], Number(power)));
  });

  router.post('/lists/:list/impacts/:event/powers/:power/tie', async (request, response) => {
    const { list, event, power } = request.params;
    const item = word(request.body, 'item');
    if (item === '') flash(request, 'refused', '请写明承接它的事项编号。');
    else {
      await tieToItem(installation, Number(list), Number(power), item, response.locals.actor!);
      flash(request, 'done', `已记为由事项 ${item} 承接。`);
    }
    response.redirect(303, `${paths.package(list, event)}#power-${power}`);
  });

  router.post('/lists/:list/impacts/:event/powers/:power/aside', async (request, response) => {
    const { list, event, power } = request.params;
    const reason = word(request.body, 'reason');
    if (reason === '') flash(request, 'refused', '请写明为什么不新增。');
    else {
      await setAside(installation, Number(list), Number(power), reason, response.locals.actor!);
      flash(request, 'done', '已记为不新增。');
    }
    response.redirect(303, `${paths.package(list, event)}#power-${power}`);
  });

  return router;
}

const MOST_DIGITS = 15;

function pickedIn(form: Record<string, unknown>): number[] {
  return words(form, 'impact')
    .filter((id) => id.length <= MOST_DIGITS && /^\d+$/.test(id))
    .map(Number);
}

/** Which of the impacts the address ticks. */
function pickOf(asked: unknown): Pick {
  if (asked === 'all' || asked === 'unsure') return asked;
  return typeof asked === 'string' ? asked.split(',') : [];
}
