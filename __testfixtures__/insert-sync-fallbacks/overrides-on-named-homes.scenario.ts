import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make, attempt }: ScenarioContext) {
  const { audited, counted, shadow, strict } = module;
  await call(audited, 'create', { title: 'Solaris' });
  const count = await call(counted, 'count');
  await call(shadow, 'save');
  const refused = await attempt(() => call(strict, 'delete'));
  const saved = [];
  for (const name of ['Page', 'Note', 'Bill', 'Letter', 'Film']) {
    const made = make(module[name], { text: ' ok ' });
    await call(made, 'save');
    if (name === 'Film' || name === 'Letter') await call(made, 'delete');
    saved.push({ ...made });
  }
  const film = module['pinned']?.({ text: 'one' });
  await call(film, 'save');
  return [count, refused, saved, film?.['pinned'], shadow?.['shadowed']];
}
