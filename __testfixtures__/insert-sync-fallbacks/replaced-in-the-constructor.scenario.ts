import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make }: ScenarioContext) {
  const draft = make(module.Draft, {});
  await call(draft, 'delete');
  const page = make(module.Page, {});
  await call(page, 'save');
  return [draft.kept, draft.published, page.kind];
}
