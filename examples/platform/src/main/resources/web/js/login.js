// The sign-in form. It works without this, too; with it, a refusal is shown in the page.

import { failure } from './api.js';
import { byId, show } from './dom.js';

const next = nextPath();
const form = byId('login');
form.action = `/login?next=${encodeURIComponent(next)}`;
form.elements.next.value = next;

/** Where to go then: a page of this site, whatever the address says. */
function nextPath() {
  const wanted = new URLSearchParams(location.search).get('next') ?? '/';
  try {
    const url = new URL(wanted, location.origin);
    return url.origin === location.origin && url.pathname !== '/login' ? url.pathname + url.search : '/';
  } catch {
    return '/';
  }
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  show(byId('error'), '');
  try {
    const response = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)), redirect: 'manual' });
    if (response.type === 'opaqueredirect' || response.ok) {
      location.replace(next);
      return;
    }
    throw failure(response.status, await response.text(), /* staysHere= */ true);
  } catch (error) {
    show(byId('error'), error.status === undefined ? failure(0, '').message : error.message);
    byId('key').select();
  }
});
