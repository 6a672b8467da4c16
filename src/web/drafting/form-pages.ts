import type { Request, Response } from 'express';
import { BadForm } from '../../services';
import type { Views } from '../views';
import { errorsOnTop, word } from './request';

export type Problems = BadForm['problems'];

/** Shows a page of drafting; with problems it is a form that was refused. */
export type Show = (
  request: Request,
  response: Response,
  template: string,
  model: { title: string } & Record<string, unknown>,
  problems?: Problems,
) => void;

export function showWith(views: Views): Show {
  return (request, response, template, model, problems = []) => {
    if (problems.length > 0) response.status(422);
    response.send(views.page(request, response, template, { ...model, errors: errorsOnTop(problems) }));
  };
}

/** Runs a use case; what is wrong with the form is shown beside its fields, the input kept. */
export async function orProblems(
  act: () => Promise<void>,
  again: (problems: Problems) => Promise<void> | void,
): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof BadForm)) throw error;
    await again(error.problems);
  }
}

/** Title, reason, basis and day of an adjustment, as a form sends them. */
export const headOf = ({ body }: Request) => ({
  title: word(body, 'title'),
  reason: word(body, 'reason'),
  basis: word(body, 'basis'),
  effective: word(body, 'effective') || null,
});
