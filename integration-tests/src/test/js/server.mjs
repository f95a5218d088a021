// A static file server with byte ranges, as a CDN would answer a player.

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mpd': 'application/dash+xml',
  '.mp4': 'video/mp4',
  '.m4s': 'video/iso.segment',
  '.m3u8': 'application/vnd.apple.mpegurl',
  '.json': 'application/json',
  '.vtt': 'text/vtt; charset=utf-8',
};

/**
 * Serves folders until the returned server is closed.
 *
 * @param {Record<string, string>} folders folder of each first path part
 * @param {Record<string, string>} lasting more of them, whose files a browser may keep
 * @returns {Promise<{origin: string, close: () => void}>}
 */
export async function serve(folders, lasting) {
  const server = http.createServer((request, response) => {
    answer({ ...folders, ...lasting }, Object.keys(lasting), request, response).catch((error) => {
      response.writeHead(error.code === 'ENOENT' ? 404 : 500).end();
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://localhost:${server.address().port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(folders, lasting, request, response) {
  const { pathname } = new URL(request.url, 'http://localhost');
  const file = locate(folders, pathname);
  const size = file && (await stat(file)).size;
  if (!file) {
    response.writeHead(404).end();
    return;
  }
  const range = parseRange(request.headers.range, size);
  if (!range) {
    response.writeHead(416, { 'Content-Range': `bytes */${size}` }).end();
    return;
  }
  const { first, last, partial } = range;
  response.writeHead(partial ? 206 : 200, {
    'Accept-Ranges': 'bytes',
    'Access-Control-Allow-Headers': '*',
    'Access-Control-Allow-Origin': '*',
    'Cache-Control': lasting.includes(pathname.split('/')[1]) ? 'max-age=3600' : 'no-store',
    'Content-Length': last - first + 1,
    'Content-Type': TYPES[path.extname(file)] ?? 'application/octet-stream',
    ...(partial && { 'Content-Range': `bytes ${first}-${last}/${size}` }),
  });
  if (size === 0) {
    response.end();
  } else {
    createReadStream(file, { start: first, end: last }).pipe(response);
  }
}

/** Returns the file of a URL path, or undefined when it is outside the folders. */
function locate(folders, urlPath) {
  const [, name, ...rest] = urlPath.split('/').map(decodeURIComponent);
  if (!Object.hasOwn(folders, name)) {
    return undefined;
  }
  const root = path.resolve(folders[name]);
  const file = path.resolve(root, ...rest);
  return file.startsWith(root + path.sep) ? file : undefined;
}

/** Reads a Range header with one range (RFC 9110, 14.1.2); undefined when it cannot be met. */
function parseRange(header, size) {
  if (!header) {
    return { first: 0, last: size - 1, partial: false };
  }
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header) ?? [];
  const from = first ? Number(first) : size - Number(last);
  const to = first && last ? Math.min(Number(last), size - 1) : size - 1;
  return from >= 0 && from <= to ? { first: from, last: to, partial: true } : undefined;
}
