import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

interface Layer {
  readonly route: { readonly path: string; readonly stack: readonly { readonly handle: () => unknown }[] };
}

export default async function scenario({ module, enter }: ScenarioContext) {
  const sent: unknown[] = [];
  const res = { json: (value: unknown) => sent.push(value) };
  const layers = module.app.router.stack as unknown as readonly Layer[];
  const call = (path: string, ...args: unknown[]) => {
    const layer = layers.find(({ route }) => route.path === path);
    return enter(path, () => Reflect.apply(layer?.route.stack[0]?.handle as () => unknown, undefined, args));
  };
  const req = { params: { id: 1 } };
  await call('/report', req, res);
  return [sent, await call('/short', req), await call('/object', req)];
}
