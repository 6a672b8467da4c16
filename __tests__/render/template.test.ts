import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { UnknownTemplateSyntaxError, visible } from '../../src/render';
import { compileTemplate, type Template, TOP } from '../../src/render/template';

/** The same templates by Handlebars itself and by ours. */
function bothWays(sources: Record<string, string>): (name: string, model: unknown) => [string, string] {
  const handlebars = Handlebars.create();
  const options = { knownHelpersOnly: true, preventIndent: true };
  const ours = new Map<string, Template>();
  const theirs = new Map<string, Handlebars.TemplateDelegate>();
  for (const [name, source] of Object.entries(sources)) {
    theirs.set(name, handlebars.compile(source, options));
    handlebars.registerPartial(name, theirs.get(name)!);
    ours.set(
      name,
      compileTemplate(name, source, (other) => ours.get(other)!),
    );
  }
  return (name, model) => [ours.get(name)!(model, TOP), visible(theirs.get(name)!(model))];
}

describe('a template', () => {
  const model = {
    name: `"><script>'&\`=`,
    none: null,
    no: false,
    zero: 0,
    empty: [],
    list: [{ name: 'a', deep: { list: [1, 2] } }, { name: 'b' }],
    words: ['x', 'y', 'z'],
    one: { name: 'inner' },
  };
  const partials = {
    layout: '<main>\n  {{> @partial-block}}\n</main>{{> card one}}',
    card: '[{{name}}{{#if label}} {{label}}{{/if}}]',
    up: '{{#each list}}{{#if ../mark}}{{name}}{{/if}}{{/each}}',
  };
  it.each([
    '{{name}} {{none}} {{no}} {{zero}} {{empty}} {{absent.deep.deeper}} {{words.length}} {{list.0.name}}',
    '{{#if no}}1{{else if zero}}2{{else if empty}}3{{else if list}}4{{else}}5{{/if}}',
    '{{#unless empty}}1{{else}}2{{/unless}}{{#with one}}{{name}}{{../zero}}{{else}}no{{/with}}{{#with none}}1{{else}}2{{/with}}',
    '{{#each list}}{{@index}}{{@first}}{{@last}}{{name}}{{#each deep.list}}{{this}}{{../name}}{{../../zero}}{{/each}}{{else}}none{{/each}}',
    '{{#each empty}}x{{else}}none{{/each}}{{#each words}}{{#unless @first}}、{{/unless}}{{this}}{{/each}}',
    '<ul>\n  {{#each words}}\n  <li>{{this}}</li>\n  {{/each}}\n</ul>\n{{! not shown }}\n{{!-- nor {{this}} --}}\nend {{~name~}} .',
    '{{> card}}{{> card one}}{{> card label="标签"}}{{> card one label=name}}{{> up mark=true}}{{> up}}',
    '  {{> card one}}\n  {{#each list}}\n    {{> card}}\n  {{/each}}',
    '{{#> layout}}\n<p>{{name}}</p>\n{{#each list}}{{name}}{{../zero}}{{/each}}\n{{/layout}}',
    '{{constructor}}{{one.__proto__.x}}',
  ])('reads as by Handlebars: %s', (source) => {
    const [ours, theirs] = bothWays({ ...partials, page: source })('page', model);
    expect(ours).toBe(theirs);
  });

  it.each(['{{lookup list 0}}', '{{#foo}}{{/foo}}', '{{#each list as |x|}}{{/each}}', '{{@root.name}}'])(
    'that wants more is refused: %s',
    (source) => {
      expect(() => compileTemplate('page', source, () => () => '')).toThrow(UnknownTemplateSyntaxError);
    },
  );

  it('of the project reads as by Handlebars, filled with anything', () => {
    const dir = join(__dirname, '../../views');
    const sources = Object.fromEntries(
      readdirSync(dir, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.hbs'))
        .map((file) => [
          file.replace(/\.hbs$/, '').replace(/^partials\//, ''),
          readFileSync(join(dir, file), 'utf8'),
        ]),
    );
    const render = bothWays(sources);
    const models = [true, false].map((rich) => drawnModel(Object.values(sources).join('\n'), rich));
    for (const [name, source] of Object.entries(sources)) {
      // A layout alone has nothing to lay out.
      if (name.startsWith('layouts/')) continue;
      for (const one of models) {
        const [ours, theirs] = render(name, source.includes('#each this') ? [one, one] : one);
        expect(`${name} ${ours}`).toBe(`${name} ${theirs}`);
      }
    }
  });
});

/** Every word of the templates as a value: lists of objects that hold the words again, two deep. */
function drawnModel(source: string, rich: boolean): object {
  const words = [...new Set(source.match(/[A-Za-z]\w*/g))];
  const lists = [
    ...new Set([...source.matchAll(/#each (?:\.\.\/)*([\w.]+)/g)].flatMap((m) => m[1]!.split('.'))),
  ];
  const leaf = Object.fromEntries(words.map((word, n) => [word, n % 3 === 0 ? '' : `<${word}>\u202e`]));
  const level = (depth: number): Record<string, unknown> => ({
    ...leaf,
    page: leaf,
    ...(depth === 0
      ? {}
      : Object.fromEntries(lists.map((word) => [word, rich ? [level(depth - 1), leaf] : []]))),
  });
  const page = { ...level(1), page: level(1) };
  return page;
}
