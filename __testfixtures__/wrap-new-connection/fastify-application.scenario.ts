import type { FastifyInstance } from 'fastify';
import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, seed, rows, enter, settle }: ScenarioContext) {
  seed('Book', { id: 10, title: 'Emma', shelf: 'novels' });
  const app = module.app as unknown as FastifyInstance;
  const ask = async (method: 'GET' | 'POST', url: string, payload?: object) => {
    const { statusCode, headers, body } = await app.inject({ method, url, ...(payload && { payload }) });
    await settle();
    return { statusCode, type: headers['content-type'], body };
  };
  await enter('a plugin', () => app.ready());
  const answers = [
    await enter('a route', () => ask('GET', '/books')),
    await enter('a hook', () => ask('GET', '/logged')),
    await enter('a hook and a handler', () => ask('POST', '/books', { title: 'Persuasion' }), 2),
    await enter('a hook that answers', () => ask('POST', '/books', { title: 'Emma' })),
    await enter('the error handler', () => ask('POST', '/books', {})),
    await enter('a hook and a handler of a plugin', () => ask('GET', '/novels/'), 2),
  ];
  await app.close();
  return [answers, rows('Visit')];
}
