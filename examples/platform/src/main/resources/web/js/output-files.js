// The files of a packaging.

import { call } from './api.js';
import { make } from './dom.js';
import { bytes } from './format.js';

/** Returns a disclosure that lists the files of a packaging when it is opened. */
export function outputFiles(packagingId) {
  const body = make('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Files' });
  return make('details', {
    toggle: async ({ target }) => {
      if (!target.open) {
        return;
      }
      try {
        body.replaceChildren(table(await call(`/packaged_content/${packagingId}/files`)));
      } catch (error) {
        body.replaceChildren(make('p', { class: 'notice bad', role: 'alert' }, error.message));
      }
    },
  }, make('summary', {}, 'Files'), body);
}

function table(files) {
  const sum = files.reduce((total, file) => total + file.size_bytes, 0);
  const row = (name, size) =>
    make('tr', {}, make('td', {}, name), make('td', { class: 'number' }, bytes(size)));
  return make('table', {},
    make('thead', {}, make('tr', {}, make('th', { scope: 'col' }, 'Name'), make('th', { scope: 'col', class: 'number' }, 'Size'))),
    make('tbody', {},
      ...files.map((file) => row(make('a', { href: file.url }, file.name), file.size_bytes)),
      row(`${files.length} ${files.length === 1 ? 'file' : 'files'}`, sum)));
}
