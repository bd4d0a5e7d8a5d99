/** https://fastify.dev/docs/latest/Reference/Routes/ and …/Hooks/ and …/Plugins/ */
import { type Framework, NOTHING, VERBS } from './framework.ts';

export const fastify: Framework = {
  ...NOTHING,
  name: 'fastify',
  packages: ['fastify'],
  factories: ['default', 'fastify', 'Fastify'],
  types: ['FastifyInstance'],
  parameters: ['fastify'],
  methods: [
    ...VERBS,
    'route',
    'addHook',
    'setErrorHandler',
    'setNotFoundHandler',
    'addContentTypeParser',
    'ready',
    'after',
    'listen',
  ],
  plugins: ['register'],
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
    'onTimeout',
    'onRequestAbort',
  ],
  requestTypes: ['FastifyRequest'],
  next: 'returns',
};
