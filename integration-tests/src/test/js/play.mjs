// Plays presentations in one headless browser and writes what happened as Java properties.
//
// node play.mjs BROWSER MEDIA CASES REPORT WAY RULE
//   BROWSER  the Chromium to run
//   MEDIA    the folder of the presentations
//   CASES    a JSON file: [{ name, player, manifest, keys, scenario, times, languages,
//            licenseServer }]; manifest is in MEDIA, or an address elsewhere
//   REPORT   the file to write: lines CASE.FACT=VALUE
//   WAY      alone: one case after the other; else several at once
//   RULE     for Chromium to find the licence server: MAP HOST ADDRESS
//
// The hosts *.servers.test have what is served at MEDIA.

import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from './server.mjs';
import { attempt, choose, look, play, read, trace, watch, trickPlay } from './playback.mjs';

/** Watching measures times; playing only waits. */
const AT_ONCE = { play: 8 };
const AT_ONCE_USUALLY = 3;

/** Of HLS, Shaka Player shows no text before it has fetched more video. */
const SECONDS_AHEAD = { trickPlay: 2, read: 2 };
const SECONDS_AHEAD_USUALLY = 10;
const SCENARIOS = { attempt, choose, look, play, read, trace, watch, trickPlay };
const here = (relative) => fileURLToPath(new URL(relative, import.meta.url));

const [browserPath, media, casesPath, reportPath, way, resolverRule] = process.argv.slice(2);
const cases = JSON.parse(await readFile(casesPath, 'utf8'));

const server = await serve({ media, page: here('.') }, { players: here('../../../node_modules') });
const browser = await chromium.launch({
  executablePath: browserPath,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--autoplay-policy=no-user-gesture-required',
    `--host-resolver-rules=${resolverRule},MAP *.servers.test ${new URL(server.origin).host}`,
  ],
});
// One for all pages: so a player is fetched and compiled once, which takes longer than to play a clip.
const context = await browser.newContext({ viewport: { width: 320, height: 180 } });
try {
  const waiting = [...cases];
  const reports = [];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      reports.push(await run(next));
    }
  };
  await Promise.all(Array.from({ length: atOnce(way) }, work));
  await writeFile(reportPath, reports.flat().join('\n') + '\n');
} finally {
  await browser.close();
  server.close();
}

function atOnce(way) {
  const most = cases.map(({ scenario }) => AT_ONCE[scenario] ?? AT_ONCE_USUALLY);
  return way === 'alone' ? 1 : Math.min(...most);
}

/** Returns the lines of a case; what goes wrong is a fact too. */
async function run({ name, player, manifest, keys, scenario, times, languages, licenseServer }) {
  const page = await context.newPage();
  let facts;
  try {
    if (!manifest.includes('://')) {
      await page.setExtraHTTPHeaders({ 'X-Playback': name }); // for the licence server
    }
    await page.goto(`${server.origin}/page/player.html`);
    await page.evaluate((options) => window.start(options), {
      player,
      manifest: new URL(manifest, `${server.origin}/media/`).href,
      keys,
      licenseServer,
      adapts: scenario !== 'choose',
      secondsAhead: SECONDS_AHEAD[scenario] ?? SECONDS_AHEAD_USUALLY,
      plays: scenario !== 'look',
    });
    facts = await SCENARIOS[scenario](page, { times, languages });
  } catch (error) {
    facts = { errors: `script: ${error.message}` };
  } finally {
    await page.close();
  }
  return Object.entries(facts).map(([fact, value]) => `${name}.${fact}=${escape(value)}`);
}

/** Escapes a value for java.util.Properties. */
function escape(value) {
  return String(value).replaceAll('\\', '\\\\').replaceAll(/\s+/g, ' ');
}
