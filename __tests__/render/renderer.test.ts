import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createRenderer, NoSuchTemplateError, UnescapedTemplateError } from '../../src/render';

describe('the renderer', () => {
  const dir = mkdtempSync(join(tmpdir(), 'quanze-views-'));
  const put = (name: string, source: string): void => {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), source);
  };
  beforeEach(() => {
    rmSync(dir, { recursive: true, force: true });
    put('layouts/plain.hbs', '<main>{{> @partial-block}}</main>');
    put('partials/name.hbs', '<b>{{name}}</b>');
    put('public/page.hbs', '{{#> layouts/plain}}{{> name}}<a title="{{name}}">{{/layouts/plain}}');
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it('escapes text in content and in attributes', () => {
    expect(createRenderer(dir).render('public/page', { name: `"><script>'&` })).toBe(
      '<main><b>&quot;&gt;&lt;script&gt;&#x27;&amp;</b><a title="&quot;&gt;&lt;script&gt;&#x27;&amp;"></main>',
    );
  });

  it('shows control characters and turned writing by name, and keeps line breaks', () => {
    expect(createRenderer(dir).render('public/page', { name: 'a\u0000\u202eb\n\tc' })).toContain(
      '<b>a⟨U+0000⟩⟨U+202E⟩b\n\tc</b>',
    );
  });

  it.each(['{{{name}}}', '{{&name}}', '{{~{name}}}', '{{~& name}}'])(
    'refuses a template with %s',
    (source) => {
      put('public/bad.hbs', source);
      expect(() => createRenderer(dir)).toThrow(UnescapedTemplateError);
    },
  );

  it('knows no helper but each, if, unless and with', () => {
    put('public/lookup.hbs', '{{lookup name 0}}');
    expect(() => createRenderer(dir).render('public/lookup', { name: ['x'] })).toThrow();
  });

  it('does not read what a model inherits', () => {
    put('public/inherited.hbs', '[{{constructor}}{{name.__proto__.polluted}}]');
    expect(createRenderer(dir).render('public/inherited', { name: 'x' })).toBe('[]');
  });

  it('says which template is missing', () => {
    expect(() => createRenderer(dir).render('public/none', {})).toThrow(
      new NoSuchTemplateError('public/none'),
    );
  });

  it('takes every template of the project', () => {
    expect(() => createRenderer(join(__dirname, '../../views'))).not.toThrow();
  });
});
