// video.js, for HLS.

import { WIDEVINE, license, replaceWidevine } from './keys.js';

export const scripts = [
  '/players/video.js/dist/video.min.js',
  '/players/videojs-contrib-eme/dist/videojs-contrib-eme.min.js',
];

// The page lays the media element out.
window.VIDEOJS_NO_DYNAMIC_STYLE = true;

export async function load({ video, report, manifest, keys, licenseServer, adapts }) {
  replaceWidevine();
  videojs.log.level('off');
  const player = videojs(video, {
    children: ['mediaLoader', 'textTrackDisplay'],
    html5: {
      vhs: { overrideNative: true, enableLowInitialPlaylist: !adapts },
      nativeAudioTracks: false,
      nativeTextTracks: false,
    },
  });
  player.on('error', () => report(`video.js: ${player.error().code} ${player.error().message}`));
  player.eme();
  if (!adapts) {
    // What it comes back to by itself, it shows only where nothing is buffered.
    player.one('loadstart', () => {
      vhsOf(player).selectPlaylist = () => vhsOf(player).playlists.media();
    });
  }
  const getLicense = (options, request, callback) => callback(null, license(keys));
  player.src({
    src: manifest,
    type: 'application/vnd.apple.mpegurl',
    keySystems: { [WIDEVINE]: licenseServer ? { url: licenseServer } : { getLicense } },
  });
  return choicesOf(player);
}

function vhsOf(player) {
  return player.tech(/* safety= */ true).vhs;
}

function choicesOf(player) {
  const videos = () => vhsOf(player).representations();
  const audios = () => Array.from(player.audioTracks());
  const texts = () => Array.from(player.textTracks()).filter(({ kind }) => kind !== 'metadata');
  return {
    overlay: player.getChild('textTrackDisplay').el(),
    texts: () => texts().map(({ language }) => language),
    chooseText: (wanted) => {
      for (const track of texts()) {
        track.mode = track.language === wanted ? 'showing' : 'disabled';
      }
    },
    heights: () => videos().map(({ height }) => height),
    languages: () => audios().map(({ language }) => language),
    roles: () => [],
    labels: () => audios().map(({ label }) => label),
    language: () => audios().find(({ enabled }) => enabled)?.language,
    chooseHeight: (wanted) => {
      videos().forEach((representation) => representation.enabled(false));
      // It changes to the one that comes to be enabled.
      videos().find(({ height }) => height === wanted).enabled(true);
    },
    chooseLanguage: (wanted) => {
      audios().find(({ language }) => language === wanted).enabled = true;
    },
  };
}
