/** hapi: handlers, extensions and events of servers (https://hapi.dev/api). */
import { type Framework, NOTHING } from './framework.ts';

export const hapi: Framework = {
  ...NOTHING,
  name: 'hapi',
  packages: ['@hapi/hapi'],
  factories: ['server', 'Server', 'default.server'],
  types: ['Server'],
  methods: ['route', 'ext'],
  options: ['handler', 'method'],
  requestTypes: ['Request'],
};
