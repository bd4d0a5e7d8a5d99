import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  bridgeDelegatingVariants,
  checkVariants,
  fallbackToAsyncVariant,
  fallbackToSyncVariant,
  setRolloutPhase,
  withSyncFallback,
  type RolloutPhase,
} from '../../runtime/src/index.ts';

const PAIRS = { save: 'asave', delete: 'adelete' };

class Model {
  save(): void {}
  async asave(): Promise<void> {}
  delete(): void {}
  async adelete(): Promise<void> {}
  static make(): void {}
  static async amake(): Promise<void> {}
}
class SyncOnly extends Model {
  override save(): void {}
}
class AsyncOnly extends Model {
  override async asave(): Promise<void> {}
}
class Both extends Model {
  override save(): void {}
  override async asave(): Promise<void> {}
}
class Fallback extends Model {
  override save(): void {}
  static {
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

/** The findings in short. */
function found(classes: object, pairs: Record<string, string> = PAIRS, options = {}): string[] {
  return checkVariants(classes, pairs, options).map(
    ({ level, code, className, sync }) => `${level} ${code.replace('ORM_MIGRATE_', '')} ${className}.${sync}`,
  );
}

afterEach(() => setRolloutPhase(undefined));

describe('what is complete', () => {
  it('is the base itself, a class that overrides nothing, and one that overrides both', () => {
    class Plain extends Model {}
    expect(found([Model, Plain, Both])).toEqual([]);
  });

  it('is a class without the pair, as long as another one has it', () => {
    class Other {
      save(): void {}
    }
    class OtherToo extends Other {
      override save(): void {}
    }
    expect(found([Model, OtherToo, () => undefined, Math.max])).toEqual([]);
  });

  it('is the class that first has both, whichever half its base has', () => {
    class Saves {
      save(): void {}
    }
    class ThenAsync extends Saves {
      async asave(): Promise<void> {}
    }
    class AsyncFirst {
      async asave(): Promise<void> {}
    }
    class ThenSync extends AsyncFirst {
      save(): void {}
    }
    expect(found([ThenAsync, ThenSync], { save: 'asave' })).toEqual([]);
    class Below extends ThenAsync {
      override save(): void {}
    }
    class BelowToo extends ThenSync {
      override async asave(): Promise<void> {}
    }
    expect(found([Below, BelowToo], { save: 'asave' })).toEqual([
      'warning LOST_OVERRIDE Below.save',
      'warning ASYNC_ONLY_OVERRIDE BelowToo.save',
    ]);
  });

  it('is an override of the sync variant over a fallback, which comes to it', () => {
    class Novel extends Fallback {
      override save(): void {}
    }
    expect(found(Novel)).toEqual(['info FALLBACK Fallback.save']);
  });

  it('is a copy of what is inherited, as mixin helpers make it', () => {
    class Copied extends Model {}
    Object.defineProperties(Copied.prototype, Object.getOwnPropertyDescriptors({ save: Model.prototype.save }));
    expect(found(Copied)).toEqual([]);
    class Restored extends SyncOnly {}
    Object.defineProperties(Restored.prototype, Object.getOwnPropertyDescriptors({ save: Model.prototype.save }));
    expect(found(Restored)).toEqual(['warning LOST_OVERRIDE SyncOnly.save', 'warning LOST_OVERRIDE Restored.save']);
  });
});

describe('what is half-overridden', () => {
  it('is described as plain data', () => {
    expect(checkVariants([SyncOnly, AsyncOnly], PAIRS)).toEqual([
      {
        code: 'ORM_MIGRATE_LOST_OVERRIDE',
        level: 'warning',
        className: 'SyncOnly',
        sync: 'save',
        async: 'asave',
        message: 'SyncOnly overrides save() without asave(): on a native base asave() runs without that override.',
        hint: "Write asave() beside save(), or register a fallback: fallbackToSyncVariant(SyncOnly.prototype, 'save', 'asave').",
      },
      {
        code: 'ORM_MIGRATE_ASYNC_ONLY_OVERRIDE',
        level: 'warning',
        className: 'AsyncOnly',
        sync: 'save',
        async: 'asave',
        message: 'AsyncOnly overrides asave() without save(): save() runs without that override.',
        hint: "Write save() beside asave(), or refuse it: fallbackToAsyncVariant(AsyncOnly.prototype, 'asave', 'save').",
      },
    ]);
  });

  it('is each class of the chain, once, bases first', () => {
    class Plain extends SyncOnly {}
    class Novel extends Plain {
      override save(): void {}
      override delete(): void {}
    }
    class Story extends Plain {
      override async asave(): Promise<void> {}
    }
    expect(found([Novel, Story, SyncOnly, Novel])).toEqual([
      'warning LOST_OVERRIDE SyncOnly.save',
      'warning LOST_OVERRIDE Novel.save',
      'warning LOST_OVERRIDE Novel.delete',
      'warning ASYNC_ONLY_OVERRIDE Story.save',
    ]);
  });

  it('is an override of the sync variant over a mirror, and over a variant that may run native code', () => {
    class OverMirror extends Both {
      override save(): void {}
    }
    class Bridged {
      save(): void {}
      async asave(): Promise<void> {
        this.save();
      }
    }
    bridgeDelegatingVariants(Bridged, { save: 'asave' });
    class OverBridge extends Bridged {
      override save(): void {}
    }
    class Native {
      save(): void {}
      declare asave: () => Promise<void>;
    }
    Native.prototype.asave = withSyncFallback({ home: Native.prototype, sync: 'save', native: async () => undefined });
    class OverNative extends Native {
      override save(): void {}
    }
    expect(found([OverMirror, OverBridge, OverNative], { save: 'asave' })).toEqual([
      'warning LOST_OVERRIDE OverMirror.save',
      'warning LOST_OVERRIDE OverBridge.save',
      'warning LOST_OVERRIDE OverNative.save',
    ]);
  });

  it('is an override under a bridge of its own, unless the bridge stands around a variant of its own', () => {
    class Bridged extends Model {
      override save(): void {}
    }
    class Mirror extends Model {
      override save(): void {}
      override async asave(): Promise<void> {}
    }
    class Below extends Mirror {
      override save(): void {}
    }
    class Alone extends Model {
      override async asave(): Promise<void> {}
    }
    class Nothing extends Model {}
    const all = [Bridged, Below, Mirror, Alone, Nothing];
    for (const Class of all) bridgeDelegatingVariants(Class, { save: 'asave' });
    expect(found(all)).toEqual([
      'warning LOST_OVERRIDE Bridged.save',
      'warning LOST_OVERRIDE Below.save',
      'warning ASYNC_ONLY_OVERRIDE Alone.save',
    ]);
  });

  it('is a mixin too: it is named after the class that extends it', () => {
    const stamped = (Base: typeof Model) =>
      class extends Base {
        override save(): void {}
      };
    class Book extends stamped(Model) {}
    const [message] = checkVariants(Book, PAIRS);
    expect(message?.className).toBe('(anonymous class that Book extends)');
    expect(message?.hint).toMatch(/fallbackToSyncVariant\(this\.prototype, /);
    expect(found(stamped(Model))).toEqual(['warning LOST_OVERRIDE (anonymous class).save']);
  });

  it('is one whose prototype says nothing of its class, under no wrong name', () => {
    function Old(this: object) {}
    Old.prototype = Object.create(Model.prototype, { save: { value() {} } });
    expect(found(Old)).toEqual(['warning LOST_OVERRIDE (anonymous class).save']);
  });

  it('is an accessor, which is not called', () => {
    const get = vi.fn();
    class Bound extends Model {}
    Object.defineProperty(Bound.prototype, 'save', { get, configurable: true });
    class OverAccessor extends Model {}
    Object.defineProperty(OverAccessor.prototype, 'asave', { get, configurable: true });
    class Below extends OverAccessor {
      override save(): void {}
    }
    expect(found([Bound, Below])).toEqual([
      'warning LOST_OVERRIDE Bound.save',
      'warning ASYNC_ONLY_OVERRIDE OverAccessor.save',
      'warning LOST_OVERRIDE Below.save',
    ]);
    expect(get).not.toHaveBeenCalled();
  });

  it('is a method that was taken away: the other half goes past it', () => {
    class ReadOnly extends Model {}
    Object.defineProperty(ReadOnly.prototype, 'save', { value: undefined });
    expect(found(ReadOnly)).toEqual(['warning LOST_OVERRIDE ReadOnly.save']);
  });

  it('is a class behind a Proxy, or without Object.prototype', () => {
    class Root extends (null as unknown as typeof Object) {
      save(): void {}
      async asave(): Promise<void> {}
    }
    class Book extends Root {
      override save(): void {}
    }
    expect(found([new Proxy(Book, {})], { save: 'asave' })).toEqual(['warning LOST_OVERRIDE Book.save']);
    class Novel extends (new Proxy(SyncOnly, {})) {}
    expect(found(Novel)).toEqual(['warning LOST_OVERRIDE SyncOnly.save']);
  });

  it('is a static pair only when asked for, with the class as its home', () => {
    class Book extends Model {
      static override make(): void {}
    }
    expect(found(Book, { make: 'amake' }, { static: true })).toEqual(['warning LOST_OVERRIDE Book.make']);
    expect(checkVariants(Book, { make: 'amake' }, { static: true })[0]?.hint).toMatch(
      /fallbackToSyncVariant\(Book, 'make', 'amake'\)/,
    );
    expect(found([Book, SyncOnly], { make: 'amake' })).toEqual(['warning UNKNOWN_PAIR .make']);
    fallbackToSyncVariant(Book, 'make', 'amake');
    expect(found(Book, { make: 'amake' }, { static: true })).toEqual(['info FALLBACK Book.make']);
  });
});

describe('a fallback', () => {
  it('is found where it stands, with its reason when it was accepted', () => {
    class Accepted extends Model {
      override save(): void {}
      static {
        fallbackToSyncVariant(this.prototype, 'save', 'asave', { accepted: 'nightly only' });
      }
    }
    expect(found([Fallback, Accepted])).toEqual([
      'info FALLBACK Fallback.save',
      'info ACCEPTED_FALLBACK Accepted.save',
    ]);
    expect(checkVariants(Accepted, PAIRS)[0]?.message).toMatch(/nightly only$/);
  });

  it('over an inherited sync variant is one as well, and no override of the async one alone', () => {
    class Derived extends Both {
      static {
        fallbackToSyncVariant(this.prototype, 'save', 'asave');
      }
    }
    expect(found(Derived)).toEqual(['info FALLBACK Derived.save']);
  });

  it('is broken when there is no sync variant any more', () => {
    const home = { constructor: class Book {}, save() {} };
    fallbackToSyncVariant(home, 'save', 'asave');
    function Book() {}
    Book.prototype = home;
    Reflect.deleteProperty(home, 'save');
    expect(found([Book, Model])).toEqual(['error BROKEN_FALLBACK Book.save']);
    Reflect.set(home, 'save', 'no method');
    expect(found([Book, Model])).toEqual(['error BROKEN_FALLBACK Book.save']);
  });

  it('in the other direction refuses what would be lost', () => {
    class Book extends AsyncOnly {
      override async asave(): Promise<void> {}
      static {
        fallbackToAsyncVariant(this.prototype, 'asave', 'save');
      }
    }
    class Novel extends Book {
      override async asave(): Promise<void> {}
    }
    expect(found(Novel)).toEqual(['warning ASYNC_ONLY_OVERRIDE AsyncOnly.save', 'info SYNC_REFUSED Book.save']);
  });
});

describe('the level', () => {
  it.each<[RolloutPhase, string[]]>([
    ['silent', ['warning', 'warning', 'info']],
    ['notice', ['warning', 'warning', 'info']],
    ['deprecated', ['warning', 'warning', 'warning']],
    ['error', ['error', 'error', 'error']],
    ['native', ['error', 'error', 'error']],
  ])('in phase %s', (phase, levels) => {
    setRolloutPhase(phase);
    expect(checkVariants([SyncOnly, AsyncOnly, Fallback], PAIRS).map(({ level }) => level)).toEqual(levels);
  });
});

describe('over a base that delegates and has no bridge', () => {
  const delegating = { delegating: true };

  it('mirrors run their override twice', () => {
    class Novel extends Both {
      override save(): void {}
      override async asave(): Promise<void> {}
    }
    expect(found(Novel)).toEqual([]);
    expect(found(Novel, PAIRS, delegating)).toEqual(['error RUNS_TWICE Both.save', 'error RUNS_TWICE Novel.save']);
  });

  it('but not those over a fallback or a bridge, nor an override of one variant alone', () => {
    class OverFallback extends Fallback {
      override save(): void {}
      override async asave(): Promise<void> {}
    }
    class Bridged extends Model {}
    bridgeDelegatingVariants(Bridged, { save: 'asave' });
    class OverBridge extends Bridged {
      override save(): void {}
      override async asave(): Promise<void> {}
    }
    expect(found([OverFallback, OverBridge, AsyncOnly], PAIRS, delegating)).toEqual([
      'info FALLBACK Fallback.save',
      'warning ASYNC_ONLY_OVERRIDE AsyncOnly.save',
    ]);
  });
});

describe('what it takes', () => {
  const lost = ['warning LOST_OVERRIDE SyncOnly.save'];

  it('is a class, a module, or an iterable of both', () => {
    const module = Object.assign(Object.create(null) as object, {
      SyncOnly,
      Model,
      PAIRS,
      found,
      count: 1,
      none: null,
    });
    expect(found(SyncOnly)).toEqual(lost);
    expect(found(module)).toEqual(lost);
    expect(found([module, Both])).toEqual(lost);
    expect(found(new Set([SyncOnly]))).toEqual(lost);
    expect(found(new Map([['SyncOnly', SyncOnly]]).values())).toEqual(lost);
  });

  it('is a class that can be iterated over, as one class', () => {
    class Enumerated extends SyncOnly {
      static *[Symbol.iterator](): Generator<string> {
        yield 'value';
      }
    }
    expect(found(Enumerated)).toEqual(lost);
  });

  it('is what a module exports in turn: a namespace, and the whole of a CommonJS module', async () => {
    const inner = { SyncOnly, [Symbol.toStringTag]: 'Module' };
    const cycle: Record<PropertyKey, unknown> = { [Symbol.toStringTag]: 'Module', inner };
    cycle['again'] = cycle;
    expect(found(cycle)).toEqual(lost);
    expect(found({ default: { SyncOnly } })).toEqual(lost);
    expect(found([Model, { settings: { SyncOnly } }])).toEqual([]);
  });

  it('is nothing else', () => {
    for (const classes of [undefined, 'SyncOnly', 1, ['SyncOnly'], new Map([['SyncOnly', SyncOnly]]), [undefined]]) {
      expect(() => checkVariants(classes as never, PAIRS)).toThrow(TypeError);
    }
  });

  it('is a pair of names that can be methods', () => {
    for (const pairs of [
      { save: 'save' },
      { save: '' },
      { '#save': 'asave' },
      { [Symbol('save')]: 'asave' },
      undefined,
    ]) {
      expect(() => checkVariants(SyncOnly, pairs as never)).toThrow(TypeError);
    }
  });

  it('is not a pair that no class has: a misspelt check is no check', () => {
    expect(found([SyncOnly], { save: 'saveAsync' })).toEqual(['warning UNKNOWN_PAIR .save']);
    expect(found([], PAIRS)).toEqual(['warning UNKNOWN_PAIR .save', 'warning UNKNOWN_PAIR .delete']);
    expect(checkVariants([], { save: 'asave' })[0]?.message).toBe(
      'No class that was checked has both save() and asave().',
    );
  });

  it('is read and never changed', () => {
    class Frozen extends Model {
      override save(): void {}
    }
    Object.freeze(Frozen.prototype);
    const emitWarning = vi.spyOn(process, 'emitWarning');
    expect(JSON.parse(JSON.stringify(checkVariants(Frozen, PAIRS)))).toEqual(checkVariants(Frozen, PAIRS));
    expect(emitWarning).not.toHaveBeenCalled();
    emitWarning.mockRestore();
  });
});

describe('a variant that may be a wrapper', () => {
  const wrap = (home: { asave(): Promise<void> }): void => {
    const inherited = home.asave;
    home.asave = function () {
      return inherited.call(this);
    };
  };

  it('is reported where it stands beside an override: of what it wraps, it may skip that override', async () => {
    class Book extends Fallback {
      override save(): void {
        saved.push('book');
      }
    }
    const saved: string[] = [];
    expect(found(Book)).toEqual(['info FALLBACK Fallback.save']);
    wrap(Book.prototype);
    expect(found(Book)).toEqual(['info FALLBACK Fallback.save', 'warning WRAPPED_VARIANT Book.save']);
    expect(checkVariants(Book, PAIRS)[1]).toMatchObject({
      message:
        'Book.asave() is no async method but a function that was put there: if it wraps an inherited asave() (a spy, an ' +
        'instrumentation), it runs without the override of save().',
      hint:
        "Register a fallback before it is wrapped: fallbackToSyncVariant(Book.prototype, 'save', 'asave'). Nothing to do if " +
        'it wraps a mirror of Book itself, or is one.',
    });
    // As it says.
    await new Book().asave();
    expect(saved).toEqual([]);
  });

  it('is seen on static methods', () => {
    class Book extends Model {
      static override make(): void {}
      static override amake = function (): Promise<void> {
        return Promise.resolve();
      };
    }
    expect(found(Book, { make: 'amake' }, { static: true })).toEqual(['warning WRAPPED_VARIANT Book.make']);
  });

  it('is in order where a fallback or a bridge was registered before it was wrapped', () => {
    class Registered extends Model {
      override save(): void {}
      static {
        fallbackToSyncVariant(this.prototype, 'save', 'asave');
      }
    }
    class Bridged extends Model {
      override save(): void {}
    }
    bridgeDelegatingVariants(Bridged, { save: 'asave' });
    wrap(Registered.prototype);
    wrap(Bridged.prototype);
    expect(found([Registered, Bridged])).toEqual([]);
  });

  it('cannot be told where all methods are plain functions, as compilers for ES5 make them', () => {
    class Book extends Model {}
    Book.prototype.save = function () {};
    Book.prototype.asave = function () {
      return Promise.resolve();
    };
    expect(found(Book)).toEqual([]);
  });

  it('is an override of its own in a class without the sync one, and so is what it hides', () => {
    class Traced extends Fallback {
      override async asave(): Promise<void> {
        return super.asave();
      }
    }
    class Book extends Traced {
      override save(): void {}
    }
    expect(found(Book)).toEqual([
      'info FALLBACK Fallback.save',
      'warning ASYNC_ONLY_OVERRIDE Traced.save',
      'warning LOST_OVERRIDE Book.save',
    ]);
  });
});
