/** Edits that name what they are about by its text, and checks that the verifier agrees with what they give. */
import { expect } from 'vitest';
import { apply } from '../../../../src/frontends/javascript/apply/index.ts';
import { verify } from '../../../../src/frontends/javascript/verify/index.ts';
import type { AddMirror, Edit, InsertFallback, Rewrite } from '../../../../src/model/plan.ts';

type Range = readonly [number, number];

/** The range of a text in a source, which it has to be in. */
export function rangeOf(source: string, text: string): Range {
  const start = source.indexOf(text);
  if (start < 0) throw new Error(`no ${text}`);
  return [start, start + text.length];
}

export function edited(source: string, edits: readonly Edit[], path = '/a.ts'): string {
  const after = apply(path, source, edits);
  expect(verify(path, source, after, edits), after).toBeNull();
  return after;
}

export function mirrorOf(source: string, target: string, some: Partial<AddMirror> = {}): AddMirror {
  const range = rangeOf(source, target);
  return {
    kind: 'add-mirror',
    target: range,
    overloads: [],
    syncName: 'save',
    asyncName: 'asave',
    exported: false,
    rewrites: [],
    ...some,
  };
}

export function fallbackAfter(source: string, text: string, some: Partial<InsertFallback> = {}): InsertFallback {
  return {
    kind: 'insert-fallback',
    after: rangeOf(source, text),
    form: 'block',
    home: 'this.prototype',
    syncName: 'save',
    asyncName: 'asave',
    helper: 'fallbackToSyncVariant',
    comment: 'why',
    width: 100,
    ...some,
  };
}

/** `this.get()` becomes `await this.aget()`; without a new name only awaited. */
export function awaiting(source: string, call: string, name?: string): Rewrite {
  const range = rangeOf(source, call);
  if (name === undefined) return { kind: 'await-call', call: range, rename: null };
  const start = source.indexOf(name, range[0]);
  return {
    kind: 'await-call',
    call: range,
    rename: { range: [start, start + name.length], to: `a${name}`, form: 'identifier' },
  };
}
