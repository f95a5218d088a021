// Uses the platform's pages as a person would, in a headless browser, and writes what happened.
//
// node browse.mjs MODULES BROWSER SCENARIO REPORT NAME=VALUE...
//   MODULES   the folder node_modules that holds playwright-core
//   BROWSER   the Chromium to run
//   SCENARIO  what to do: a function of scenarios.mjs
//   REPORT    the file to write, as Java properties
//   NAME=...  what the scenario wants to know, such as origin=http://localhost:8080

import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import * as scenarios from './scenarios.mjs';

const [modules, executablePath, scenario, report, ...pairs] = process.argv.slice(2);
const { chromium } = createRequire(`${modules}/`)('playwright-core');
const options = Object.fromEntries(pairs.map((pair) => [pair.split('=', 1)[0], pair.slice(pair.indexOf('=') + 1)]));

/** What the player's style sheet wants from elsewhere, and our pages do not fetch. */
const EXPECTED = /fonts\.gstatic\.com/;

const browser = await chromium.launch({
  executablePath,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--autoplay-policy=no-user-gesture-required',
  ],
});
try {
  const facts = await run();
  const lines = Object.entries(facts).map(([fact, value]) => `${fact}=${escape(value)}`);
  await writeFile(report, `${lines.join('\n')}\n`);
} finally {
  await browser.close();
}

/** What goes wrong is a fact, too. */
async function run() {
  const context = await browser.newContext({ baseURL: options.origin, locale: 'en-GB', timezoneId: 'UTC' });
  context.setDefaultTimeout(60_000);
  const complaints = [];
  context.on('weberror', (error) => complaints.push(error.error().message));
  context.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) {
      complaints.push(message.text());
    }
  });
  const page = await context.newPage();
  try {
    return { ...(await scenarios[scenario](page, options)), complaints: complaints.join('; ') };
  } catch (error) {
    return { complaints: [...complaints, `script: ${error.message}`].join('; ') };
  }
}

/** Escapes a value for java.util.Properties. */
function escape(value) {
  return String(value).replaceAll('\\', '\\\\').replaceAll(/\s+/g, ' ');
}
