/** Socket.IO servers and `ws`: connections, and the events of each (https://socket.io/docs/v4/server-api). */
import { type Framework, LISTENING, NOTHING } from './framework.ts';

export const socketIo: Framework = {
  ...NOTHING,
  name: 'socket-io',
  packages: ['socket.io', 'ws'],
  factories: ['Server', 'WebSocketServer', 'default'],
  types: ['Server', 'Socket', 'Namespace', 'WebSocketServer', 'WebSocket'],
  methods: ['use', 'onAny', 'onAnyOutgoing', 'prependAny', ...LISTENING],
  next: 'returns',
  plugins: ['use', ...LISTENING],
};
