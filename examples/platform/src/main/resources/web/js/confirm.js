// Asks before something is deleted.

import { make } from './dom.js';

/** Asks, and returns whether the answer is yes. */
export function confirm(question, yes) {
  const dialog = make('dialog', { 'aria-label': yes },
    make('form', { method: 'dialog' },
      make('p', {}, question),
      make('div', { class: 'actions end' },
        make('button', { class: 'button', value: '' }, 'Keep'),
        make('button', { class: 'button danger', value: 'yes' }, yes))));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
  });
}
