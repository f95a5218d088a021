// The form that packages a title.

import { call } from './api.js';
import { byId, show } from './dom.js';

/**
 * Sets up the form.
 *
 * @param {number} uploadId the title
 * @param {(packaging: object) => void} onStarted receives the new packaging
 */
export function startPackagingForm(uploadId, onStarted) {
  const form = byId('package');
  form.addEventListener('change', () => arrange(form));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = form.querySelector('button');
    button.disabled = true;
    show(byId('package-error'), '');
    try {
      const packaging = await call('/packaged_content', { method: 'POST', body: request(form, uploadId) });
      for (const name of ['key', 'kid']) {
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
  form.elements.key.required = !byId('key-fields').hidden;
}

function request(form, uploadId) {
  const { encrypt, scheme, source, key, kid, segment_seconds: segment, profile, trick_play: trickPlay } = form.elements;
  const body = {
    input_content_id: uploadId,
    encrypt: encrypt.value,
    segment_seconds: segment.valueAsNumber,
    profile: profile.value,
    trick_play: trickPlay.checked,
  };
  if (encrypt.value !== 'none') {
    body.scheme = scheme.value;
    if (source.value === 'enter') {
      body.key = key.value.trim();
      if (kid.value.trim()) {
        body.kid = kid.value.trim();
      }
    }
  }
  return body;
}
