import type { ErrorRequestHandler } from 'express';
import { isRefusal, NotPublished } from '../../services';
import { WebRefusal } from '../errors';

/** What was wrong with the request, each place by name. */
export class BadQuery extends WebRefusal {
  constructor(problems: { name: string; why: string }[]) {
    super(400, `查询参数有误：${problems.map(({ name, why }) => `${name}：${why}`).join('；')}。`);
  }
}

export class NoSuchAddress extends WebRefusal {
  constructor(path: string) {
    super(404, `接口没有 ${path} 这个地址。全部地址见 /api/v1/openapi.json。`);
  }
}

export class ReadOnly extends WebRefusal {
  constructor() {
    super(405, '这个接口只读，只接受 GET 和 HEAD。');
  }
}

/** A refusal as RFC 9457 has it. */
export const showProblem: ErrorRequestHandler = (error, request, response, next) => {
  if (response.headersSent) return next(error);
  const { status, title, detail } = toldAs(error);
  if (status >= 500) response.locals.fault = error;
  response
    .status(status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title, status, detail, instance: request.originalUrl }));
};

function toldAs(error: unknown): { status: number; title: string; detail: string } {
  if (error instanceof WebRefusal) {
    return {
      status: error.status,
      title: error.status === 404 ? '没有找到' : '请求有误',
      detail: error.message,
    };
  }
  if (error instanceof NotPublished) return { status: 404, title: '没有找到', detail: error.message };
  if (isRefusal(error)) return { status: 422, title: '不能回答', detail: error.message };
  if (error instanceof URIError) return { status: 400, title: '请求有误', detail: '网址的编码有误。' };
  return {
    status: 500,
    title: '出错了',
    detail: '程序内部错误。请稍后重试；如仍出现，请把时间和网址告诉维护人员。',
  };
}
