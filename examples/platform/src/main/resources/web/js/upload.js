// The form that adds a title.

import { ChosenFile, languageOptions, suggestedTitle } from './chosen-files.js';
import { announce, byId, make, show } from './dom.js';
import { bytes, duration, percent } from './format.js';
import { send } from './upload-request.js';

let chosen = [];
let running = null;
let largestBytes = Infinity;

/** Sets the size limit of the form. */
export function limitUploads(mostBytes) {
  largestBytes = mostBytes;
  byId('size-limit').textContent = `, up to ${bytes(mostBytes)} together`;
}

/**
 * Sets up the form.
 *
 * @param {(upload: object) => void} onUploaded receives the upload
 */
export function startUploadForm(onUploaded) {
  byId('languages').append(...languageOptions());
  byId('files').addEventListener('change', ({ target }) => {
    choose([...target.files]);
    target.value = '';
  });
  byId('clear').addEventListener('click', clear);
  byId('cancel').addEventListener('click', () => running?.cancel());
  byId('upload').addEventListener('submit', (event) => {
    event.preventDefault();
    upload(onUploaded);
  });
  acceptDrops();
  window.addEventListener('beforeunload', (event) => running && event.preventDefault());
}

function acceptDrops() {
  const drop = byId('upload');
  const holdsFiles = (event) => event.dataTransfer?.types.includes('Files');
  // Anywhere else the browser would open the file, and leave the page.
  for (const name of ['dragover', 'drop']) {
    window.addEventListener(name, (event) => holdsFiles(event) && event.preventDefault());
  }
  window.addEventListener('dragover', () => drop.classList.add('dragging'));
  window.addEventListener('dragleave', (event) => !event.relatedTarget && drop.classList.remove('dragging'));
  window.addEventListener('drop', (event) => {
    drop.classList.remove('dragging');
    if (holdsFiles(event)) {
      choose([...event.dataTransfer.files]);
    }
  });
}

function choose(files) {
  if (running || files.length === 0) {
    return;
  }
  show(byId('upload-error'), '');
  byId('upload-result').replaceChildren();
  if (chosen.length === 0) {
    byId('title').value = suggestedTitle(files[0]);
  }
  const added = files.map((file) => new ChosenFile(file, remove));
  chosen.push(...added);
  byId('chosen-files').append(...added.map(({ row }) => row));
  arrange();
  announce(`${chosen.length} ${chosen.length === 1 ? 'file' : 'files'} chosen.`);
  byId('title').focus();
}

function remove(file) {
  chosen = chosen.filter((it) => it !== file);
  file.row.remove();
  arrange();
  (chosen.length > 0 ? byId('start') : byId('files')).focus();
}

function clear() {
  chosen.forEach(({ row }) => row.remove());
  chosen = [];
  arrange();
  byId('files').focus();
}

function arrange() {
  byId('drop').hidden = Boolean(running) || chosen.length > 0;
  byId('chosen').hidden = Boolean(running) || chosen.length === 0;
  byId('sending').hidden = !running;
}

async function upload(onUploaded) {
  const size = chosen.reduce((sum, { file }) => sum + file.size, 0);
  if (running || chosen.length === 0) {
    return;
  }
  if (size > largestBytes) {
    show(byId('upload-error'), `These are ${bytes(size)}; at most ${bytes(largestBytes)} can be uploaded at once.`);
    return;
  }
  show(byId('upload-error'), '');
  const title = byId('title').value.trim();
  byId('sending-text').textContent = `Uploading ${title || chosen[0].file.name}`;
  showProgress({ fraction: 0, sentBytes: 0, allBytes: size, secondsLeft: NaN });
  running = send(formOf(title), showProgress);
  arrange();
  byId('cancel').focus();
  try {
    const uploaded = await running.done;
    running = null;
    if (uploaded) {
      clear();
      showResult(uploaded);
      onUploaded(uploaded);
    } else {
      announce('The upload is cancelled.');
    }
  } catch (error) {
    show(byId('upload-error'), error.message);
  } finally {
    running = null;
    arrange();
  }
}

/** The properties of the files go first: the platform reads the form as it arrives. */
function formOf(title) {
  const form = new FormData();
  if (title) {
    form.append('title', title);
  }
  chosen.forEach((file, index) => file.appendAbout(form, index));
  chosen.forEach(({ file }) => form.append('file', file, file.name));
  return form;
}

function showProgress({ fraction, sentBytes, allBytes, secondsLeft }) {
  const left = fraction === 1
    ? 'checking the files'
    : Number.isFinite(secondsLeft) && `${duration(Math.max(1, secondsLeft))} left`;
  byId('sending-progress').value = fraction;
  byId('sending-rate').textContent =
    [percent(fraction), `${bytes(sentBytes)} of ${bytes(allBytes)}`, left].filter(Boolean).join(', ');
}

function showResult(upload) {
  const link = make('a', { href: `/title/${upload.id}` }, `Package ${upload.title}`);
  byId('upload-result').replaceChildren(
    make('div', { class: 'notice' }, make('p', {}, 'Uploaded. ', link),
      upload.notes?.length > 0 && make('ul', { class: 'notes' }, ...upload.notes.map((note) => make('li', {}, note)))),
  );
  link.focus();
}
