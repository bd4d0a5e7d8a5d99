import { describe, expect, it } from 'vitest';
import { fallbackToAsyncVariant, isFallback, SyncVariantUnavailableError } from '../../runtime/src/index.ts';

class Model {
  save(_options?: object): string {
    return 'inherited';
  }
  async asave(): Promise<string> {
    return 'inherited';
  }
}

class Book extends Model {
  override async asave(_options?: object): Promise<string> {
    return 'own';
  }
  static {
    fallbackToAsyncVariant(this.prototype, 'asave', 'save');
  }
}

describe('fallbackToAsyncVariant', () => {
  it('fails closed: the sync variant throws, and names class, sync and async variant', () => {
    const error = catchError(() => new Book().save());
    expect(error).toBeInstanceOf(SyncVariantUnavailableError);
    expect(error).toMatchObject({
      name: 'SyncVariantUnavailableError',
      code: 'ERR_SYNC_VARIANT_UNAVAILABLE',
      className: 'Book',
      syncName: 'save',
      asyncName: 'asave',
    });
    expect(error.message).toMatch(/Book.*asave\(\).*save\(\)/);
    expect(error.stack).toMatch(/^SyncVariantUnavailableError: Book/);
  });

  it('leaves the async variant alone', async () => {
    expect(await new Book().asave()).toBe('own');
  });

  it('throws through super too, and not in a subclass that brings its own sync variant', () => {
    class Through extends Book {
      override save(): string {
        return super.save();
      }
    }
    class Own extends Book {
      override save(): string {
        return 'own';
      }
    }
    expect(() => new Through().save()).toThrow(SyncVariantUnavailableError);
    expect(new Own().save()).toBe('own');
  });

  it('defines a method like one from a class body, and marks it', () => {
    const { value, ...attributes } = Object.getOwnPropertyDescriptor(Book.prototype, 'save')!;
    expect(attributes).toEqual({ enumerable: false, writable: true, configurable: true });
    expect([value.name, value.length]).toEqual(['save', Book.prototype.asave.length]);
    expect(Object.hasOwn(value, 'prototype')).toBe(false);
    expect(isFallback(value)).toBe(true);
  });

  it('serves static methods', () => {
    class Statics {
      static async amake() {}
      declare static make: () => void;
      static {
        fallbackToAsyncVariant(this, 'amake', 'make');
      }
    }
    expect(() => Statics.make()).toThrow(/^Statics/);
  });

  it('names an anonymous class as such', () => {
    const home = Object.create(null) as { save(): void };
    Object.assign(home, { async asave() {} });
    fallbackToAsyncVariant(home, 'asave', 'save');
    expect(() => home.save()).toThrow(/anonymous/);
  });

  it('refuses to discard a sync variant, to stand for nothing, and private names', () => {
    expect(() => fallbackToAsyncVariant(Model.prototype, 'asave', 'save')).toThrow(TypeError);
    expect(() => fallbackToAsyncVariant({}, 'asave', 'save')).toThrow(TypeError);
    expect(() => fallbackToAsyncVariant({}, '#asave', '#save')).toThrow(/private/);
  });
});

function catchError(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}
