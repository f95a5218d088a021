// Shaka Player, for DASH and HLS.

import { CLEAR_KEY, WIDEVINE } from './keys.js';

export const scripts = ['/players/shaka-player/dist/shaka-player.compiled.js'];

export async function load({
  video,
  overlay,
  report,
  manifest,
  keys,
  licenseServer,
  adapts,
  secondsAhead,
}) {
  shaka.polyfill.installAll();
  const player = new shaka.Player();
  const reportError = (error) => {
    const details = (error.data ?? []).filter((part) => typeof part === 'string');
    report(`Shaka Player: ${error.code ?? error} ${details.join(' ')}`);
  };
  player.addEventListener('error', (event) => reportError(event.detail));
  try {
    player.setVideoContainer(overlay);
    await player.attach(video);
    player.configure({
      drm: {
        clearKeys: keys,
        servers: licenseServer ? { [CLEAR_KEY]: licenseServer, [WIDEVINE]: licenseServer } : {},
        // Playlists hold the box of the common system in the form of Widevine.
        keySystemsMapping: new URL(manifest).pathname.endsWith('.m3u8') ? { [WIDEVINE]: CLEAR_KEY } : {},
      },
      abr: { enabled: adapts },
      streaming: { bufferingGoal: secondsAhead },
    });
    await player.load(manifest);
    return choicesOf(player);
  } catch (error) {
    reportError(error);
    return null;
  }
}

function choicesOf(player) {
  const isOf = (language) => (track) => track.language === language;
  return {
    texts: () => player.getTextTracks().map((track) => track.language),
    chooseText: (language) => {
      player.selectTextTrack(player.getTextTracks().find(isOf(language)));
      player.setTextTrackVisibility?.(true);
    },
    heights: () => player.getVariantTracks().map((track) => track.height),
    languages: () => player.getAudioTracks().map((track) => track.language),
    roles: () => player.getAudioTracks().flatMap((track) => track.roles),
    labels: () => player.getAudioTracks().map((track) => track.label),
    language: () => player.getAudioTracks().find((track) => track.active)?.language,
    chooseHeight: (height) => {
      const tracks = player.getVariantTracks();
      const { language } = tracks.find((track) => track.active);
      const isWanted = (track) => track.height === height && track.language === language;
      player.selectVariantTrack(tracks.find(isWanted), /* clearBuffer= */ true);
    },
    trickPlay: (rate) => player.trickPlay(rate),
    chooseLanguage: (language) => {
      player.selectAudioTrack(player.getAudioTracks().find(isOf(language)));
    },
  };
}
