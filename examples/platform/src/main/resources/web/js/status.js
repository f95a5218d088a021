// The status of a packaging.

import { announce, make } from './dom.js';
import { percent } from './format.js';

export const STEPS = ['Ingested', 'Fragmented', 'Encrypted', 'Ready'];

/** Returns whether a packaging is waiting or running. */
export const isActive = ({ status }) => STEPS.slice(0, -1).includes(status);

/** A badge and, while there is work, a bar; it is updated in its place, so that focus stays. */
export class StatusView {
  #badge = make('span', { class: 'badge', 'data-status': 'none' }, 'Not packaged');
  #share = make('span', { class: 'quiet', hidden: true });
  bar = make('progress', { max: 1, value: 0, hidden: true, 'aria-label': 'Progress' });
  #last; // undefined before anything is shown
  line = make('div', { class: 'status-line' }, this.#badge, this.#share);
  element = make('div', { class: 'status' }, this.line, this.bar);

  /**
   * Shows a packaging.
   *
   * @param {object|null} packaging null shows that there is none
   * @param {string} name used when a change of the status is announced
   */
  update(packaging, name) {
    const status = packaging?.status ?? null;
    const active = packaging !== null && isActive(packaging);
    this.#badge.textContent = status ?? 'Not packaged';
    this.#badge.dataset.status = status ?? 'none';
    this.bar.hidden = !active;
    this.#share.hidden = !active;
    this.bar.value = packaging?.progress ?? 0;
    this.#share.textContent = percent(packaging?.progress);
    if (this.#last !== undefined && status && this.#last !== status) {
      announce(`${name}: ${status}.`);
    }
    this.#last = status;
  }
}
