import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, attempt }: ScenarioContext) {
  const note = make(module.Note, { body: 'Buy milk \n', author: 'ada' });
  await call(note, 'save', { forceInsert: true });
  note.body = 'changed, not saved';
  const same = (await call(note, 'refreshFromDb')) === note;
  const removed = await call(note, 'delete', { cascade: false, soft: undefined });
  return { same, removed, again: await call(note, 'delete'), gone: await attempt(() => call(note, 'refreshFromDb')) };
}
