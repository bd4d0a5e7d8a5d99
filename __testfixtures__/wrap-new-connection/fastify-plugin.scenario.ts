import fastify from 'fastify';
import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, enter }: ScenarioContext) {
  const app = fastify();
  await app.register(module.default as unknown as Parameters<typeof app.register>[0]);
  const { statusCode, body } = await enter('a route of a plugin', () => app.inject('/books'));
  await app.close();
  return [statusCode, body];
}
