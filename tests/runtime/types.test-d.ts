/** What TypeScript makes of the exports: `npm run types` checks it, and nothing here runs. */
import { describe, expectTypeOf, it } from 'vitest';
import * as models from './bases.ts';
import {
  autoFallback,
  checkOnInstantiation,
  checkVariants,
  currentConnection,
  fallbackToSyncVariant,
  filterSequential,
  findSequential,
  flatMapSequential,
  forEachSequential,
  mapSequential,
  newConnection,
  reduceSequential,
  rolloutPhase,
  setRolloutPhase,
  withSyncFallback,
  type RolloutPhase,
  type VariantMessage,
} from '../../runtime/src/index.ts';

const numbers: number[] = [1];
const fixed: readonly string[] = ['a'];

describe('types', () => {
  it('sequential helpers give callbacks the types of the array methods, and awaited results', () => {
    expectTypeOf(mapSequential(numbers, async (n) => `${n}`)).toEqualTypeOf<Promise<string[]>>();
    expectTypeOf(mapSequential(fixed, (s) => s.length)).toEqualTypeOf<Promise<number[]>>();
    expectTypeOf(mapSequential(new Uint8Array(1), async (n) => n)).toEqualTypeOf<Promise<Uint8Array<ArrayBuffer>>>();
    expectTypeOf(filterSequential(fixed, async (s) => s !== '')).toEqualTypeOf<Promise<string[]>>();
    expectTypeOf(findSequential(numbers, async () => true)).toEqualTypeOf<Promise<number | undefined>>();
    expectTypeOf(flatMapSequential(numbers, async (n) => [`${n}`])).toEqualTypeOf<Promise<string[]>>();
    expectTypeOf(reduceSequential(numbers, async (sum, n) => sum + n)).toEqualTypeOf<Promise<number>>();
    expectTypeOf(reduceSequential(numbers, async (text, n) => `${text}${n}`, '')).toEqualTypeOf<Promise<string>>();
    // A callback that was declared for a mutable array stays assignable.
    const visit = async (_n: number, _at: number, _all: number[]): Promise<void> => undefined;
    expectTypeOf(forEachSequential(numbers, visit)).toEqualTypeOf<Promise<void>>();
  });

  it('forEachSequential takes whatever has a forEach()', () => {
    const map = new Map<string, number>();
    expectTypeOf(
      forEachSequential(map, async (value, key, whole) => {
        expectTypeOf(value).toEqualTypeOf<number>();
        expectTypeOf(key).toEqualTypeOf<string>();
        expectTypeOf(whole).toEqualTypeOf<Map<string, number>>();
      }),
    ).toEqualTypeOf<Promise<void>>();
    const set: ReadonlySet<Date> = new Set();
    void forEachSequential(set, (value) => expectTypeOf(value).toEqualTypeOf<Date>());
  });

  it('newConnection() gives what its function gives', () => {
    expectTypeOf(newConnection(async () => 1)).toEqualTypeOf<Promise<number>>();
    expectTypeOf(newConnection(() => 'sync', { using: 'archive' })).toEqualTypeOf<Promise<string>>();
    const connection = (): Promise<Date> => currentConnection<Date>();
    expectTypeOf(connection).returns.toEqualTypeOf<Promise<Date>>();
  });

  it('withSyncFallback() has the type of the native variant', () => {
    const native = async function (this: Date, _n: number): Promise<string> {
      return '';
    };
    const variant = withSyncFallback({ home: Date.prototype, sync: 'getTime', native });
    expectTypeOf(variant).toEqualTypeOf<(this: Date, _n: number) => Promise<string>>();
  });

  it('checks and fallbacks take any class, and hand it back as it is', () => {
    abstract class Model {
      abstract save(): void;
      private constructor() {
        checkOnInstantiation(new.target, {});
        expectTypeOf(autoFallback(new.target, {})).toEqualTypeOf<typeof Model>();
      }
    }
    class Generic<T> {
      declare value: T;
    }
    expectTypeOf(autoFallback(Model, {})).toEqualTypeOf<typeof Model>();
    expectTypeOf(new (autoFallback(Generic<string>, {}))().value).toEqualTypeOf<string>();
    const mixin = <Base extends abstract new (...args: never[]) => object>(Base: Base): Base => autoFallback(Base, {});
    expectTypeOf(mixin(Date)).toEqualTypeOf<DateConstructor>();
    // @ts-expect-error no class
    const wrong = (): unknown => autoFallback({}, {});
    expectTypeOf(wrong).returns.toBeUnknown();
  });

  it('checkVariants() takes classes and modules', () => {
    expectTypeOf(checkVariants(models, {})).toEqualTypeOf<VariantMessage[]>();
    expectTypeOf(checkVariants([Date, models], { save: 'asave' }, { static: true })).toEqualTypeOf<VariantMessage[]>();
    // @ts-expect-error neither
    const wrong = (): unknown => checkVariants('Book', {});
    expectTypeOf(wrong).returns.toBeUnknown();
  });

  it('phases and reasons are spelt out', () => {
    expectTypeOf(rolloutPhase()).toEqualTypeOf<'silent' | 'notice' | 'deprecated' | 'error' | 'native'>();
    expectTypeOf(setRolloutPhase).parameters.toEqualTypeOf<[RolloutPhase | undefined]>();
    // @ts-expect-error a reason, not a flag
    const wrong = (): void => fallbackToSyncVariant({}, 'save', 'asave', { accepted: true });
    expectTypeOf(wrong).returns.toBeVoid();
  });
});
