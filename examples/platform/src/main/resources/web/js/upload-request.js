// Sends files and reports progress, which fetch cannot.

import { ApiError, failure } from './api.js';

const RATE_MS = 500;
const BROKEN = 'The upload broke off: the connection was lost, or the platform refused to read on.';

/**
 * Starts an upload.
 *
 * @param {FormData} form the form to send
 * @param {(sent: {fraction: number, sentBytes: number, allBytes: number, secondsLeft: number}) => void} onProgress
 * @returns {{done: Promise<object|null>, cancel: () => void}} the new upload, null when
 *     it was cancelled
 */
export function send(form, onProgress) {
  const request = new XMLHttpRequest();
  const started = performance.now();
  let reported = 0;
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    const now = performance.now();
    if (loaded < total && now - reported < RATE_MS) {
      return;
    }
    reported = now;
    const secondsLeft = ((now - started) / 1000) * (total / loaded - 1);
    onProgress({ fraction: total ? loaded / total : 0, sentBytes: loaded, allBytes: total, secondsLeft });
  });
  const done = new Promise((resolve, reject) => {
    request.addEventListener('load', () => {
      if (request.status === 201) {
        resolve(JSON.parse(request.responseText));
      } else {
        reject(failure(request.status, request.responseText));
      }
    });
    request.addEventListener('error', () => reject(new ApiError(BROKEN, 0)));
    request.addEventListener('abort', () => resolve(null));
  });
  request.open('POST', '/upload_input_content');
  request.setRequestHeader('Accept', 'application/json');
  request.send(form);
  return { done, cancel: () => request.abort() };
}
