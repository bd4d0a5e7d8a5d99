/**
 * Node itself: servers (https://nodejs.org/api/http.html), signals and messages to the process, and intervals. An interval
 * outlives the context that it is set in; a timeout may be a part of it, and is not taken for an entry point.
 */
import { type Framework, LISTENING, NOTHING } from './framework.ts';

const PROTOCOLS = ['http', 'https', 'http2', 'net', 'tls'];

export const node: Framework = {
  ...NOTHING,
  name: 'node',
  packages: [
    ...PROTOCOLS,
    ...PROTOCOLS.map((name) => `node:${name}`),
    'process',
    'node:process',
    'timers',
    'node:timers',
  ],
  globals: ['process', 'setInterval'],
  factories: ['createServer', 'createSecureServer', 'Server'],
  instances: ['process', 'default'],
  types: ['Server', 'Http2Server', 'Http2SecureServer'],
  methods: ['listen', ...LISTENING],
  functions: ['createServer', 'createSecureServer', 'setInterval'],
};
