// The first page: upload, and the library.

import { call } from './api.js';
import { announce, byId, show } from './dom.js';
import { listen } from './events.js';
import { startJobs } from './jobs.js';
import { Library } from './library.js';
import { openSession } from './session.js';
import { limitUploads, startUploadForm } from './upload.js';

const AT_ONCE = 50;
const MOST = 500;

const library = new Library(byId('titles'), (count) => {
  byId('empty').hidden = count > 0;
});

/** Fetches as many titles as are shown, at least a first page of them. */
async function refresh() {
  try {
    const limit = Math.min(MOST, Math.max(1, Math.ceil(library.size / AT_ONCE)) * AT_ONCE);
    const uploads = await call(`/allUploaded?limit=${limit}`);
    library.replace(uploads);
    byId('more').hidden = uploads.length < limit;
    show(byId('error'), '');
  } catch (error) {
    show(byId('error'), error.message);
  }
  byId('titles').setAttribute('aria-busy', 'false');
}

async function showMore() {
  try {
    const uploads = await call(`/allUploaded?limit=${AT_ONCE}&before=${library.oldestId}`);
    uploads.forEach((upload) => library.put(upload));
    byId('more').hidden = uploads.length < AT_ONCE;
  } catch (error) {
    show(byId('error'), error.message);
  }
}

function removed({ input_content_id: uploadId, packaged_content_id: packagingId }) {
  if (uploadId) {
    library.remove(uploadId);
  }
  if (packagingId) {
    library.removePackaging(packagingId);
  }
}

async function main() {
  byId('more').addEventListener('click', showMore);
  startJobs();
  const refetch = listen(refresh, {
    upload: (upload) => library.put(upload),
    packaging: (packaging) => library.putPackaging(packaging),
    removed,
  });
  startUploadForm((upload) => {
    announce(`${upload.title} is uploaded.`);
    refetch();
  });
  try {
    limitUploads((await openSession()).max_upload_bytes);
  } catch (error) {
    show(byId('error'), error.message);
  }
}

main();
