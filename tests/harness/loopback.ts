/** Sends requests to what a fixture exports, over the loopback interface, and writes the answers down as plain data. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface Loopback {
  /** `ask('POST /books', { title: 'Emma' })`; a body goes as JSON. */
  readonly ask: (request: string, body?: unknown) => Promise<Answer>;
  readonly close: () => Promise<void>;
}

/** @param app a listener for requests, or a server that does not listen yet */
export async function serve(app: unknown): Promise<Loopback> {
  const server = isServer(app) ? app : createServer(app as RequestListener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return connect(server);
}

/** For a server that listens already. */
export function connect(server: Server): Loopback {
  const { port } = server.address() as AddressInfo;
  const ask = async (request: string, body?: unknown): Promise<Answer> => {
    const [method = '', path = ''] = request.split(' ');
    const sent =
      body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    return answerOf(await fetch(`http://127.0.0.1:${String(port)}${path}`, { method, ...sent }));
  };
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { ask, close };
}

/** A response without what differs from run to run. */
export async function answerOf(response: Response): Promise<Answer> {
  const headers = [...response.headers].filter(([name]) => name !== 'date' && name !== 'keep-alive');
  const text = await response.text();
  return { status: response.status, headers: Object.fromEntries(headers), body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function isServer(app: unknown): app is Server {
  return typeof app === 'object' && app !== null && 'listen' in app;
}
