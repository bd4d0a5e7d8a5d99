/** https://expressjs.com/en/5x/api.html: `app.METHOD()`, `app.use()`, `app.param()`, `router.route()`. */
import { type Framework, NOTHING, VERBS } from './framework.ts';

export const express: Framework = {
  ...NOTHING,
  name: 'express',
  packages: ['express', 'express-promise-router'],
  factories: ['default', 'express', 'Router'],
  types: ['Application', 'Express', 'IRouter', 'Router'],
  methods: [...VERBS, 'use', 'param', 'listen'],
  requestTypes: ['Request'],
  next: 'returns',
};
