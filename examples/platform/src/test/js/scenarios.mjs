// What people do with the platform, and the facts that come of it.

import { File } from 'node:buffer';
import { readFile, writeFile } from 'node:fs/promises';
import { denied, played } from './playback.mjs';

const MOST_TABS = 60;
const RESTART_TRIES = 180;
const SLOW_BYTES_PER_SECOND = 40_000;

/** Uploads a clip, packages it with the defaults, and plays it. */
export async function wholeWay(page, { clip }) {
  await page.goto('/');
  await page.setInputFiles('#files', clip);
  const suggestedTitle = await page.inputValue('#title');
  await page.click('#start');
  await page.click('#upload-result a');
  await page.waitForSelector('#tracks tbody tr');
  const tracks = await page.locator('#tracks tbody tr').allInnerTexts();
  await watchStatuses(page);
  await page.click('#package button');
  await ready(page);
  const statuses = await page.evaluate(() => window.statuses);
  await page.click('.packaging summary');
  await page.waitForSelector('.packaging table a');
  const files = await page.locator('.packaging table a').allInnerTexts();
  await page.click('.packaging >> text=Play');
  await page.waitForURL('**/play/*');
  const address = page.url();
  return { suggestedTitle, tracks: tracks.join(' | '), statuses, files, address, ...(await played(page)) };
}

/** Plays a title as DASH, and then as HLS. */
export async function inHls(page, { address }) {
  const fetched = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname.split('/').pop()));
  await page.goto(address);
  await page.waitForFunction(() => document.querySelector('video').currentTime > 4);
  const fetchedFirst = fetched.splice(0);
  const timeOfChange = await page.evaluate(() => document.querySelector('video').currentTime);
  await page.getByLabel('HLS').check();
  await page.waitForFunction(() => document.querySelector('#info').textContent.includes('HLS'));
  return { fetchedFirst, timeOfChange, ...(await played(page)), fetched };
}

/** Opens a player page of a title that was packaged without HLS. */
export async function withoutHls(page, { address }) {
  await page.route('**/packaged_content/*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ json: { ...(await response.json()), hls_url: null } });
  });
  await page.goto(address);
  await page.waitForFunction(() => document.querySelector('video').currentTime > 0.5);
  return { isOffered: await page.isVisible('#format') };
}

/** Opens a player page whose requests for keys are refused; tries HLS when asked to. */
export async function withoutKey(page, { address, format }) {
  await page.route('**/keys/*', (route) => route.fulfill({ status: 403, json: { error: 'The link has expired.' } }));
  await page.goto(address);
  if (format === 'HLS') {
    await page.waitForSelector('#error:not([hidden])');
    await page.getByLabel('HLS').check();
  }
  return denied(page);
}

/** Opens a player page that gets another key than the right one. */
export async function withWrongKey(page, { address }) {
  await page.route('**/keys/*', async (route) => {
    const { kids } = route.request().postDataJSON();
    const keys = kids.map((kid) => ({ kty: 'oct', kid, k: 'AAAAAAAAAAAAAAAAAAAAAA' }));
    await route.fulfill({ json: { keys, type: 'temporary' } });
  });
  await page.goto(address);
  return denied(page);
}

