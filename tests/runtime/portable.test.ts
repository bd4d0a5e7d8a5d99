import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import * as whole from '../../runtime/src/index.ts';
import * as portable from '../../runtime/src/portable.ts';

const SOURCE = new URL('../../runtime/src/', import.meta.url);

/** The module and all that it imports, with what each asks of the platform. */
function imports(path: string, found = new Map<string, readonly string[]>()): ReadonlyMap<string, readonly string[]> {
  if (found.has(path)) return found;
  const text = readFileSync(new URL(path, SOURCE), 'utf8');
  const specifiers = [...text.matchAll(/^(?:import|export|\}).* from '([^']+)'/gm)].map(
    ([, specifier]) => specifier ?? '',
  );
  found.set(
    path,
    specifiers.filter((each) => !each.startsWith('.')),
  );
  for (const each of specifiers) {
    if (each.startsWith('.')) imports(fileURLToPath(new URL(each, new URL(path, SOURCE))), found);
  }
  return found;
}

test('what browsers get asks nothing of Node', () => {
  const found = imports(fileURLToPath(new URL('portable.ts', SOURCE)));
  expect(found.size).toBeGreaterThan(15);
  expect([...found.values()].flat()).toEqual([]);
});

test('it is all there is, but for connections', () => {
  const others = Object.keys(whole).filter((name) => !Object.hasOwn(portable, name));
  expect(others.sort()).toEqual([
    'ConnectionClosedError',
    'ConnectionNotConfiguredError',
    'ConnectionTimeoutError',
    'MissingAsyncConnectionError',
    'configureConnections',
    'currentConnection',
    'hasConnectionContext',
    'libsqlProvider',
    'mysql2Provider',
    'newConnection',
    'pgProvider',
    'withSyncFallback',
  ]);
});
