// Live updates of a page.

import { byId } from './dom.js';

const RETRY_MS = 3_000;
const WITHOUT_EVENTS_MS = 2_000;
const AGAIN_MS = 300;

/**
 * Keeps a page up to date. Changes that were missed are fetched: at first, after a lost
 * connection, and when the page comes to the front again (hidden pages do not listen, for a
 * browser has only a few connections for all of them).
 *
 * @param {() => Promise<void>} refresh fetches everything that the page shows
 * @param {Record<string, (data: object) => void>} handlers by the name of the event
 * @returns {() => Promise<void>} fetches again; called after a change by the page
 *     itself, whose answer may come later than the events that follow from it
 */
export function listen(refresh, handlers) {
  let source = null;
  let isRefreshing = false;
  let hasChanged = false;

  async function fetchAll() {
    hasChanged = isRefreshing;
    if (isRefreshing) {
      return;
    }
    isRefreshing = true;
    try {
      await refresh();
    } finally {
      isRefreshing = false;
    }
    if (hasChanged) {
      setTimeout(fetchAll, AGAIN_MS);
    }
  }

  function open() {
    close();
    const opened = new EventSource('/events');
    source = opened;
    let hasAnswered = false;
    opened.addEventListener('hello', () => {
      hasAnswered = true;
      setLost(false);
      fetchAll();
    });
    opened.addEventListener('error', () => {
      setLost(true);
      if (opened.readyState === EventSource.CLOSED) {
        setTimeout(() => source === opened && open(), RETRY_MS);
      }
    });
    for (const [name, handle] of Object.entries(handlers)) {
      opened.addEventListener(name, (event) => {
        // What is being fetched may be older or newer than this.
        hasChanged ||= isRefreshing;
        handle(JSON.parse(event.data));
      });
    }
    setTimeout(() => source === opened && !hasAnswered && fetchAll(), WITHOUT_EVENTS_MS);
  }

  function close() {
    source?.close();
    source = null;
  }

  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
  open();
  return fetchAll;
}

function setLost(isLost) {
  byId('connection').hidden = !isLost;
}
