import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type TestServer = {
  readonly origin: string;
  /** "127.0.0.1:PORT", for `allowHosts`. */
  readonly host: string;
  /** Paths in the order in which they were asked for, and when (milliseconds). */
  readonly asked: readonly { readonly path: string; readonly at: number; readonly agent: string }[];
  readonly pathsAsked: () => readonly string[];
  readonly close: () => Promise<void>;
};

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on loopback; paths that it does not know are answered with 404. */
export async function serve(routes: Readonly<Record<string, Handler>>): Promise<TestServer> {
  const asked: { path: string; at: number; agent: string }[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push({ path, at: performance.now(), agent: request.headers['user-agent'] ?? '' });
    const handler = routes[path];
    if (handler) handler(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    asked,
    pathsAsked: () => asked.map(({ path }) => path).filter((path) => path !== '/robots.txt'),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export const page =
  (body: string | Uint8Array, type = 'text/html; charset=utf-8'): Handler =>
  (_, response) =>
    response.writeHead(200, { 'content-type': type }).end(body);

export const moved =
  (to: string, status = 302): Handler =>
  (_, response) =>
    response.writeHead(status, { location: to }).end();
