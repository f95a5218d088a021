// hls.js, for HLS.

import { WIDEVINE, license, replaceWidevine } from './keys.js';

export const scripts = ['/players/hls.js/dist/hls.min.js'];

export async function load({ video, report, manifest, keys, licenseServer, secondsAhead }) {
  replaceWidevine();
  const player = new Hls({
    emeEnabled: true,
    requestMediaKeySystemAccessFunc: (...request) => navigator.requestMediaKeySystemAccess(...request),
    drmSystems: { [WIDEVINE]: { licenseUrl: licenseServer || urlOf(license(keys)) } },
    // A file in memory cannot be posted to.
    licenseXhrSetup: (request, url) => request.open(licenseServer ? 'POST' : 'GET', url),
    maxBufferLength: secondsAhead,
    maxMaxBufferLength: secondsAhead,
  });
  player.on(Hls.Events.ERROR, (_, { fatal, type, details, error }) => {
    if (fatal || type === Hls.ErrorTypes.KEY_SYSTEM_ERROR) {
      report(`hls.js: ${details} ${error?.message ?? ''}`);
    }
  });
  player.loadSource(manifest);
  player.attachMedia(video);
  return choicesOf(player, video);
}

function urlOf(bytes) {
  return URL.createObjectURL(new Blob([bytes]));
}

function choicesOf(player, video) {
  const indexOf = (tracks, language) => tracks.findIndex(({ lang }) => lang === language);
  const captions = () => [...video.textTracks].filter(({ kind }) => kind === 'captions');
  return {
    texts: () => [
      ...player.subtitleTracks.map(({ lang }) => lang),
      ...captions().map(({ language }) => language),
    ],
    chooseText: (wanted) => {
      player.subtitleDisplay = true;
      player.subtitleTrack = indexOf(player.subtitleTracks, wanted);
      for (const track of captions()) {
        track.mode = track.language === wanted ? 'showing' : 'hidden';
      }
    },
    heights: () => player.levels.map(({ height }) => height),
    languages: () => player.audioTracks.map(({ lang }) => lang),
    roles: () => [],
    labels: () => player.audioTracks.map(({ name }) => name),
    language: () => player.audioTracks[player.audioTrack]?.lang,
    chooseHeight: (wanted) => {
      player.currentLevel = player.levels.findIndex(({ height }) => height === wanted);
    },
    chooseLanguage: (language) => {
      player.audioTrack = indexOf(player.audioTracks, language);
    },
  };
}