/** Uploads, packages and plays without a pointer. */
export async function keyboard(page, { clip }) {
  // Before the page is there: it takes the browser a while to hand its dialogs over.
  const chooser = page.waitForEvent('filechooser');
  await page.goto('/');
  const facts = { unseen: [] };
  await tabTo(page, '#files', facts);
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(clip);
  await tabTo(page, '#start', facts);
  await page.keyboard.press('Enter');
  await page.waitForSelector('#upload-result a:focus');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#package');
  await tabTo(page, '#package input[value=all]', facts, 'ArrowRight');
  await tabTo(page, '#package button', facts);
  await page.keyboard.press('Enter');
  await ready(page);
  await tabTo(page, '.packaging a[href^="/play/"]', facts);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/play/*');
  await page.waitForFunction(() => document.querySelector('video').currentTime > 0.5);
  await tabTo(page, '.shaka-play-button', facts);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('video').paused);
  return { ...facts, isPaused: true };
}

/** Moves the focus on until it is somewhere, and notes where it cannot be seen. */
async function tabTo(page, selector, facts, key = 'Tab') {
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    const { isThere, name, isVisible } = await page.evaluate((wanted) => {
      const { activeElement: element } = document;
      // The label of a hidden file input shows its focus.
      const shown = element.type === 'file' ? element.nextElementSibling : element;
      const { outlineStyle, boxShadow } = getComputedStyle(shown);
      return {
        isThere: element.matches(wanted),
        name: element === document.body ? '' : `${element.tagName} ${element.id || element.className || element.textContent}`,
        isVisible: outlineStyle !== 'none' || boxShadow !== 'none',
      };
    }, selector);
    if (name && !isVisible && !facts.unseen.includes(name)) {
      facts.unseen.push(name);
    }
    if (isThere) {
      return;
    }
    await page.keyboard.press(key === 'Tab' || name.startsWith('INPUT') ? await keyTo(page, key) : 'Tab');
  }
  throw new Error(`the focus never comes to ${selector}`);
}

/** Arrows move within radio buttons of one group, Tab goes to the next group. */
function keyTo(page, key) {
  return page.evaluate((wanted) => (document.activeElement.type === 'radio' ? wanted : 'Tab'), key);
}

/** Uploads files with names of all kinds as one title; one is chosen, one is dropped. */
export async function severalFiles(page, { clip, subtitles, title }) {
  await page.goto('/');
  await page.setInputFiles('#files', clip);
  await drop(page, subtitles);
  await page.fill('#title', title);
  const guessedLanguage = await page.locator('.files input').nth(2).inputValue();
  await page.locator('.files > li').nth(0).getByLabel('Language').fill('sv');
  await page.locator('.files > li').nth(1).getByLabel('Label').fill('Svenska <b>');
  await page.click('#start');
  await page.click('#upload-result a');
  await page.waitForSelector('#files > li');
  return {
    guessedLanguage,
    heading: await page.innerText('#name'),
    tracks: (await page.locator('#tracks tbody tr').allInnerTexts()).join(' | '),
    files: (await page.locator('#files > li').allInnerTexts()).join(' | '),
    injected: await page.locator('#content img, #content b').count(),
  };
}

