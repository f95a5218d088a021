// The sign-in form. It works without this, too; with it, a refusal is shown in the page.

import { failure } from './api.js';
import { byId, show } from './dom.js';

const WRONG = 'This is not the API key.';
const next = nextPath();
const form = byId('login');
form.action = `/login?next=${encodeURIComponent(next)}`;
form.elements.next.value = next;

/** The page to go to afterwards: always one of this site. */
function nextPath() {
  const wanted = new URLSearchParams(location.search).get('next') ?? '/';
  try {
    const url = new URL(wanted, location.origin);
    return url.origin === location.origin && url.pathname !== '/login' ? url.pathname + url.search : '/';
  } catch {
    return '/';
  }
}

if (new URLSearchParams(location.search).has('failed')) {
  show(byId('error'), WRONG);
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  show(byId('error'), '');
  try {
    const response = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
    if (!new URL(response.url).searchParams.has('failed')) {
      location.replace(next);
      return;
    }
    show(byId('error'), WRONG);
  } catch {
    show(byId('error'), failure(0, '').message);
  }
  byId('key').select();
});
