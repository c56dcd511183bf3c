// A static server for one folder on a free port of this machine. Resolves to { origin, close }.
import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES = {
  '.css': 'text/css', '.html': 'text/html', '.ico': 'image/x-icon', '.ics': 'text/calendar', '.js': 'text/javascript',
  '.json': 'application/json', '.mjs': 'text/javascript', '.png': 'image/png', '.svg': 'image/svg+xml',
  '.txt': 'text/plain', '.webmanifest': 'application/manifest+json', '.woff2': 'font/woff2', '.xml': 'application/xml',
};

async function fileOf(root, url) {
  let file = path.join(root, decodeURIComponent(new URL(url, 'http://localhost').pathname));
  if ((await stat(file)).isDirectory()) file = path.join(file, 'index.html');
  return file;
}

export async function serve(folder) {
  const root = path.resolve(folder);
  const server = createServer(async (request, response) => {
    try {
      const file = await fileOf(root, request.url);
      const body = await readFile(file);
      const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
      const headers = { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' };
      const compress = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
      if (compress) headers['content-encoding'] = 'gzip';
      response.writeHead(200, headers).end(compress ? gzipSync(body) : body);
    } catch {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