/** Drops a file on the page. */
async function drop(page, file) {
  const text = await readFile(file, 'utf8');
  const transfer = await page.evaluateHandle(([content, name]) => {
    const files = new DataTransfer();
    files.items.add(new File([content], name));
    return files;
  }, [text, file.split('/').pop()]);
  await page.dispatchEvent('#upload', 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent('#upload', 'drop', { dataTransfer: transfer });
}

/**
 * Looks at the library while somebody else uploads, packages and deletes; then, when the file
 * signal is there, while the platform is away for a while.
 */
export async function live(page, { clip, signal }) {
  await page.goto('/');
  await page.waitForSelector('#titles[aria-busy=false]', { state: 'attached' });
  const titles = page.locator('#titles > li');
  const first = titles.filter({ hasText: 'Uploaded elsewhere' });
  const upload = await uploadElsewhere(page, clip, 'Uploaded elsewhere');
  await first.waitFor();
  await ask(page, 'POST', '/packaged_content', { data: { id: upload.id } });
  await first.locator('.badge[data-status=Ready]').waitFor();
  const announced = await page.innerText('#announcer');
  await writeFile(signal, 'now');
  await page.waitForSelector('#connection:not([hidden])');
  await isBack(page);
  await ask(page, 'DELETE', `/uploads/${upload.id}`);
  await uploadElsewhere(page, clip, 'While nobody listened');
  await titles.filter({ hasText: 'While nobody listened' }).waitFor();
  await first.waitFor({ state: 'detached' });
  await page.waitForSelector('#connection', { state: 'hidden' });
  return { announced, titles: await titles.count() };
}

async function uploadElsewhere(page, clip, title, more = [], about = {}) {
  const form = new FormData();
  Object.entries({ title, ...about }).forEach(([name, value]) => form.append(name, value));
  [new File([await readFile(clip)], 'clip.mp4'), ...more].forEach((file) => form.append('file', file));
  return (await ask(page, 'POST', '/upload', { multipart: form })).json();
}

/** Waits until the platform answers again. */
async function isBack(page) {
  for (let tries = 0; tries < RESTART_TRIES; tries++) {
    const response = await page.request.get('/health/ready').catch(() => null);
    if (response?.ok()) {
      return;
    }
    await page.waitForTimeout(500);
  }
  throw new Error('the platform does not come back');
}

/** Asks the platform past the page; a connection that a restart has closed is not the last one. */
async function ask(page, method, path, content) {
  const response = await page.request.fetch(path, { method, ...content, maxRetries: 3 });
  if (!response.ok()) {
    throw new Error(`${path}: ${response.status()} ${await response.text()}`);
  }
  return response;
}

/** Opens a player page before the title is ready, as far as the page knows. */
export async function tooEarly(page, { address }) {
  let isReady = false;
  await page.route('**/packaged_content/*', async (route) => {
    const response = await route.fetch();
    const early = { ...(await response.json()), status: 'Fragmented', progress: 0.42, url: null, play_url: null };
    await (isReady ? route.fulfill({ response }) : route.fulfill({ json: early }));
  });
  await page.goto(address);
  await page.waitForSelector('#waiting:not([hidden])');
  const waiting = await page.innerText('#waiting-text');
  isReady = true;
  // As if it came to the front again.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  return { waiting, ...(await played(page)) };
}

/** Plays where the platform was built without the player. */
export async function fromCdn(page, { origin, address, dist }) {
  const context = await page.context().browser().newContext({ baseURL: origin, bypassCSP: true });
  const other = await context.newPage();
  const fetched = [];
  await other.route('**/player/*', (route) => route.fulfill({ status: 404, json: { error: 'There is nothing here.' } }));
  await other.route(/^https:/, (route) => {
    const url = new URL(route.request().url());
    fetched.push(url.href);
    return url.pathname.includes('shaka-player@')
      ? route.fulfill({ path: `${dist}/${url.pathname.split('/').pop()}`, headers: { 'Access-Control-Allow-Origin': '*' } })
      : route.abort();
  });
  await other.goto(address);
  return { ...(await played(other)), fetched };
}

/** Uploads what is no video. */
export async function refused(page, { file }) {
  await page.goto('/');
  await page.waitForSelector('#titles[aria-busy=false]', { state: 'attached' });
  const before = await page.locator('#titles > li').count();
  await page.setInputFiles('#files', file);
  await page.click('#start');
  await page.waitForSelector('#upload-error:not([hidden])');
  const sentence = await page.innerText('#upload-error');
  await page.reload();
  await page.waitForSelector('#titles[aria-busy=false]', { state: 'attached' });
  return { sentence, added: (await page.locator('#titles > li').count()) - before };
}

/** Cancels an upload over a slow line. */
export async function cancelled(page, { clip }) {
  await page.goto('/');
  await page.waitForSelector('#titles[aria-busy=false]', { state: 'attached' });
  const before = await page.locator('#titles > li').count();
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.emulateNetworkConditions', {
    offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: SLOW_BYTES_PER_SECOND,
  });
  await page.setInputFiles('#files', clip);
  await page.click('#start');
  await page.waitForFunction(() => document.querySelector('#sending-progress').value > 0.1);
  const progress = await page.innerText('#sending-rate');
  await page.click('#cancel');
  const isKept = await page.isVisible('#chosen-files >> text=sample.mp4');
  // The network stays slow: at full speed, the rest could arrive before the browser cancels it.
  await page.reload();
  await page.waitForSelector('#titles[aria-busy=false]', { state: 'attached' });
  return { progress, isKept, added: (await page.locator('#titles > li').count()) - before };
}

