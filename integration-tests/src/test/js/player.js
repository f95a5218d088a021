// Runs in the page: loads a presentation with one of the players and reports how it goes.

'use strict';

const video = document.querySelector('video');
const errors = [];

/** Where the loaded player draws text, unless the media element does. */
let overlay = document.querySelector('#overlay');

/** What the loaded player offers and plays, and how to choose what it plays. */
let choices = null;
const buffers = [];

const addSourceBuffer = MediaSource.prototype.addSourceBuffer;
MediaSource.prototype.addSourceBuffer = function (type) {
  const buffer = addSourceBuffer.call(this, type);
  buffers.push({ kind: type.split('/')[0], buffer });
  return buffer;
};

video.addEventListener('error', () => {
  errors.push(`media element: ${video.error.code} ${video.error.message}`);
});

window.speed = (rate) => {
  video.playbackRate = rate;
};

/** Loads and plays; errors are collected for {@link state}. */
window.start = async ({ player, ...options }) => {
  const { scripts, load } = await import(`/page/players/${player}.js`);
  for (const script of scripts) {
    await run(script);
  }
  const report = (message) => errors.push(message);
  choices = await load({ video, overlay, report, ...options });
  overlay = choices?.overlay ?? overlay;
  if (options.plays) {
    video.play().catch((error) => errors.push(`play: ${error.message}`));
  }
};

async function run(script) {
  await new Promise((resolve, reject) => {
    const element = document.createElement('script');
    element.src = script;
    element.onload = resolve;
    element.onerror = () => reject(new Error(`cannot load ${script}`));
    document.head.append(element);
  });
}

/** Goes to a time and stays there. */
window.stop = (seconds) => {
  video.pause();
  video.currentTime = seconds;
};

let landing = null;

/** Seeks and plays on, from the end too, where a media element pauses. */
window.seek = (seconds, rate) => {
  landing = null;
  video.addEventListener('seeked', () => (landing = video.currentTime), { once: true });
  video.playbackRate = rate;
  video.currentTime = seconds;
  video.play().catch((error) => errors.push(`play: ${error.message}`));
};

/** What can be chosen, and what is shown and played. */
window.offer = () => ({
  heights: [...new Set(choices.heights())].sort((a, b) => a - b),
  languages: [...new Set(choices.languages())].sort(),
  roles: [...new Set(choices.roles())].sort(),
  labels: [...new Set(choices.labels())].sort(),
  height: video.videoHeight,
  language: choices.language(),
});

/** The languages of text, and the text that is on the screen. */
window.texts = () => [...new Set(choices.texts())].sort();
window.chooseText = (language) => choices.chooseText(language);
window.shown = () => {
  const native = [...video.textTracks]
    .filter(({ mode }) => mode === 'showing')
    .flatMap(({ activeCues }) => [...(activeCues ?? [])])
    .map((cue) => cue.getCueAsHTML?.().textContent ?? '');
  return [overlay.innerText, ...native].join(' ').replaceAll(/\s+/g, ' ').trim();
};

window.hold = () => video.pause();

window.chooseHeight = (height) => choices.chooseHeight(height);
window.trickPlay = (rate) => choices.trickPlay(rate);
window.chooseLanguage = (language) => choices.chooseLanguage(language);

/** Returns whether anything was fetched whose address holds a text. */
window.hasFetched = (text) =>
  performance.getEntriesByType('resource').some(({ name }) => name.includes(text));

/** Returns the addresses of all that was fetched, in the order of the ends. */
window.fetched = () => performance.getEntriesByType('resource').map(({ name }) => name);

/** Where playback stands. Times are seconds; a buffer's are of all it holds. */
window.state = () => ({
  time: video.currentTime,
  size: `${video.videoWidth}x${video.videoHeight}`,
  duration: video.duration,
  seeking: video.seeking,
  hasFrame: video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA,
  // dash.js may pause at the last frame before the media element has noticed that it ended.
  ended: video.ended || (video.paused && video.duration - video.currentTime < 0.05),
  landing,
  frames: video.getVideoPlaybackQuality().totalVideoFrames,
  audioBytes: video.webkitAudioDecodedByteCount,
  decrypts: video.mediaKeys !== null,
  buffered: Object.fromEntries(buffers.map(({ kind, buffer }) => [kind, edges(buffer)])),
  errors: [...new Set(errors)],
});

function edges(buffer) {
  try {
    const { buffered } = buffer;
    return buffered.length && [buffered.start(0), buffered.end(buffered.length - 1)];
  } catch {
    return 0; // The player has removed the buffer.
  }
}

/** Returns how far the pixels of a PNG are from one color, and from another PNG: 0 to 255. */
window.compare = async (png, other) => {
  const [one, two] = await Promise.all([png, other].map(pixels));
  let spread = 0;
  let change = 0;
  for (let i = 0; i < one.length; i++) {
    spread += Math.abs(one[i] - one[i % 4]);
    change += Math.abs(one[i] - two[i]);
  }
  return { spread: spread / one.length, change: change / one.length };
};

/** Returns how alike two PNGs are: the correlation of their pixels' values, 1 for the same frame. */
window.correlate = async (png, other) => {
  const [one, two] = (await Promise.all([png, other].map(pixels))).map(aboutMean);
  const product = (a, b) => a.reduce((sum, value, index) => sum + value * b[index], 0);
  return product(one, two) / Math.sqrt(product(one, one) * product(two, two));
};

function aboutMean(rgba) {
  const values = Array.from(rgba).filter((_, index) => index % 4 !== 3);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

async function pixels(png) {
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, bitmap.width, bitmap.height).data;
}
