import { NestFactory } from '@nestjs/core';
import { connect } from '../../tests/harness/loopback.ts';
import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

type Server = Parameters<typeof connect>[0];

export default async function scenario({ module, seed, enter }: ScenarioContext) {
  seed('Book', { id: 10, title: 'Persuasion' });
  seed('Book', { id: 11, title: 'Emma' });
  const app = await NestFactory.create(module.BooksModule, { logger: false });
  await app.listen(0, '127.0.0.1');
  const { ask, close } = connect(app.getHttpServer() as Server);
  try {
    return [
      await enter('through a service', () => ask('GET /books?limit=1')),
      await enter('no entry point', () => ask('GET /books/health'), 0),
      await enter('a book', () => ask('GET /books/10')),
      await enter('a new book', () => ask('POST /books', { title: 'Sanditon' })),
      await enter('a book that goes', () => ask('DELETE /books/11')),
      await enter('a rejection', () => ask('GET /books/11')),
    ];
  } finally {
    await close();
    await app.close();
  }
}
