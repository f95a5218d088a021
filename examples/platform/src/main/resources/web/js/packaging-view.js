// One packaging on the page of its title.

import { call } from './api.js';
import { confirm } from './confirm.js';
import { announce, describe, make, show } from './dom.js';
import { join, time } from './format.js';
import { outputFiles } from './output-files.js';
import { STEPS, StatusView, isActive } from './status.js';

const KEYS = { platform: 'of the platform', 'key-server': 'from the key server' };
const ENCRYPTED = { video: 'video', audio: 'audio', all: 'video and audio', none: 'nothing' };

/** Shows a packaging and what can be done with it; it is updated in its place, so that focus stays. */
export class PackagingView {
  #id;
  #onChanged;
  #onRemoved;
  #status = new StatusView();
  #steps = make('ol', { class: 'steps', 'aria-label': 'Steps' }, ...STEPS.map((step) => make('li', {}, step)));
  #facts = make('dl', { class: 'facts' });
  #failure = make('p', { class: 'notice bad', hidden: true });
  #error = make('p', { class: 'notice bad', role: 'alert', hidden: true });
  #shared = make('div', { class: 'shared', hidden: true });
  #play = make('a', { class: 'button primary small' }, 'Play');
  #share = this.#button('Copy link', () => this.#shareLink());
  #cancel = this.#button('Cancel', () => this.#post('cancel'));
  #retry = this.#button('Try again', () => this.#post('retry'));
  #delete = this.#button('Delete', () => this.#remove(), 'danger');
  #files;
  element;

  constructor(packaging, { onChanged, onRemoved }) {
    this.#id = packaging.packaged_content_id;
    this.#onChanged = onChanged;
    this.#onRemoved = onRemoved;
    this.#files = outputFiles(this.#id);
    const heading = `packaging-${this.#id}`;
    this.element = make('li', { class: 'card packaging', tabindex: '-1', 'aria-labelledby': heading },
      make('div', { class: 'packaging-head' },
        make('h3', { id: heading }, `Packaging ${this.#id}`), this.#status.line),
      this.#steps, this.#status.bar, this.#failure, this.#facts,
      make('div', { class: 'actions' }, this.#play, this.#share, this.#cancel, this.#retry, this.#delete),
      this.#shared, this.#error, this.#files);
    this.update(packaging);
  }

  update(packaging) {
    const { status } = packaging;
    const isReady = status === 'Ready';
    this.#status.update(packaging, `Packaging ${this.#id}`);
    this.#showSteps(status);
    show(this.#failure, packaging.failure);
    describe(this.#facts, {
      Encrypted: packaging.encrypt === 'none' ? 'nothing' : join(ENCRYPTED[packaging.encrypt] ?? packaging.encrypt, packaging.scheme),
      Keys: packaging.key_source in KEYS && KEYS[packaging.key_source],
      'Content ID': packaging.content_id && make('code', {}, packaging.content_id),
      'Key ID': packaging.key_id && make('code', {}, packaging.key_id),
      Profile: join(packaging.profile === 'live' ? 'live' : 'on demand', `segments of ${packaging.segment_seconds} s`),
      Begun: time(packaging.created_at),
      Finished: time(packaging.finished_at),
      Attempts: packaging.attempts > 1 && String(packaging.attempts),
      DASH: packaging.url && make('a', { href: packaging.url }, packaging.url),
      HLS: packaging.hls_url && make('a', { href: packaging.hls_url }, packaging.hls_url),
    });
    this.#play.hidden = !isReady;
    this.#play.href = `/play/${this.#id}`;
    this.#share.hidden = !isReady;
    this.#files.hidden = !isReady;
    this.#cancel.hidden = !isActive(packaging);
    this.#retry.hidden = !['Failed', 'Cancelled'].includes(status);
    this.#delete.hidden = isActive(packaging);
  }

  #showSteps(status) {
    const reached = STEPS.indexOf(status);
    this.#steps.hidden = reached < 0 || status === 'Ready';
    [...this.#steps.children].forEach((step, index) => {
      step.toggleAttribute('data-done', index <= reached);
      if (index === reached) {
        step.setAttribute('aria-current', 'step');
      } else {
        step.removeAttribute('aria-current');
      }
    });
  }

  #button(text, action, kind = '') {
    return make('button', {
      class: `button small ${kind}`,
      type: 'button',
      click: async ({ currentTarget }) => {
        currentTarget.disabled = true;
        show(this.#error, '');
        try {
          await action();
        } catch (error) {
          show(this.#error, error.message);
        } finally {
          currentTarget.disabled = false;
        }
      },
    }, text);
  }

  async #post(action) {
    await call(`/packaged_content/${this.#id}/${action}`, { method: 'POST' });
    await this.#onChanged();
  }

  async #remove() {
    if (await confirm(`Delete packaging ${this.#id} with its files and its key, if the platform has it? Players cannot play it any more.`, 'Delete')) {
      await call(`/packaged_content/${this.#id}`, { method: 'DELETE' });
      this.#onRemoved(this.#id);
    }
  }

  async #shareLink() {
    const { url, expires_at: expires } = await call(`/packaged_content/${this.#id}/links`, { method: 'POST', body: {} });
    const isCopied = await navigator.clipboard?.writeText(url).then(() => true, () => false);
    const input = make('input', { readonly: true, 'aria-label': 'Link', focus: ({ target }) => target.select() });
    input.value = url;
    const text = `${isCopied ? 'Copied' : 'Copy this link'}: everybody who has it can play this until ${time(expires)}.`;
    this.#shared.replaceChildren(make('p', { class: 'quiet' }, text), input);
    this.#shared.hidden = false;
    announce(text);
  }
}
