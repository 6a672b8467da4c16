import type { Request, Response } from 'express';
import { isRefusal, NotAllowedTo } from '../services';
import type { PageModel, Views } from './views';

/** Runs a use case for a form; a refusal shows the form again with its message on top and what was filled in kept. Whoever lacks the right sees no form. */
export async function orShowAgain(
  views: Views,
  request: Request,
  response: Response,
  act: () => Promise<void>,
  form: () => Promise<{ template: string; model: PageModel; field?: string }>,
): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!isRefusal(error) || error instanceof NotAllowedTo) throw error;
    const { template, model, field } = await form();
    const text = error.message;
    response.status(422);
    response.send(
      views.page(request, response, template, {
        ...model,
        errors: [{ ...(field && { href: `#${field}` }), text }],
      }),
    );
  }
}
