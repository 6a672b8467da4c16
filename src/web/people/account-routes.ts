import { Router } from 'express';
import { type Actor, changePassword, type Installation, ROLES } from '../../services';
import { paths } from '../paths';
import { flash, type Views } from '../views';

/** One's own account: what one may do, and another password. */
export function accountRoutes(installation: Installation, views: Views): Router {
  const router = Router();

  router.get('/account', (request, response) => {
    response.send(views.page(request, response, 'admin/account', ownView(response.locals.actor!)));
  });

  router.post('/account/password', async (request, response) => {
    const actor = response.locals.actor!;
    const result = await changePassword(installation, {
      current: String(request.body.current ?? ''),
      password: String(request.body.password ?? ''),
      again: String(request.body.again ?? ''),
      session: request.sessionID,
      actor,
    });
    if (!result.ok) {
      response.status(422);
      const errors = [{ href: '#current', text: result.problem }];
      response.send(views.page(request, response, 'admin/account', { ...ownView(actor), errors }));
      return;
    }
    flash(request, 'done', '口令已改。别处的登录已全部结束。');
    response.redirect(303, paths.account);
  });

  return router;
}

function ownView({ account, displayName, grants }: Actor) {
  const rights = grants.map(({ role, body }) => `${ROLES[role]}（${body ?? '全部单位'}）`);
  return {
    title: '我的账号',
    action: paths.password,
    facts: [
      { label: '账号', value: account },
      { label: '姓名', value: displayName },
      { label: '角色', value: rights.join('、') || '还没有角色，请联系管理员授予。' },
    ],
  };
}
