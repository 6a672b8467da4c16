import { type ErrorRequestHandler, type RequestHandler, Router } from 'express';
import { isRefusal, NotAllowedTo } from '../services';
import { NoSuchPage, WebRefusal } from './errors';
import type { Views } from './views';
import { waysOut } from './way-out';

/** Last in the path: whatever was refused or went wrong becomes one page that says so. */
export function setUpErrors(views: Views): (RequestHandler | ErrorRequestHandler)[] {
  const notFound = Router().use(() => {
    throw new NoSuchPage();
  });
  const show: ErrorRequestHandler = (error, request, response, next) => {
    if (response.headersSent) return next(error);
    const { status, message } = answerTo(error);
    if (status >= 500) response.locals.fault = error;
    const model = { title: titleOf(status), message, ways: waysOut(error, request) };
    const office = request.originalUrl.startsWith('/admin');
    response
      .status(status)
      .send(office ? views.page(request, response, 'admin/error', model) : views.open('public-error', model));
  };
  return [notFound, show];
}

function answerTo(error: unknown): { status: number; message: string } {
  if (error instanceof WebRefusal) return { status: error.status, message: error.message };
  if (error instanceof NotAllowedTo) return { status: 403, message: error.message };
  if (isRefusal(error)) return { status: 422, message: error.message };
  const status = (error as { status?: number }).status;
  if (status === 413)
    return { status, message: '提交的内容过大。单个文件请不超过 50 MB，文字请缩短后再提交。' };
  if (status && status < 500) return { status, message: '请求的格式有误。请返回上一页重试。' };
  return {
    status: 500,
    message: '程序内部错误，数据未改动。请稍后重试；如仍出现，请把时间和所做的操作告诉维护人员。',
  };
}

function titleOf(status: number): string {
  if (status === 404) return '没有找到';
  if (status === 403) return '不能办理';
  return status < 500 ? '未能办理' : '出错了';
}
