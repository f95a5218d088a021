// What a viewer does with one presentation, and the facts that come of it.

const FAST = 4;

/** Trick play: slower, so that a busy machine has loaded its segments before the end. */
const TRICK = 2;

/** Where nothing is looked at on the way. */
const FASTEST = 8;
const WAIT_MS = 20_000;
const DENIED_MS = 4_000;

/** A reading lasts less than what is shown: so slow, and so long after the seek. */
const SLOW = 0.1;
const SETTLED_MS = 1_000;
const PAINTED_MS = 500;

/** So slow a browser plays; a frame then lasts more than half a second. */
const SLOWEST = 0.0625;
const FRAME_SECONDS = 0.04;
const BEGUN_MS = 200;

const READ_SECONDS = 0.24;
const READINGS = 5;
const CHOSEN_MS = 1_500;

/**
 * Seconds within a cue, after a segment boundary within a cue, in the last one, and between cues. There
 * the next text is chosen: dash.js may keep a cue that is on the screen just then.
 */
const READ_AT = { first: 1.5, over: 4.5, last: 9.2, gap: 5.5 };

/** Plays, seeks forward and back, plays to the end; a step that fails is the last. */
export async function watch(page) {
  const facts = {};
  await steps(page, facts);
  return finish(page, facts);
}

async function steps(page, facts) {
  facts.started = await reach(page, 1);
  if (!facts.started) {
    return;
  }
  const { duration, buffered, size } = await state(page);
  facts.duration = duration;
  facts.size = size;
  facts.videoStart = buffered.video?.[0] ?? NaN;
  facts.audioStart = buffered.audio?.[0] ?? NaN;

  const early = await screenshot(page);
  facts.forwardTarget = 0.6 * duration;
  facts.forwardLanding = await seek(page, facts.forwardTarget);
  facts.forwardPlaysOn = await reach(page, facts.forwardTarget + 1);
  // At the end dash.js would stop a player that just then is to play on from elsewhere.
  await page.evaluate(() => window.hold());
  Object.assign(facts, await compare(page, await screenshot(page), early));
  if (!facts.forwardPlaysOn) {
    return;
  }
  const { frames } = await state(page);
  facts.backTarget = 0.2 * duration;
  facts.backLanding = await seek(page, facts.backTarget);
  facts.ended = await settle(page, () => state().ended, null, WAIT_MS);
  const end = await state(page);
  facts.framesToEnd = end.frames - frames;
  facts.videoEnd = end.buffered.video?.[1] ?? NaN;
  facts.audioEnd = end.buffered.audio?.[1] ?? NaN;
}

/** Plays to the end, quickly, or to the first error; reports for what the player made buffers. */
export async function play(page) {
  await settle(page, () => state().time > 0 || state().errors.length > 0, null, WAIT_MS);
  await page.evaluate((rate) => window.speed(rate), FASTEST);
  const isOver = () => state().ended || state().errors.length > 0;
  await settle(page, isOver, null, WAIT_MS);
  const { ended, buffered } = await state(page);
  return finish(page, { ended, kinds: Object.keys(buffered).join(' ') });
}

/** The same, and reports all that was fetched. */
export async function trace(page) {
  const facts = await play(page);
  return { ...facts, fetched: (await page.evaluate(() => window.fetched())).join(' ') };
}

/** Chooses each quality in turn and another language, and plays to the end. */
export async function choose(page) {
  const facts = {};
  await choices(page, facts);
  return finish(page, facts);
}

async function choices(page, facts) {
  facts.started = await reach(page, 1);
  if (!facts.started) {
    return;
  }
  facts.videoStart = (await state(page)).buffered.video?.[0] ?? NaN;
  const { heights, languages, roles, labels, language } = await page.evaluate(() => window.offer());
  Object.assign(facts, { heights, languages, roles, labels, language });
  facts.lowest = await chooseHeight(page, heights[0]);
  facts.highest = await chooseHeight(page, heights[heights.length - 1]);
  facts.middle = await chooseHeight(page, heights[1]);

  const other = languages.find((it) => it !== language);
  await page.evaluate((it) => window.chooseLanguage(it), other);
  await settle(page, (it) => window.offer().language === it, other, WAIT_MS);
  facts.otherLanguage = (await page.evaluate(() => window.offer())).language;
  const file = `/audio-${other}`;
  facts.otherLanguageFetched = await settle(page, (it) => hasFetched(it), file, WAIT_MS);
  await page.evaluate((rate) => window.speed(rate), FAST);
  facts.ended = await settle(page, () => state().ended, null, WAIT_MS);
}

/** Returns the height of the video that comes of it. */
async function chooseHeight(page, height) {
  await page.evaluate((it) => window.chooseHeight(it), height);
  await settle(page, (it) => window.offer().height === it, height, WAIT_MS);
  return (await page.evaluate(() => window.offer())).height;
}

/** Plays at high speed with the trick play representation. */
export async function trickPlay(page) {
  const facts = {};
  facts.started = await reach(page, 1);
  if (facts.started) {
    facts.videoStart = (await state(page)).buffered.video?.[0] ?? NaN;
    await page.evaluate((rate) => window.trickPlay(rate), TRICK);
    const { frames } = await state(page);
    facts.trickPlayed = await reach(page, 7);
    facts.trickPlayFrames = (await state(page)).frames - frames;
    const isFetched = () => [2, 3, 4, 5].some((number) => hasFetched(`-trick/${number}.m4s`));
    facts.trickPlayFetched = await settle(page, isFetched, null, WAIT_MS);
  }
  return finish(page, facts);
}

