import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import Handlebars from 'handlebars';
import { NoSuchTemplateError, UnescapedTemplateError } from './errors';
import { visible } from './visible';

export interface Renderer {
  /** The page of `template` (`public/item`, path below the views folder without its ending) filled with `model`. */
  render(template: string, model: object): string;
}

/** Nothing but these: a template that wants more logic wants a view model. */
const HELPERS = { each: true, if: true, unless: true, with: true, lookup: false, log: false };

/**
 * Reads all templates below `viewsDir` once. `layouts/x` and `partials/x` are at hand as the partials `layouts/x` and `x`. Everything is
 * escaped: a template with `{{{` or `{{&` is refused. No helper of ours exists.
 */
export function createRenderer(viewsDir: string): Renderer {
  const handlebars = Handlebars.create();
  const options = { knownHelpersOnly: true, knownHelpers: HELPERS, preventIndent: true };
  const templates = new Map<string, Handlebars.TemplateDelegate>();
  for (const { name, source } of templatesIn(viewsDir)) {
    if (/\{\{~?[{&]/.test(source)) throw new UnescapedTemplateError(name);
    const template = handlebars.compile(source, options);
    if (/^(layouts|partials)\//.test(name))
      handlebars.registerPartial(name.replace(/^partials\//, ''), template);
    else templates.set(name, template);
  }
  return {
    render(name, model) {
      const template = templates.get(name);
      if (!template) throw new NoSuchTemplateError(name);
      return visible(template(model));
    },
  };
}

function templatesIn(viewsDir: string): { name: string; source: string }[] {
  return readdirSync(viewsDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.hbs'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({
      name: relative(viewsDir, file).replaceAll('\\', '/').slice(0, -'.hbs'.length),
      source: readFileSync(file, 'utf8'),
    }));
}
