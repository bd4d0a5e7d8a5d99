/**
 * Emitters: a listener runs when somebody emits, in whose context that may be, and nobody waits for its promise
 * (https://nodejs.org/api/events.html, https://github.com/primus/eventemitter3, https://github.com/developit/mitt).
 */
import { type Framework, LISTENING, NOTHING } from './framework.ts';

export const events: Framework = {
  ...NOTHING,
  name: 'events',
  packages: ['events', 'node:events', 'eventemitter3', 'mitt'],
  factories: ['default', 'EventEmitter', 'EventEmitter2', 'mitt'],
  types: ['EventEmitter', 'Emitter'],
  methods: LISTENING,
};
