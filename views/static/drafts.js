/*
 * Unsaved work is not lost: what is typed into a form is kept in this browser, per account, until it is saved. Leaving with unsaved
 * work is asked about; coming back offers it again; signing out forgets all of it. Passwords and files are never kept.
 */
(() => {
  const person = document.body.dataset.person;
  if (!person) return;

  const WEEK = 7 * 24 * 60 * 60 * 1000;
  const PREFIX = `quanze:draft:${person}:`;
  const KEPT = 'textarea, select, input:not([type=hidden]):not([type=password]):not([type=file])';

  const keyOf = (form) => `${PREFIX}${location.pathname}:${new URL(form.action).pathname}`;
  const fieldsOf = (form) => [...form.querySelectorAll(KEPT)].filter((field) => field.name !== '');
  const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));

  function valuesOf(form) {
    return fieldsOf(form).map((field) => [field.name, isTicked(field) ? field.checked : field.value]);
  }

  function isTicked(field) {
    return field.type === 'checkbox' || field.type === 'radio';
  }

  function read(key) {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  }

  function write(key, draft) {
    try {
      localStorage.setItem(key, JSON.stringify(draft));
    } catch {
      // The browser keeps nothing, or is full: then leaving still asks.
    }
  }

  function fill(form, values) {
    fieldsOf(form).forEach((field, place) => {
      const [name, value] = values[place] ?? [];
      if (name !== field.name) return;
      if (isTicked(field)) field.checked = value;
      else field.value = value;
    });
  }

  function button(words, act) {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'quiet';
    made.textContent = words;
    made.addEventListener('click', act);
    return made;
  }

  /** Offers what was typed before, above its form. */
  function offer(form, key, { values, at }) {
    const notice = document.createElement('div');
    notice.className = 'notice';
    notice.setAttribute('role', 'status');
    const words = document.createElement('p');
    words.className = 'notice-title';
    words.textContent = `这里有您没有保存的内容（${new Date(at).toLocaleString('zh-CN')}）。`;
    const actions = document.createElement('p');
    actions.className = 'actions';
    const done = () => {
      notice.remove();
      fieldsOf(form)[0]?.focus();
    };
    actions.append(
      button('恢复', () => {
        fill(form, values);
        dirty.add(form);
        done();
      }),
      button('不要了', () => {
        localStorage.removeItem(key);
        done();
      }),
    );
    notice.append(words, actions);
    form.before(notice);
  }

  /** Saved is what was sent from the page we come from and not refused. */
  function forgetSaved() {
    const refused = document.querySelector('#errors, [data-refused]') !== null;
    const from = document.referrer ? new URL(document.referrer).pathname : '';
    for (const key of keys()) {
      const draft = read(key);
      const saved = draft?.sent && draft.page === from && !refused;
      if (!draft || saved || Date.now() - draft.at > WEEK) localStorage.removeItem(key);
      else if (draft.sent) write(key, { ...draft, sent: false });
    }
  }

  const dirty = new Set();
  forgetSaved();

  for (const form of document.querySelectorAll('main form')) {
    if (form.method !== 'post' || fieldsOf(form).length === 0) continue;
    const key = keyOf(form);
    const draft = read(key);
    if (draft && JSON.stringify(draft.values) !== JSON.stringify(valuesOf(form))) offer(form, key, draft);
    form.addEventListener('input', () => {
      dirty.add(form);
      write(key, { values: valuesOf(form), at: Date.now(), page: location.pathname, sent: false });
    });
    form.addEventListener('submit', () => {
      dirty.delete(form);
      const typed = read(key);
      if (typed) write(key, { ...typed, sent: true });
    });
  }

  for (const form of document.querySelectorAll('form[data-sign-out]')) {
    form.addEventListener('submit', () => {
      dirty.clear();
      for (const key of keys()) localStorage.removeItem(key);
    });
  }

  addEventListener('beforeunload', (event) => {
    if (dirty.size > 0) event.preventDefault();
  });
})();
