import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { NoSuchTemplateError, UnescapedTemplateError } from './errors';
import { compileTemplate, type Template, TOP } from './template';

export interface Renderer {
  /** The page of `template` (`public/item`, path below the views folder without its ending) filled with `model`. */
  render(template: string, model: object): string;
}

/**
 * Reads all templates below `viewsDir` once. `layouts/x` and `partials/x` are at hand as the partials `layouts/x` and `x`. Everything is
 * escaped: a template with `{{{` or `{{&` is refused. Nothing but each, if, unless and with: a template that wants more logic wants a
 * view model.
 */
export function createRenderer(viewsDir: string): Renderer {
  const templates = new Map<string, Template>();
  const named = (name: string): Template => {
    const template = templates.get(name);
    if (!template) throw new NoSuchTemplateError(name);
    return template;
  };
  for (const { name, source } of templatesIn(viewsDir)) {
    if (/\{\{~?[{&]/.test(source)) throw new UnescapedTemplateError(name);
    templates.set(name.replace(/^partials\//, ''), compileTemplate(name, source, named));
  }
  return { render: (name, model) => named(name)(model, TOP) };
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
