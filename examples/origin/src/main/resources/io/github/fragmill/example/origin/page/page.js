// Plays a title with the chosen player. Keys are Clear Keys; without one in the page, the user gives it.

const WIDEVINE = 'com.widevine.alpha';
const CLEAR_KEY = 'org.w3.clearkey';

const page = document.querySelector('main').dataset;
const isEncrypted = page.keyIds !== '';
const element = (id) => document.getElementById(id);
const video = element('video');
let unload = async () => {};

function showError(text) {
  element('error').textContent = text;
  element('error').hidden = !text;
}

/** Parses 16 bytes as hexadecimal, UUID or base64url; returns hexadecimal. */
function toHex(text) {
  const plain = text.trim().replaceAll('-', '');
  if (/^[0-9a-f]{32}$/i.test(plain)) {
    return plain.toLowerCase();
  }
  if (/^[\w+/-]{22}(==)?$/.test(text.trim())) {
    const bytes = atob(text.trim().slice(0, 22).replaceAll('-', '+').replaceAll('_', '/'));
    return Array.from(bytes, (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('');
  }
  throw new Error('Expected KID:KEY, each as 32 hexadecimal digits, a UUID or base64url.');
}

function parseKeys(text) {
  return Object.fromEntries(
    text.split(/[\s,]+/).filter(Boolean).map((pair) => {
      const parts = pair.split(':');
      if (parts.length !== 2) {
        throw new Error('Expected KID:KEY with one colon; separate several with commas.');
      }
      return parts.map(toHex);
    }),
  );
}

const manifest = (name) => new URL(page.base + name, location.href).href;

async function playShaka(url, keys) {
  shaka.polyfill.installAll();
  const player = new shaka.Player();
  unload = () => player.destroy();
  player.addEventListener('error', ({ detail }) => showError(`Shaka Player: error ${detail.code}`));
  await player.attach(video);
  player.configure({
    drm: {
      clearKeys: keys,
      // Playlists hold the box of the common system in the form of Widevine.
      keySystemsMapping: url.endsWith('.m3u8') ? { [WIDEVINE]: CLEAR_KEY } : {},
    },
  });
  await player.load(url);
}

/** Returns a licence with all keys (Encrypted Media Extensions, 9.1.4). */
function license(keys) {
  const inBase64Url = (hex) =>
    btoa(hex.replace(/../g, (byte) => String.fromCharCode(parseInt(byte, 16))))
      .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  const set = Object.entries(keys).map(([kid, k]) => ({ kty: 'oct', kid: inBase64Url(kid), k: inBase64Url(k) }));
  return URL.createObjectURL(new Blob([JSON.stringify({ keys: set, type: 'temporary' })]));
}

/** hls.js asks for Widevine; Clear Key takes its place. */
async function requestClearKey(keySystem, configurations) {
  const access = await navigator.requestMediaKeySystemAccess(CLEAR_KEY, configurations);
  return {
    keySystem,
    getConfiguration: () => access.getConfiguration(),
    createMediaKeys: () => access.createMediaKeys(),
  };
}

async function playHlsJs(url, keys) {
  const player = new Hls({
    emeEnabled: isEncrypted,
    requestMediaKeySystemAccessFunc: requestClearKey,
    drmSystems: { [WIDEVINE]: { licenseUrl: license(keys) } },
    licenseXhrSetup: (request, address) => request.open('GET', address),
  });
  unload = async () => player.destroy();
  player.on(Hls.Events.ERROR, (_, { fatal, details }) => fatal && showError(`hls.js: ${details}`));
  player.loadSource(url);
  player.attachMedia(video);
}

const PLAYERS = {
  'shaka-dash': (keys) => playShaka(manifest('manifest.mpd'), keys),
  'shaka-hls': (keys) => playShaka(manifest('master.m3u8'), keys),
  hlsjs: (keys) => playHlsJs(manifest('master.m3u8'), keys),
};

async function play() {
  showError('');
  await unload();
  unload = async () => {};
  const text = page.keys || element('key').value;
  if (isEncrypted && !text) {
    showError(`The titles may be encrypted. Enter the key for key id ${page.keyIds}.`);
  }
  try {
    await PLAYERS[document.querySelector('input[name=player]:checked').value](parseKeys(text));
    await video.play().catch(() => {}); // Without permission to autoplay, the user starts playback.
  } catch (error) {
    showError(error.code ? `Shaka Player: error ${error.code}` : String(error.message ?? error));
  }
}

element('mpd').href = manifest('manifest.mpd');
element('m3u8').href = manifest('master.m3u8');
element('key-form').hidden = !isEncrypted || page.keys !== '';
element('key-form').addEventListener('submit', (event) => {
  event.preventDefault();
  play();
});
document.querySelectorAll('input[name=player]').forEach((it) => it.addEventListener('change', play));
play();
