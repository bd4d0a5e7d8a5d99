/** https://hono.dev/docs/api/routing */
import { type Framework, NOTHING, VERBS } from './framework.ts';

export const hono: Framework = {
  ...NOTHING,
  name: 'hono',
  packages: ['hono', '@hono/zod-openapi'],
  factories: ['Hono', 'OpenAPIHono'],
  types: ['Hono', 'OpenAPIHono'],
  methods: [...VERBS, 'on', 'use', 'notFound', 'onError', 'openapi'],
  // The callback of a streaming helper runs when the handler has returned.
  functions: ['createMiddleware', 'stream', 'streamText', 'streamSSE'],
  requestTypes: ['Context', 'HonoRequest'],
  next: 'waits',
};
