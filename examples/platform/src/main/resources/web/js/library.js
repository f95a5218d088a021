// The list of titles.

import { make } from './dom.js';
import { bytes, dots, duration, kind, short, time } from './format.js';
import { StatusView } from './status.js';

const MOST_CHIPS = 6;

/** A title in the list. */
class TitleView {
  #status = new StatusView();
  #play = make('a', { class: 'button small', hidden: true }, 'Play');
  #chips = make('ul', { class: 'chips', 'aria-label': 'Tracks' });
  #facts = make('p', { class: 'quiet' });
  #link = make('a');
  #tile = make('div', { class: 'tile', 'aria-hidden': 'true' });
  #upload = null;
  element = make('li', { class: 'card title' }, this.#tile,
    make('div', {}, make('h3', {}, this.#link), this.#facts, this.#chips), this.#status.element);

  constructor(upload) {
    this.#status.line.append(this.#play);
    this.update(upload);
  }

  get id() {
    return this.#upload.id;
  }

  update(upload) {
    this.#upload = upload;
    this.#link.href = `/title/${upload.id}`;
    this.#link.textContent = upload.title;
    this.#tile.textContent = initials(upload.title);
    this.#tile.style.setProperty('--hue', String((upload.id * 47 + 165) % 360));
    this.#facts.textContent = dots(duration(upload.duration_seconds), bytes(upload.size_bytes), time(upload.created_at));
    const { tracks } = upload;
    const chips = tracks.slice(0, MOST_CHIPS).map(short);
    if (tracks.length > MOST_CHIPS) {
      chips.push(`${tracks.length - MOST_CHIPS} more`);
    }
    this.#chips.replaceChildren(...chips.map((text) => make('li', {}, text)));
    this.#showPackaging();
  }

  updatePackaging(packaging) {
    const others = this.#upload.packaged_content.filter((it) => it.packaged_content_id !== packaging.packaged_content_id);
    this.#upload = { ...this.#upload, packaged_content: [...others, packaging] };
    this.#showPackaging();
  }

  removePackaging(id) {
    const packagings = this.#upload.packaged_content.filter((it) => it.packaged_content_id !== id);
    this.#upload = { ...this.#upload, packaged_content: packagings };
    this.#showPackaging();
  }

  /** Shows the newest packaging, and plays the newest that can be played. */
  #showPackaging() {
    const newestFirst = this.#upload.packaged_content.toSorted((a, b) => b.packaged_content_id - a.packaged_content_id);
    const ready = newestFirst.find(({ status }) => status === 'Ready');
    this.#status.update(newestFirst[0] ?? null, this.#upload.title);
    this.#play.hidden = !ready;
    this.#play.href = ready ? `/play/${ready.packaged_content_id}` : '';
    this.#play.setAttribute('aria-label', `Play ${this.#upload.title}`);
  }
}

/** Titles, newest first, in a list element. */
export class Library {
  #views = new Map();
  #list;
  #onCount;

  constructor(list, onCount) {
    this.#list = list;
    this.#onCount = onCount;
  }

  get oldestId() {
    return Math.min(...this.#views.keys());
  }

  get size() {
    return this.#views.size;
  }

  /** Shows these and no others. */
  replace(uploads) {
    const ids = new Set(uploads.map(({ id }) => id));
    [...this.#views.keys()].filter((id) => !ids.has(id)).forEach((id) => this.remove(id));
    uploads.forEach((upload) => this.put(upload));
    this.#onCount(this.size);
  }

  /** Adds a title in its place, or updates it. */
  put(upload) {
    const known = this.#views.get(upload.id);
    if (known) {
      known.update(upload);
      return;
    }
    const view = new TitleView(upload);
    const next = [...this.#views.values()].filter(({ id }) => id < upload.id).toSorted((a, b) => b.id - a.id)[0];
    this.#list.insertBefore(view.element, next?.element ?? null);
    this.#views.set(upload.id, view);
    this.#onCount(this.size);
  }

  remove(id) {
    this.#views.get(id)?.element.remove();
    this.#views.delete(id);
    this.#onCount(this.size);
  }

  putPackaging(packaging) {
    this.#views.get(packaging.input_content_id)?.updatePackaging(packaging);
  }

  removePackaging(id) {
    this.#views.forEach((view) => view.removePackaging(id));
  }
}

function initials(title) {
  const words = title.match(/[\p{L}\p{N}]+/gu) ?? [kind('video')];
  return words.slice(0, 2).map((word) => [...word][0].toUpperCase()).join('');
}
