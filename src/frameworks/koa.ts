/** https://koajs.com and https://github.com/koajs/router */
import { type Framework, NOTHING, VERBS } from './framework.ts';

export const koa: Framework = {
  ...NOTHING,
  name: 'koa',
  packages: ['koa', '@koa/router', 'koa-router'],
  factories: ['default', 'Koa', 'Application', 'Router'],
  types: ['Koa', 'Application', 'Router'],
  methods: [...VERBS, 'del', 'use', 'param'],
  requestTypes: ['Context', 'ParameterizedContext', 'RouterContext'],
  next: 'waits',
};
