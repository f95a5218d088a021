// Formats numbers and codes for people.

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

const CODECS = {
  avc1: 'H.264', avc3: 'H.264', hvc1: 'HEVC', hev1: 'HEVC', dvh1: 'Dolby Vision', dvhe: 'Dolby Vision',
  vvc1: 'VVC', vvi1: 'VVC', av01: 'AV1', vp08: 'VP8', vp09: 'VP9', mp4a: 'AAC', 'ac-3': 'Dolby Digital',
  'ec-3': 'Dolby Digital Plus', 'ac-4': 'Dolby AC-4', opus: 'Opus', flac: 'FLAC', stpp: 'TTML', wvtt: 'WebVTT',
};
const CHANNELS = { 1: 'mono', 2: 'stereo', 6: '5.1', 8: '7.1' };
const KINDS = { video: 'Video', audio: 'Audio', text: 'Subtitles' };

export function bytes(count) {
  if (!Number.isFinite(count)) {
    return '';
  }
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = count;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 || value >= 99.95 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

/** Writes seconds as minutes and seconds, with hours where there are such. */
export function duration(seconds) {
  if (!Number.isFinite(seconds)) {
    return '';
  }
  const whole = Math.round(seconds);
  const two = (number) => String(number).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  return minutes < 60
    ? `${minutes}:${two(whole % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`;
}

/** Returns the name of a language; the code itself when it is unknown. */
export function language(code) {
  if (!code || code === 'und') {
    return '';
  }
  return knownLanguage(code) ?? code;
}

/** Returns the name of a language, or undefined. */
export function knownLanguage(code) {
  try {
    return languageNames.of(code);
  } catch {
    return undefined;
  }
}

export function codec(code) {
  return CODECS[(code ?? '').split('.')[0].toLowerCase()] ?? code ?? '';
}

export const kind = (type) => KINDS[type] ?? type ?? '';

/** Returns the details of a track: size and frame rate, or channels. */
export function details(track) {
  const rate = track.frame_rate && `${Math.round(track.frame_rate * 100) / 100} fps`;
  const hertz = track.sample_rate && `${track.sample_rate / 1000} kHz`;
  const channels = track.channels && (CHANNELS[track.channels] ?? `${track.channels} channels`);
  const size = track.width && track.height && `${track.width} × ${track.height}`;
  return join(size, rate, channels, hertz);
}

/** Returns a track in a few words. */
export function short(track) {
  const channels = track.channels && (CHANNELS[track.channels] ?? `${track.channels} channels`);
  const name = track.type === 'video' ? track.height && `${track.height}p` : language(track.language) || kind(track.type);
  return [name || kind(track.type), codec(track.codec), channels].filter(Boolean).join(' ');
}

/** Joins the parts that are present. */
export const join = (...parts) => parts.filter(Boolean).join(', ');

/** Joins the parts that are present, with wide gaps. */
export const dots = (...parts) => parts.filter(Boolean).join(' · ');

export const time = (text) => (text ? moment.format(new Date(text)) : '');

export const percent = (fraction) => `${Math.floor((fraction ?? 0) * 100)} %`;
