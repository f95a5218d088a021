// The player page.

import { call, failure, signIn } from './api.js';
import { byId, describe, show } from './dom.js';
import { listen } from './events.js';
import { codec, details, join, language } from './format.js';
import { openSession } from './session.js';
import { isActive } from './status.js';
import { loadShaka } from './player-files.js';

const INFO_MS = 1_000;
const DASH = 'stream.mpd';
const HLS = 'stream.m3u8';
const CLEAR_KEY = 'org.w3.clearkey';
/** HLS has no name for the common system, so playlists carry its initialization data as Widevine's. */
const WIDEVINE = 'com.widevine.alpha';
const id = Number(location.pathname.split('/').pop());
const token = new URLSearchParams(location.search).get('token');
let player = null;

async function main() {
  const packaging = await find();
  if (packaging === null) {
    return;
  }
  show(byId('name'), packaging.title);
  document.title = `${packaging.title} - Fragmill`;
  if (packaging.input_content_id) {
    byId('to-title').href = `/title/${packaging.input_content_id}`;
    byId('to-title').hidden = false;
  }
  if (packaging.status === 'Ready') {
    await play(packaging);
  } else {
    await wait(packaging);
  }
}

/** Fetches the packaging. Visitors who only have a link may not fetch it; the link plays nevertheless. */
async function find() {
  try {
    const packaging = await call(`/packaged_content/${id}`, { staysHere: true });
    openSession().catch(() => {});
    return packaging;
  } catch (error) {
    if (error.status === 401 && token) {
      return { title: 'Player', status: 'Ready' };
    }
    if (error.status === 401) {
      signIn();
    } else {
      fail(error.message);
    }
    return null;
  }
}

/** Shows the progress, and plays when the packaging is ready. */
function wait(first) {
  byId('waiting').hidden = false;
  let isPlaying = false;
  const update = async (packaging) => {
    if (packaging.packaged_content_id !== id || isPlaying) {
      return;
    }
    byId('waiting-text').textContent = isActive(packaging) ? `Not ready yet: ${packaging.status}` : packaging.status;
    byId('waiting-progress').value = packaging.progress ?? 0;
    byId('waiting-progress').hidden = !isActive(packaging);
    show(byId('error'), packaging.failure);
    if (packaging.status === 'Ready') {
      isPlaying = true;
      byId('waiting').hidden = true;
      await play(packaging);
    }
  };
  update(first);
  listen(
    () => call(`/packaged_content/${id}`).then(update, (error) => fail(error.message)),
    { packaging: update },
  );
}

async function play(packaging) {
  let shaka;
  try {
    shaka = await loadShaka();
  } catch (error) {
    fail(error.message);
    return;
  }
  shaka.polyfill.installAll();
  if (!shaka.Player.isBrowserSupported()) {
    fail('This browser cannot play this: it lacks Media Source Extensions.');
    return;
  }
  const video = byId('video');
  player = new shaka.Player();
  const overlay = new shaka.ui.Overlay(player, byId('stage'), video);
  overlay.configure({ seekBarColors: { base: 'rgb(255 255 255 / 30%)', buffered: 'rgb(255 255 255 / 50%)', played: '#55c4d6' } });
  await player.attach(video);
  player.addEventListener('error', ({ detail }) => fail(explain(shaka, detail)));
  if (await hasKeysHere(packaging)) {
    player.configure({
      drm: {
        servers: { [CLEAR_KEY]: keyUrl(), [WIDEVINE]: keyUrl() },
        keySystemsMapping: { [WIDEVINE]: CLEAR_KEY },
      },
    });
  }
  byId('format').addEventListener('change', ({ target }) => load(shaka, target.value));
  byId('format').hidden = !await hasHls(packaging);
  setInterval(() => showInfo(packaging), INFO_MS);
  await load(shaka, DASH);
  showInfo(packaging);
}

/** Visitors who only have a link are told nothing of the packaging; its files are open to all. */
async function hasHls({ hls_url: address }) {
  if (address !== undefined) {
    return Boolean(address);
  }
  const response = await fetch(`/videos/${id}/${HLS}`, { method: 'HEAD' }).catch(() => null);
  return Boolean(response?.ok);
}

/** The keys of a key server are not here: manifests name its licence servers, where it named any. */
async function hasKeysHere({ key_source: source }) {
  if (source !== undefined) {
    return source !== 'key-server';
  }
  const response = await fetch(keyUrl()).catch(() => null);
  return !response?.ok || (await response.json()).key_source !== 'key-server';
}

/** Plays a manifest, from where another one was. */
async function load(shaka, manifest) {
  const video = byId('video');
  const seconds = video.ended ? 0 : video.currentTime;
  show(byId('error'), '');
  try {
    await player.load(`/videos/${id}/${manifest}`, seconds || null);
  } catch (error) {
    if (error?.code !== shaka.util.Error.Code.LOAD_INTERRUPTED) { // Another choice was made.
      fail(explain(shaka, error));
    }
    return;
  }
  await video.play().catch(() => {}); // Where a page may not start by itself, the button does.
}

const keyUrl = () => `/keys/${id}${token ? `?token=${encodeURIComponent(token)}` : ''}`;

function showInfo(packaging) {
  const track = player.getVariantTracks().find(({ active }) => active);
  if (!track) {
    return;
  }
  const rate = (bits) => bits && `${Math.round(bits / 1000)} kbit/s`;
  const { width, height, frameRate } = track;
  describe(byId('info'), {
    Format: player.getManifestType(),
    Video: track.videoCodec && join(codec(track.videoCodec), details({ width, height, frame_rate: frameRate }), rate(track.videoBandwidth)),
    Audio: track.audioCodec && join(codec(track.audioCodec),
      details({ channels: track.channelsCount, sample_rate: track.audioSamplingRate }), language(track.language), rate(track.audioBandwidth)),
    Encryption: player.drmInfo() ? join(packaging.scheme, packaging.key_id && `key id ${packaging.key_id}`) || 'yes' : 'none',
  });
}

/** Returns a sentence that says why playback fails. */
function explain(shaka, error) {
  const { Category, Code } = shaka.util.Error;
  if (error?.category === Category.DRM) {
    return window.isSecureContext
      ? `There is no key for this title. ${refusal(shaka, error)}`
      : 'Browsers decrypt only on pages that come over HTTPS or from localhost.';
  }
  const name = Object.keys(Code).find((key) => Code[key] === error?.code);
  return name ? `This cannot be played: ${name.toLowerCase().replaceAll('_', ' ')} (${error.code}).` : `This cannot be played: ${error?.message ?? error}`;
}

/** Returns the sentence with which the platform refuses a key. */
function refusal(shaka, error) {
  const [, status, text] = error.data?.[0]?.data ?? [];
  return error.code === shaka.util.Error.Code.LICENSE_REQUEST_FAILED && status
    ? failure(status, text, /* staysHere= */ true).message
    : `The player says: error ${error.code}.`;
}

function fail(text) {
  show(byId('error'), text);
}

main();
