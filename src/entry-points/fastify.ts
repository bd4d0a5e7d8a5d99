/** https://fastify.dev/docs/latest/Reference/Routes/ and …/Hooks/ */
import { type Framework, NOTHING, VERBS } from './framework.ts';

export const fastify: Framework = {
  ...NOTHING,
  name: 'fastify',
  packages: ['fastify'],
  factories: ['default', 'fastify', 'Fastify'],
  types: ['FastifyInstance'],
  methods: [...VERBS, 'route', 'addHook', 'setErrorHandler', 'setNotFoundHandler'],
  options: [
    'handler',
    'errorHandler',
    'onRequest',
    'preParsing',
    'preValidation',
    'preHandler',
    'preSerialization',
    'onSend',
    'onResponse',
    'onError',
  ],
  requestTypes: ['FastifyRequest'],
};
