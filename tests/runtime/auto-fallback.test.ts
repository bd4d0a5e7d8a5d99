import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  autoFallback,
  checkVariants,
  fallbackToSyncVariant,
  FallbackRefusedError,
  isFallback,
  setRolloutPhase,
} from '../../runtime/src/index.ts';

const PAIRS = { save: 'asave' };

beforeEach(() => void vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined));
afterEach(() => {
  setRolloutPhase(undefined);
  vi.restoreAllMocks();
});

/** A native base. */
class Model {
  log: string[] = [];
  save(): void {
    this.log.push('Model');
  }
  async asave(): Promise<void> {
    this.log.push('native');
  }
  static make(): string[] {
    return ['Model'];
  }
  static async amake(): Promise<string[]> {
    return ['native'];
  }
}

function syncOnly(Base: typeof Model, name: string) {
  return class extends Base {
    override save(): void {
      this.log.push(name);
      super.save();
    }
  };
}

function mirror(Base: typeof Model, name: string) {
  return class extends Base {
    override save(): void {
      this.log.push(name);
      super.save();
    }
    override async asave(): Promise<void> {
      this.log.push(name);
      await super.asave();
    }
  };
}

async function logOf(Class: typeof Model): Promise<string[]> {
  const x = new Class();
  await x.asave();
  return x.log;
}

const owns = (Class: typeof Model): boolean => Object.hasOwn(Class.prototype, 'asave');

