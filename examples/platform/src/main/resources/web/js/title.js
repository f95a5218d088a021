// The page of one title.

import { call } from './api.js';
import { confirm } from './confirm.js';
import { announce, byId, make, show } from './dom.js';
import { listen } from './events.js';
import { bytes, codec, details, dots, duration, join, kind, language, time } from './format.js';
import { startPackagingForm } from './packaging-form.js';
import { PackagingView } from './packaging-view.js';
import { openSession } from './session.js';

const id = Number(location.pathname.split('/').pop());
const packagings = new Map();
let refetch = refresh;

async function refresh() {
  try {
    const upload = await call(`/uploads/${id}`);
    showUpload(upload);
    const known = new Set(upload.packaged_content.map((it) => it.packaged_content_id));
    [...packagings.keys()].filter((it) => !known.has(it)).forEach(removePackaging);
    upload.packaged_content.toSorted((a, b) => a.packaged_content_id - b.packaged_content_id).forEach(putPackaging);
    byId('packaged').hidden = packagings.size === 0;
    show(byId('error'), '');
    byId('content').hidden = false;
  } catch (error) {
    show(byId('error'), error.message);
    byId('content').hidden = error.status === 404 || byId('content').hidden;
  }
}

function showUpload(upload) {
  document.title = `${upload.title} - Fragmill`;
  byId('name').textContent = upload.title;
  byId('facts').textContent = dots(duration(upload.duration_seconds), bytes(upload.size_bytes), time(upload.created_at));
  byId('notes').replaceChildren(...(upload.notes ?? []).map((note) => make('li', {}, note)));
  const several = upload.files.length > 1;
  byId('tracks').tBodies[0].replaceChildren(
    ...upload.tracks.map((track) =>
      make('tr', {},
        make('td', {}, kind(track.type)),
        make('td', {}, codec(track.codec), ' ', make('code', { class: 'quiet' }, track.codec)),
        make('td', {}, details(track)),
        make('td', {}, language(track.language)),
        make('td', {}, duration(track.duration_seconds)),
        make('td', {}, several ? upload.files[track.file]?.name ?? '' : `track ${track.track_number}`))),
  );
  byId('files').replaceChildren(
    ...upload.files.map((file) =>
      make('li', {},
        make('span', {}, file.name, ' ',
          make('span', { class: 'quiet' }, join(bytes(file.size_bytes), language(file.language), file.label, file.role))),
        make('a', {
          class: 'button small', href: `/download/${id}?file=${file.file}`, download: true, 'aria-label': `Download ${file.name}`,
        }, 'Download'))),
  );
}

function putPackaging(packaging) {
  const key = packaging.packaged_content_id;
  const known = packagings.get(key);
  if (known) {
    known.update(packaging);
    return;
  }
  const view = new PackagingView(packaging, { onChanged: () => refetch(), onRemoved: removePackaging });
  packagings.set(key, view);
  byId('packagings').prepend(view.element);
  byId('packaged').hidden = false;
}

function removePackaging(key) {
  packagings.get(key)?.element.remove();
  packagings.delete(key);
  byId('packaged').hidden = packagings.size === 0;
}

async function remove() {
  const question = `Delete ${byId('name').textContent}, with its uploaded files and everything that was packaged of it?`;
  if (!(await confirm(question, 'Delete title'))) {
    return;
  }
  try {
    await call(`/uploads/${id}`, { method: 'DELETE' });
    location.assign('/');
  } catch (error) {
    show(byId('error'), error.message);
  }
}

function removed({ input_content_id: uploadId, packaged_content_id: packagingId }) {
  if (uploadId === id) {
    byId('content').hidden = true;
    show(byId('error'), 'This title has been deleted.');
  }
  if (packagingId) {
    removePackaging(packagingId);
  }
}

function main() {
  byId('delete').addEventListener('click', remove);
  refetch = listen(refresh, {
    upload: (upload) => upload.id === id && refetch(),
    packaging: (packaging) => packaging.input_content_id === id && putPackaging(packaging),
    removed,
  });
  const session = openSession();
  startPackagingForm(id, showStarted, session);
  session.catch((error) => show(byId('error'), error.message));
}

async function showStarted(packaging) {
  const key = packaging.packaged_content_id;
  await refetch();
  announce(`Packaging ${key} has begun.`);
  packagings.get(key)?.element.focus();
}

main();
