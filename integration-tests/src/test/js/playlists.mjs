// Reads the HLS playlists of a folder with a strict parser, and writes what it finds.
//
// node playlists.mjs FOLDER
//   a line for each playlist that is as it should be: "good NAME"
//   a line for each that is not: "bad NAME: WHY"

import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import HLS from 'hls-parser';

const [folder] = process.argv.slice(2);
HLS.setOptions({ strictMode: true });

for (const name of (await readdir(folder)).filter((it) => it.endsWith('.m3u8')).sort()) {
  try {
    await check(HLS.parse(await readFile(path.join(folder, name), 'utf8')));
    console.log(`good ${name}`);
  } catch (error) {
    console.log(`bad ${name}: ${error.message}`);
  }
}

/** Fails unless what the playlist refers to is there. */
async function check(playlist) {
  const resources = playlist.isMasterPlaylist ? playlistsOf(playlist) : filesOf(playlist);
  if (resources.length === 0) {
    throw new Error('it refers to nothing');
  }
  for (const { uri, byterange } of resources) {
    const { size } = await stat(path.join(folder, uri));
    const end = byterange ? byterange.offset + byterange.length : size;
    if (size === 0 || end > size) {
      throw new Error(`${uri} ends at ${size}, before ${end}`);
    }
  }
}

function playlistsOf({ variants }) {
  const renditions = variants.flatMap(({ audio, subtitles }) => [...audio, ...subtitles]);
  return [...variants, ...renditions].filter(({ uri }) => uri);
}

function filesOf({ segments }) {
  return segments.flatMap(({ map, ...segment }) => (map ? [map, segment] : [segment]));
}
