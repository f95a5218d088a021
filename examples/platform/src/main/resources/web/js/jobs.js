// The list of background jobs, updated while it is open.

import { call } from './api.js';
import { byId, make } from './dom.js';
import { time } from './format.js';

const EVERY_MS = 2_000;

export function startJobs() {
  let timer = null;
  byId('jobs').addEventListener('toggle', ({ target }) => {
    clearInterval(timer);
    if (target.open) {
      refresh();
      timer = setInterval(refresh, EVERY_MS);
    }
  });
}

async function refresh() {
  const jobs = await call('/jobs').catch(() => null);
  if (!jobs) {
    return;
  }
  byId('jobs-empty').hidden = jobs.length > 0;
  byId('jobs-table').hidden = jobs.length === 0;
  byId('jobs-table').tBodies[0].replaceChildren(
    ...jobs.map((job) =>
      make('tr', {}, ...[`${job.kind} ${job.name}`, job.state, job.attempts, time(job.next_at), job.instance].map(
        (value) => make('td', {}, String(value ?? '')))),
    ),
  );
}
