// The session of the user.

import { call, signIn } from './api.js';
import { byId } from './dom.js';

/** Asks for the session, and offers to leave it. Without one, goes to the sign-in page. */
export async function openSession() {
  for (const link of document.querySelectorAll('nav a')) {
    if (link.pathname === location.pathname) {
      link.setAttribute('aria-current', 'page');
    }
  }
  const session = await call('/session');
  if (session.needs_key && !session.signed_in) {
    signIn();
  }
  byId('sign-out').hidden = !(session.needs_key && session.signed_in);
  return session;
}
