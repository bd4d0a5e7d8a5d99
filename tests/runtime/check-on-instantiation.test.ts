import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  checkOnInstantiation,
  fallbackToSyncVariant,
  HalfOverriddenError,
  setRolloutPhase,
  type RolloutPhase,
} from '../../runtime/src/index.ts';

const PAIRS = { save: 'asave', delete: 'adelete' };

const emitWarning = vi.spyOn(process, 'emitWarning');
beforeEach(() => void emitWarning.mockImplementation(() => undefined));
afterEach(() => {
  setRolloutPhase(undefined);
  emitWarning.mockReset();
});

/** Classes of their own for each test: what was said about a class is not said again. */
function classes() {
  class Model {
    constructor() {
      checkOnInstantiation(new.target, PAIRS);
    }
    save(): void {}
    async asave(): Promise<void> {}
    delete(): void {}
    async adelete(): Promise<void> {}
  }
  class Book extends Model {
    override save(): void {}
  }
  class Novel extends Book {}
  class Complete extends Model {
    override save(): void {}
    override async asave(): Promise<void> {}
  }
  class Later extends Model {
    override async asave(): Promise<void> {}
  }
  return { Model, Book, Novel, Complete, Later };
}

function given(): string[] {
  return emitWarning.mock.calls.map(([message, options]) => {
    const { type, code } = options as { type: string; code: string };
    return `${type} ${code} ${String(message).split(' ')[0] ?? ''}`;
  });
}

const PENDING = 'PendingDeprecationWarning ORM_MIGRATE_LOST_OVERRIDE Book';

describe('checkOnInstantiation', () => {
  it('says nothing about the base, a class that overrides both, or one with a fallback', () => {
    const { Model, Complete, Book } = classes();
    fallbackToSyncVariant(Book.prototype, 'save', 'asave');
    for (const Class of [Model, Complete, Book]) new Class();
    expect(given()).toEqual([]);
  });

  it('names a half-overridden class once, with what to do', () => {
    const { Book } = classes();
    for (let i = 0; i < 3; i += 1) new Book();
    expect(given()).toEqual([PENDING]);
    expect(emitWarning.mock.calls[0]?.[0]).toBe(
      'Book overrides save() without asave(): on a native base asave() runs without that override. ' +
        "Write asave() beside save(), or register a fallback: fallbackToSyncVariant(Book.prototype, 'save', 'asave').",
    );
  });

  it('names a class that overrides only the async variant as well', () => {
    const { Later } = classes();
    new Later();
    expect(given()).toEqual(['PendingDeprecationWarning ORM_MIGRATE_ASYNC_ONLY_OVERRIDE Later']);
  });

  it('names a base once, whichever class is instantiated', () => {
    const { Novel, Book } = classes();
    new Novel();
    new Book();
    new Novel();
    expect(given()).toEqual([PENDING]);
  });

  it('names each method', () => {
    class Book extends classes().Model {
      override save(): void {}
      override delete(): void {}
    }
    new Book();
    expect(emitWarning.mock.calls.map(([message]) => /overrides (\w+)/.exec(String(message))?.[1])).toEqual([
      'save',
      'delete',
    ]);
  });

  it.each<[RolloutPhase, string[]]>([
    ['silent', []],
    ['notice', [PENDING]],
    ['deprecated', ['DeprecationWarning ORM_MIGRATE_LOST_OVERRIDE Book']],
  ])('in phase %s', (phase, warnings) => {
    setRolloutPhase(phase);
    const { Book } = classes();
    new Book();
    new Book();
    expect(given()).toEqual(warnings);
  });

  it('says it anew when the phase has changed', () => {
    const { Book } = classes();
    for (const phase of ['silent', 'notice', 'deprecated', 'notice'] as const) {
      setRolloutPhase(phase);
      new Book();
    }
    expect(given()).toEqual([PENDING, 'DeprecationWarning ORM_MIGRATE_LOST_OVERRIDE Book']);
  });

  it.each<RolloutPhase>(['error', 'native'])('refuses every instance in phase %s', (phase) => {
    const { Model, Book, Novel, Later, Complete } = classes();
    new Book();
    setRolloutPhase(phase);
    for (const Class of [Book, Book, Novel]) {
      expect(() => new Class()).toThrow(HalfOverriddenError);
      expect(() => new Class()).toThrow(
        expect.objectContaining({
          name: 'HalfOverriddenError',
          code: 'ERR_HALF_OVERRIDDEN',
          className: 'Book',
          syncName: 'save',
          asyncName: 'asave',
        }),
      );
    }
    expect(() => new Later()).toThrow(/Later overrides asave\(\) without save\(\)/);
    expect(() => [new Model(), new Complete()]).not.toThrow();
    expect(given()).toEqual([PENDING]);
  });

  it('looks again at a class that it refuses, and not at one that it let pass', () => {
    setRolloutPhase('error');
    const { Book, Complete } = classes();
    expect(() => new Book()).toThrow(HalfOverriddenError);
    fallbackToSyncVariant(Book.prototype, 'save', 'asave');
    expect(() => new Book()).not.toThrow();
    new Complete();
    Reflect.deleteProperty(Complete.prototype, 'asave');
    expect(() => new Complete()).not.toThrow();
  });

  it('does not look at a class twice', () => {
    const { Complete, Book } = classes();
    let looks = 0;
    const watched = (Class: typeof Complete | typeof Book): typeof Class =>
      new Proxy(Class, {
        get(target, name, receiver) {
          if (name === 'prototype') looks += 1;
          return Reflect.get(target, name, receiver) as unknown;
        },
      });
    for (const Class of [watched(Complete), watched(Book)]) {
      looks = 0;
      for (let i = 0; i < 5; i += 1) checkOnInstantiation(Class, { ...PAIRS });
      expect(looks).toBe(1);
    }
  });

  it('keeps lists of pairs apart, by their names', () => {
    const { Book } = classes();
    const pairs: Record<string, string> = { delete: 'adelete' };
    checkOnInstantiation(Book, pairs);
    checkOnInstantiation(Book, {});
    expect(given()).toEqual([]);
    pairs['save'] = 'asave';
    checkOnInstantiation(Book, pairs);
    expect(given()).toEqual([PENDING]);
  });

  it('takes static pairs by option', () => {
    class Model {
      constructor() {
        checkOnInstantiation(new.target, { make: 'amake' });
        checkOnInstantiation(new.target, { make: 'amake' }, { static: true });
      }
      static make(): void {}
      static async amake(): Promise<void> {}
    }
    class Book extends Model {
      static override make(): void {}
    }
    new Book();
    expect(given()).toEqual([PENDING]);
  });

  it('is said once by two copies of the package', async () => {
    vi.resetModules();
    const other = await import('../../runtime/src/index.ts');
    const { Book } = classes();
    new Book();
    other.checkOnInstantiation(Book, PAIRS);
    expect(given()).toEqual([PENDING]);
    setRolloutPhase('error');
    expect(() => other.checkOnInstantiation(Book, PAIRS)).toThrow(HalfOverriddenError);
  });

  it('needs a class: a constructor that was called without `new` has none in new.target', () => {
    expect(() => checkOnInstantiation(undefined as never, PAIRS)).toThrow(
      new TypeError('checkOnInstantiation() needs a class, not undefined.'),
    );
  });
});
