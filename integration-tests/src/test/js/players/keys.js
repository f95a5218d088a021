// Keys for players: as W3C Clear Key has them, and what stands in for a licence server.

export const WIDEVINE = 'com.widevine.alpha';
export const CLEAR_KEY = 'org.w3.clearkey';

/** Returns pairs of key ids and keys, given in hexadecimal digits, in base64url. */
export function inBase64Url(keys) {
  const encode = (hex) => {
    const text = hex.replace(/../g, (byte) => String.fromCharCode(parseInt(byte, 16)));
    return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  };
  return Object.fromEntries(Object.entries(keys).map((pair) => pair.map(encode)));
}

/** Returns a licence with all keys (Encrypted Media Extensions, 9.1.4). */
export function license(keys) {
  const set = Object.entries(inBase64Url(keys)).map(([kid, k]) => ({ kty: 'oct', kid, k }));
  return new TextEncoder().encode(JSON.stringify({ keys: set, type: 'temporary' }));
}

/**
 * Lets Clear Key take the place of Widevine, which is not in Chromium. It reads the key ids of the
 * common `pssh` box, so where playlists hold that in Widevine's form, players play with it.
 */
export function replaceWidevine() {
  const request = navigator.requestMediaKeySystemAccess.bind(navigator);
  navigator.requestMediaKeySystemAccess = async (keySystem, configurations) => {
    if (keySystem !== WIDEVINE) {
      return request(keySystem, configurations);
    }
    const access = await request(CLEAR_KEY, configurations);
    return {
      keySystem,
      getConfiguration: () => access.getConfiguration(),
      createMediaKeys: () => access.createMediaKeys(),
    };
  };
}