/** Signs in, with a wrong key first, makes a link, and plays with it where nobody is signed in. */
export async function signIn(page, { key, clip }) {
  await page.goto('/title/1?a=b');
  await page.waitForURL('**/login?*');
  await page.fill('#key', 'not the key');
  await page.click('#login button');
  await page.waitForSelector('#error:not([hidden])');
  const sentence = await page.innerText('#error');
  await page.fill('#key', key);
  await page.click('#login button');
  await page.waitForURL('**/title/1*');
  await page.waitForSelector('#error:not([hidden])');
  const unknown = await page.innerText('#error');
  await page.goto('/');
  await page.setInputFiles('#files', clip);
  await page.click('#start');
  await page.click('#upload-result a');
  await page.click('#package button');
  await ready(page);
  await page.click('text=Copy link');
  const link = await page.inputValue('.shared input');
  await page.goto('/');
  await page.click('#sign-out button');
  await page.waitForURL('**/login');
  await page.goto(link);
  const facts = await played(page);
  return { sentence, unknown, link, isHlsOffered: await page.isVisible('#format'), ...facts };
}

/** Packages a title with keys of a key server, and opens its player page, which has no licence server. */
export async function keyServer(page, { clip, title }) {
  await page.goto('/');
  await page.setInputFiles('#files', clip);
  await page.click('#start');
  await page.click('#upload-result a');
  await page.waitForSelector('#content-id');
  const offersKeys = await page.isVisible('#own-keys');
  await page.fill('#content-id', title);
  await page.click('#package button');
  await ready(page);
  const shown = await page.innerText('.packaging .facts');
  await page.click('.packaging >> text=Play');
  await page.waitForURL('**/play/*');
  return { offersKeys, shown, ...(await denied(page)) };
}

/** Makes a small library, and takes the screenshots of the documentation. */
export async function photograph(page, { clip, folder }) {
  const photo = (name) => page.screenshot({ path: `${folder}/platform-${name}.png` });
  const cue = 'WEBVTT\n\n00:01.000 --> 00:03.000\n...\n';
  await uploadElsewhere(page, clip, 'Snow over Inari');
  const harbour = await uploadElsewhere(page, clip, 'Harbour lights', [new File([cue], 'harbour.fi.vtt')], { 'language.1': 'fi' });
  const river = await uploadElsewhere(page, clip, 'Morning on the river');
  await ask(page, 'POST', '/packaged_content', { data: { id: river.id, encrypt: 'all', profile: 'live' } });
  await ask(page, 'POST', '/packaged_content', { data: { id: harbour.id } });

  await page.setViewportSize({ width: 1100, height: 740 });
  await page.goto('/');
  await page.waitForFunction(() => document.querySelectorAll('.badge[data-status=Ready]').length === 2);
  await photo('library');
  await page.locator('.title', { hasText: harbour.title }).getByText('Play').click();
  await page.waitForFunction(() => document.querySelector('video')?.currentTime > 4);
  await page.mouse.move(600, 400);
  await page.waitForTimeout(500);
  await photo('player');
  await page.click('#to-title');
  await page.waitForSelector('.packaging');
  await page.setViewportSize({ width: 1100, height: 960 });
  await photo('title');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  await page.waitForSelector('.title');
  await photo('phone');
  return {};
}

/** Notes each status that a packaging is shown with. */
function watchStatuses(page) {
  return page.evaluate(() => {
    window.statuses = [];
    new MutationObserver(() => {
      const status = document.querySelector('.packaging .badge')?.textContent;
      if (status && status !== window.statuses.at(-1)) {
        window.statuses.push(status);
      }
    }).observe(document.querySelector('#packagings'), { childList: true, subtree: true, characterData: true });
  });
}

async function ready(page) {
  await page.waitForSelector('.packaging .badge[data-status=Ready], .packaging .badge[data-status=Failed]');
}