/**
 * Chooses texts in turn, and reads what is on the screen at several times.
 *
 * @param {string[]} languages those of which the player knows the form
 */
export async function read(page, { languages }) {
  const facts = {};
  facts.started = await reach(page, 1);
  if (facts.started) {
    facts.videoStart = (await state(page)).buffered.video?.[0] ?? NaN;
    facts.texts = await page.evaluate(() => window.texts());
    for (const language of languages) {
      await page.evaluate((it) => window.chooseText(it), language);
      // Shaka Player never comes back to a text whose first fetch a seek has broken off.
      await pause(CHOSEN_MS);
      for (const [name, seconds] of Object.entries(READ_AT)) {
        facts[`${language}-${name}`] = await textAt(page, seconds, name !== 'gap');
      }
      // From where the next one is chosen on, video.js fetches it.
      await seekAt(page, 0, 1);
    }
  }
  return finish(page, facts);
}

async function seekAt(page, seconds, speed) {
  await page.evaluate(([time, rate]) => window.seek(time, rate), [seconds, speed]);
  await settle(page, () => state().landing !== null && !state().seeking, null, WAIT_MS);
}

/** Plays slowly from a time on, because dash.js brings no text while paused, until it is shown. */
async function textAt(page, seconds, isExpected) {
  for (let attempt = 0; attempt < READINGS; attempt++) {
    await seekAt(page, seconds, SLOW);
    await pause(SETTLED_MS);
    const { text, time } = await page.evaluate(() => ({ text: window.shown(), ...state() }));
    if ((text !== '') === isExpected && time < seconds + READ_SECONDS) {
      return text;
    }
  }
  return page.evaluate(() => `${window.shown()} (not as expected)`);
}

/**
 * Plays the beginning so slowly that there is time to look at it, looks at the frames at other
 * times, and plays from the beginning to the end.
 *
 * @param {{at: number, png: string}[]} times of which the first is 0; a PNG is what is expected
 */
export async function look(page, { times }) {
  const facts = {};
  facts.like0 = await lookAtBeginning(page, times[0].png);
  for (const [index, { at, png }] of times.entries()) {
    if (index > 0) {
      await page.evaluate((seconds) => window.stop(seconds), at);
      await settle(page, hasFrame, null, WAIT_MS);
      await pause(PAINTED_MS);
      facts[`like${index}`] = await correlate(page, await screenshot(page), png);
    }
  }
  const { duration, buffered } = await state(page);
  facts.duration = duration;
  facts.videoStart = buffered.video?.[0] ?? NaN;
  facts.audioStart = buffered.audio?.[0] ?? NaN;
  await page.evaluate((rate) => window.seek(0, rate), FAST);
  facts.started = await reach(page, 0.1);
  facts.ended = await settle(page, () => state().ended, null, WAIT_MS);
  return finish(page, facts);
}

/** Before it plays, a browser shows what it decoded first; that is not what is asked for. */
async function lookAtBeginning(page, expected) {
  await settle(page, hasFrame, null, WAIT_MS);
  for (let attempt = 0; attempt < READINGS; attempt++) {
    await page.evaluate((rate) => window.seek(0, rate), SLOWEST);
    await settle(page, () => !state().seeking && state().time > 0, null, WAIT_MS);
    await pause(BEGUN_MS);
    const png = await screenshot(page);
    if ((await state(page)).time < FRAME_SECONDS) {
      return correlate(page, png, expected);
    }
  }
  return NaN;
}

function hasFrame() {
  return state().hasFrame && !state().seeking;
}

function correlate(page, png, other) {
  return page.evaluate(([one, two]) => window.correlate(one, two), [png, other]);
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Waits until the player says that it cannot play, and then whether anything plays all the same. */
export async function attempt(page) {
  await settle(page, () => state().time >= 1 || state().errors.length > 0, null, WAIT_MS);
  await settle(page, () => state().time >= 1, null, DENIED_MS);
  const blank = await screenshot(page);
  return finish(page, await compare(page, blank, blank));
}

async function finish(page, facts) {
  const { time, frames, audioBytes, decrypts, errors } = await state(page);
  return { ...facts, time, frames, audioBytes, decrypts, errors: errors.join('; ') };
}

/** Seeks while playing, from then on fast; returns where the player landed, NaN for nowhere. */
async function seek(page, target) {
  await page.evaluate(([seconds, rate]) => window.seek(seconds, rate), [target, FAST]);
  const landed = await settle(page, () => state().landing !== null, null, WAIT_MS);
  return landed ? (await state(page)).landing : NaN;
}

function reach(page, seconds) {
  return settle(page, (target) => !state().seeking && state().time >= target, seconds, WAIT_MS);
}

async function settle(page, condition, argument, timeout) {
  try {
    await page.waitForFunction(condition, argument, { polling: 50, timeout });
    return true;
  } catch (error) {
    if (error.name === 'TimeoutError') {
      return false;
    }
    throw error;
  }
}

function state(page) {
  return page.evaluate(() => window.state());
}

/** The canvas cannot read protected frames, so what is on the screen is looked at. */
async function screenshot(page) {
  return (await page.screenshot()).toString('base64');
}

function compare(page, png, other) {
  return page.evaluate(([one, two]) => window.compare(one, two), [png, other]);
}