describe('autoFallback', () => {
  it('leaves alone the base, a class that overrides nothing, and what somebody wrote', () => {
    class Plain extends Model {}
    class Both extends Model {
      override save(): void {}
      override async asave(): Promise<void> {}
    }
    class AsyncOnly extends Model {
      override async asave(): Promise<void> {}
    }
    class Accessor extends Model {
      override save(): void {}
    }
    const get = vi.fn();
    Object.defineProperty(Accessor.prototype, 'asave', { get, configurable: true });
    class Fallback extends Model {
      override save(): void {}
    }
    fallbackToSyncVariant(Fallback.prototype, 'save', 'asave', { accepted: 'by hand' });
    class Restored extends Model {
      override save(): void {}
    }
    Restored.prototype.asave = Model.prototype.asave;
    const all = [Restored, Model, Plain, Both, AsyncOnly, Accessor, Fallback];
    const before = all.map((Class) => Object.getOwnPropertyDescriptors(Class.prototype));
    for (const Class of all) expect(autoFallback(Class, PAIRS)).toBe(Class);
    expect(all.map((Class) => Object.getOwnPropertyDescriptors(Class.prototype))).toEqual(before);
    expect(get).not.toHaveBeenCalled();
    expect(checkVariants(Restored, PAIRS).map(({ code }) => code)).toEqual(['ORM_MIGRATE_LOST_OVERRIDE']);
  });

  it('gives a class that overrides only the sync variant a fallback', async () => {
    const Book = syncOnly(Model, 'Book');
    expect(await logOf(Book)).toEqual(['native']);
    autoFallback(Book, PAIRS);
    expect(isFallback(Book.prototype.asave)).toBe(true);
    expect(await logOf(Book)).toEqual(['Book', 'Model']);
    expect(checkVariants(Book, PAIRS).map(({ code }) => code)).toEqual(['ORM_MIGRATE_FALLBACK']);
  });

  it('reaches every base, and needs none above a fallback', async () => {
    const C = syncOnly(Model, 'C');
    const D = syncOnly(C, 'D');
    const E = class extends D {};
    autoFallback(E, PAIRS);
    expect([C, D, E].map(owns)).toEqual([true, false, false]);
    expect(await logOf(E)).toEqual(['D', 'C', 'Model']);
  });

  it('stands between mirrors before the first call: an override there would be skipped', async () => {
    const C = mirror(Model, 'C');
    const D = syncOnly(C, 'D');
    const E = mirror(D, 'E');
    expect(await logOf(E)).toEqual(['E', 'C', 'native']);
    autoFallback(E, PAIRS);
    expect([C, D, E].map((Class) => isFallback(Class.prototype.asave))).toEqual([false, true, false]);
    expect(await logOf(E)).toEqual(['E', 'D', 'C', 'Model']);
  });

  it('serves an ORM in the constructor of its base', async () => {
    class Base extends Model {
      constructor() {
        super();
        autoFallback(new.target, PAIRS);
      }
      override save(): void {
        this.log.push('Base');
      }
      override async asave(): Promise<void> {
        this.log.push('Base, native');
      }
    }
    const Book = syncOnly(Base, 'Book');
    expect(await logOf(Book)).toEqual(['Book', 'Base']);
    expect(await logOf(class extends Book {})).toEqual(['Book', 'Base']);
    expect(await logOf(Base)).toEqual(['Base, native']);
  });

  it('changes nothing the second time, by another copy of the package neither', async () => {
    const Book = syncOnly(Model, 'Book');
    autoFallback(Book, PAIRS);
    const { asave } = Book.prototype;
    autoFallback(Book, PAIRS);
    autoFallback(class extends Book {}, PAIRS);
    vi.resetModules();
    const other = await import('../../runtime/src/index.ts');
    other.autoFallback(Book, PAIRS);
    expect(Book.prototype.asave).toBe(asave);
  });

  it('may be written over: by a mirror that comes later, and by a fallback with a reason', async () => {
    const Book = syncOnly(Model, 'Book');
    autoFallback(Book, PAIRS);
    fallbackToSyncVariant(Book.prototype, 'save', 'asave', { accepted: 'by hand' });
    Book.prototype.asave = async function () {
      this.log.push('mirror');
    };
    autoFallback(Book, PAIRS);
    expect(await logOf(Book)).toEqual(['mirror']);
  });

  it('follows the phase, unless all are accepted', async () => {
    const Book = autoFallback(syncOnly(Model, 'Book'), PAIRS);
    const Film = autoFallback(syncOnly(Model, 'Film'), PAIRS, { accepted: 'the ORM keeps its sync side' });
    setRolloutPhase('error');
    await expect(logOf(Book)).rejects.toThrow(FallbackRefusedError);
    expect(await logOf(Film)).toEqual(['Film', 'Model']);
  });

  it('takes static pairs by option', async () => {
    class Book extends Model {
      static override make(): string[] {
        return ['Book', ...super.make()];
      }
    }
    autoFallback(Book, { make: 'amake' });
    expect(Object.hasOwn(Book, 'amake')).toBe(false);
    autoFallback(Book, { make: 'amake' }, { static: true });
    expect(await Book.amake()).toEqual(['Book', 'Model']);
  });

  it('calls no accessor on a prototype, and runs what it gives on an instance', async () => {
    class Bound extends Model {
      readonly #name = 'Bound';
      // @ts-expect-error an accessor in place of a method
      override get save() {
        const name = this.#name;
        return (): void => void this.log.push(name);
      }
    }
    autoFallback(Bound, PAIRS);
    expect(await logOf(Bound as never)).toEqual(['Bound']);
  });

  it('fails where the sync variant was taken away, as the sync call does', async () => {
    class ReadOnly extends Model {}
    Object.defineProperty(ReadOnly.prototype, 'save', { value: undefined });
    autoFallback(ReadOnly, PAIRS);
    await expect(new ReadOnly().asave()).rejects.toThrow(TypeError);
  });

  it('throws where it cannot help: a frozen prototype, a name that cannot be served, no class', () => {
    const Frozen = syncOnly(Model, 'Frozen');
    Object.freeze(Frozen.prototype);
    expect(() => autoFallback(Frozen, PAIRS)).toThrow(TypeError);
    expect(() => autoFallback(Frozen, PAIRS)).toThrow(TypeError);
    expect(() => autoFallback(Model, { '#save': '#asave' })).toThrow(TypeError);
    expect(() => autoFallback({} as never, PAIRS)).toThrow(
      new TypeError('autoFallback() needs a class, not [object Object].'),
    );
    expect(() => autoFallback(syncOnly(Model, 'A'), PAIRS, { accepted: '' })).toThrow(/accepted/);
  });
});
