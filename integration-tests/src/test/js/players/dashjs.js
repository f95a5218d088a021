// dash.js, for DASH.

import { inBase64Url } from './keys.js';

export const scripts = ['/players/dashjs/dist/modern/umd/dash.all.min.js'];

export async function load({ video, overlay, report, manifest, keys, adapts, plays }) {
  const player = dashjs.MediaPlayer().create();
  player.updateSettings({
    debug: { logLevel: dashjs.Debug.LOG_LEVEL_NONE },
    streaming: {
      abr: { autoSwitchBitrate: { video: adapts, audio: adapts } },
      // What another page has chosen is nothing to this one.
      lastBitrateCachingInfo: { enabled: false },
      lastMediaSettingsCachingInfo: { enabled: false },
    },
  });
  for (const name of ['ERROR', 'KEY_ERROR', 'KEY_SESSION_CREATED']) {
    player.on(dashjs.MediaPlayer.events[name] ?? name, (event) => {
      if (event.error) {
        report(`dash.js: ${event.error.code} ${event.error.message}`);
      }
    });
  }
  player.initialize();
  player.setAutoPlay(plays);
  player.attachView(video);
  player.attachTTMLRenderingDiv(overlay);
  if (Object.keys(keys).length > 0) {
    player.setProtectionData({ 'org.w3.clearkey': { clearkeys: inBase64Url(keys) } });
  }
  player.attachSource(manifest);
  return choicesOf(player, video);
}

function choicesOf(player, video) {
  const videos = () => player.getRepresentationsByType('video');
  const audios = () => player.getTracksFor('audio');
  return {
    texts: () => player.getTracksFor('text').map(({ lang }) => lang),
    chooseText: (wanted) => {
      player.enableText(true);
      player.setTextTrack([...video.textTracks].findIndex(({ language }) => language === wanted));
    },
    heights: () => videos().map(({ height }) => height),
    languages: () => audios().map(({ lang }) => lang),
    roles: () => audios().flatMap(({ roles }) => roles.map(({ value }) => value)),
    labels: () => audios().flatMap(({ labels }) => labels.map(({ text }) => text)),
    language: () => player.getCurrentTrackFor('audio')?.lang,
    chooseHeight: (wanted) => {
      const { id } = videos().find(({ height }) => height === wanted);
      player.setRepresentationForTypeById('video', id, /* forceReplace= */ true);
    },
    chooseLanguage: (language) => {
      player.setCurrentTrack(audios().find(({ lang }) => lang === language));
    },
  };
}
