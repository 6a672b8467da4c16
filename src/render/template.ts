import Handlebars from 'handlebars';
import { UnknownTemplateSyntaxError } from './errors';
import { escaped } from './escape';

/**
 * Handlebars templates as plain functions. The language is Handlebars' own (its parser reads them, `__tests__/render` compares every page with
 * its renderer), cut down to what our templates use; without its runtime's lookups a page takes a fifth of the time, and a site
 * has hundreds of thousands.
 */
export type Template = (context: unknown, frame: Frame) => string;

export interface Frame {
  /** The contexts around this one, the nearest first; a partial starts anew. */
  outer: Outer | null;
  data: Data | null;
  /** What `{{> @partial-block}}` stands for. */
  block: ((context: unknown) => string) | null;
}

interface Outer {
  context: unknown;
  outer: Outer | null;
}

interface Data {
  index: number;
  first: boolean;
  last: boolean;
}

export const TOP: Frame = { outer: null, data: null, block: null };

/** A partial, with a block of its own or without. */
type Call = Pick<hbs.AST.PartialStatement, 'name' | 'params' | 'hash'> & {
  program?: hbs.AST.Program;
  indent?: string;
};

type Read = (context: unknown, frame: Frame) => unknown;

/** `partial` finds another template by its name when it is needed. @throws UnknownTemplateSyntaxError */
export function compileTemplate(name: string, source: string, partial: (name: string) => Template): Template {
  const refuse = (what: string): never => {
    throw new UnknownTemplateSyntaxError(name, what);
  };

  function program(node: hbs.AST.Program | undefined): Template {
    const parts = (node?.body ?? []).map(statement).filter((part) => part !== null);
    const [only] = parts;
    if (parts.length === 1) return only!;
    return (context, frame) => {
      let text = '';
      for (const part of parts) text += part(context, frame);
      return text;
    };
  }

  function statement(node: hbs.AST.Statement): Template | null {
    switch (node.type) {
      case 'ContentStatement': {
        const { value } = node as hbs.AST.ContentStatement;
        return value === '' ? null : () => value;
      }
      case 'CommentStatement':
        return null;
      case 'MustacheStatement': {
        const { path, params, hash } = node as hbs.AST.MustacheStatement;
        if (params.length > 0 || hash) refuse((path as hbs.AST.PathExpression).original);
        const read = expression(path);
        return (context, frame) => escaped(read(context, frame));
      }
      case 'BlockStatement':
        return block(node as hbs.AST.BlockStatement);
      case 'PartialStatement':
      case 'PartialBlockStatement':
        return call(node as unknown as Call);
      default:
        return refuse(node.type);
    }
  }

  function block({ path, params, hash, program: body, inverse }: hbs.AST.BlockStatement): Template {
    const { original } = path as hbs.AST.PathExpression;
    const [param] = params;
    if (params.length !== 1 || hash || body.blockParams) refuse(original);
    const [value, then, otherwise] = [expression(param!), program(body), program(inverse)];
    switch (original) {
      case 'if':
        return (context, frame) => (isEmpty(value(context, frame)) ? otherwise : then)(context, frame);
      case 'unless':
        return (context, frame) => (isEmpty(value(context, frame)) ? then : otherwise)(context, frame);
      case 'with':
        return (context, frame) => {
          const inner = value(context, frame);
          return isEmpty(inner) ? otherwise(context, frame) : then(inner, within(context, frame, frame.data));
        };
      case 'each':
        return (context, frame) => {
          const list = value(context, frame);
          if (!Array.isArray(list) && typeof list === 'object' && list !== null) refuse(`#each 只用于数组`);
          if (!Array.isArray(list) || list.length === 0) return otherwise(context, frame);
          let text = '';
          for (let index = 0; index < list.length; index++) {
            const data = { index, first: index === 0, last: index === list.length - 1 };
            text += then(list[index], within(context, frame, data));
          }
          return text;
        };
      default:
        return refuse(original);
    }
  }

  function call(node: Call): Template {
    if (node.name.type !== 'PathExpression') refuse(node.name.type);
    const target = (node.name as hbs.AST.PathExpression).original;
    const given = node.params[0] ? expression(node.params[0]) : null;
    const pairs = (node.hash?.pairs ?? []).map(({ key, value }) => ({ key, read: expression(value) }));
    const contextOf: Read = (context, frame) => {
      const base = given ? given(context, frame) : context;
      if (pairs.length === 0) return base;
      const own = pairs.map(({ key, read }) => [key, read(context, frame)]);
      return { ...(base as object), ...Object.fromEntries(own) };
    };
    const body = node.program ? program(node.program) : null;
    const indent = node.indent ?? '';
    if (target === '@partial-block') {
      return (context, frame) => indent + (frame.block?.(contextOf(context, frame)) ?? '');
    }
    return (context, frame) => {
      const block = body ? (inner: unknown) => body(inner, frame) : frame.block;
      return indent + partial(target)(contextOf(context, frame), { outer: null, data: frame.data, block });
    };
  }

  function expression(node: hbs.AST.Expression): Read {
    if (node.type === 'StringLiteral' || node.type === 'BooleanLiteral' || node.type === 'NumberLiteral') {
      const { value } = node as hbs.AST.StringLiteral;
      return () => value;
    }
    if (node.type !== 'PathExpression') return refuse(node.type);
    const { data, depth, parts, original } = node as hbs.AST.PathExpression;
    if (data) {
      const key = parts[0];
      if (parts.length !== 1 || (key !== 'first' && key !== 'last' && key !== 'index'))
        return refuse(original);
      return (_, frame) => frame.data?.[key];
    }
    const [first, second] = parts;
    if (depth === 0 && parts.length === 1) return (context) => own(context, first!);
    if (depth === 0 && parts.length === 2) return (context) => own(own(context, first!), second!);
    return (context, frame) => {
      let value = context;
      let outer = frame.outer;
      for (let up = 0; up < depth; up++) {
        value = outer?.context;
        outer = outer?.outer ?? null;
      }
      return parts.reduce(own, value);
    };
  }

  return program(Handlebars.parse(source));
}

function within(context: unknown, { outer, block }: Frame, data: Data | null): Frame {
  return { outer: { context, outer }, data, block };
}

/** Only what a model has itself: never what it inherits. */
function own(value: unknown, key: string): unknown {
  if (value === null || value === undefined || !Object.hasOwn(value as object, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}

/** As Handlebars has it: an empty list is nothing too, and so is 0. */
function isEmpty(value: unknown): boolean {
  return !value || (Array.isArray(value) && value.length === 0);
}
