// The form that packages a title.

import { call } from './api.js';
import { byId, show } from './dom.js';

/**
 * Sets up the form.
 *
 * @param {number} uploadId the title
 * @param {(packaging: object) => void} onStarted receives the new packaging
 * @param {Promise<object>} session says whether keys come from a key server
 */
export function startPackagingForm(uploadId, onStarted, session) {
  const form = byId('package');
  session.then(({ has_key_server: hasKeyServer }) => {
    form.elements.source.value = hasKeyServer ? 'server' : 'generate';
    byId('own-keys').hidden = hasKeyServer;
    arrange(form);
  }, () => {}); // The page says it.
  form.addEventListener('change', () => arrange(form));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = form.querySelector('button');
    button.disabled = true;
    show(byId('package-error'), '');
    try {
      const packaging = await call('/packaged_content', { method: 'POST', body: request(form, uploadId) });
      for (const name of ['key', 'kid', 'content_id']) {
        form.elements[name].value = '';
      }
      onStarted(packaging);
    } catch (error) {
      show(byId('package-error'), error.message);
    } finally {
      button.disabled = false;
    }
  });
  arrange(form);
}

/** Offers only the fields that apply. */
function arrange(form) {
  const { encrypt, source } = form.elements;
  const isClear = encrypt.value === 'none';
  form.querySelector('fieldset.encryption').disabled = isClear;
  form.elements.scheme.disabled = isClear;
  byId('key-fields').hidden = isClear || source.value !== 'enter';
  byId('server-fields').hidden = isClear || source.value !== 'server';
  form.elements.key.required = !byId('key-fields').hidden;
}

function request(form, uploadId) {
  const { encrypt, scheme, source, key, kid, content_id: contentId, segment_seconds: segment, profile, trick_play: trickPlay } = form.elements;
  const body = {
    input_content_id: uploadId,
    encrypt: encrypt.value,
    segment_seconds: segment.valueAsNumber,
    profile: profile.value,
    trick_play: trickPlay.checked,
  };
  if (encrypt.value !== 'none') {
    body.scheme = scheme.value;
    if (source.value === 'server' && contentId.value.trim()) {
      body.content_id = contentId.value.trim();
    }
    if (source.value === 'enter') {
      body.key = key.value.trim();
      if (kid.value.trim()) {
        body.kid = kid.value.trim();
      }
    }
  }
  return body;
}
