import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, rows, enter, attempt }: ScenarioContext) {
  await enter('a command', () => module.run(['count']));
  await enter('a module of a command', () => module.run(['add', 'Emma', '--shelf', 'novels']));
  const failed = await enter('a command that fails', () => attempt(() => module.run(['add', 'Sanditon'])));
  return [failed, module.printed, rows('Book')];
}
