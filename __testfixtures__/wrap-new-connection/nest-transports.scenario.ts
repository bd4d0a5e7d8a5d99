import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, seed, rows, enter, attempt }: ScenarioContext) {
  seed('Book', { id: 10, title: 'Persuasion' });
  seed('Book', { id: 11, title: 'Emma' });
  const messages = new module.BooksMessages();
  const resolver = new module.BooksResolver();
  const tasks = new module.BooksTasks();
  return [
    await enter('a message', () => new module.BooksGateway().count({ title: 'Emma' })),
    await enter('a request', () => messages.create({ title: 'Lady Susan' }, { id: 7 })),
    await enter('an event', () => messages.remove({ title: 'Lady Susan' })),
    await enter('a query', () => resolver.book(10)),
    await enter('a field', () => resolver.others({ id: 10 })),
    await enter('a task', () => tasks.nightly()),
    await enter('a task that fails', () => attempt(() => tasks.often())),
    await enter('a job', () => new module.BooksProcessor().process({ data: { title: 'Sanditon' } })),
    rows('Book'),
  ];
}
