import fastify from 'fastify';
import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, enter, rows }: ScenarioContext) {
  const app = fastify();
  await app.register(module.routes as unknown as Parameters<typeof app.register>[0]);
  const { statusCode, body } = await enter('a destructured request', () =>
    app.inject({ method: 'POST', url: '/comments/well' }),
  );
  await app.close();
  return [statusCode, body, rows('Comment')];
}
