import { rolloutPhase } from '../rollout/phase.ts';
import { assertPair, dress, methodOf, type AnyFunction } from './define.ts';
import { calledFromOutside, syncVariantFor } from './home-rule.ts';
import { isHomeAware, keepHome, keepOriginal, mark } from './marks.ts';
import { pairsOf, type VariantPairs } from './pairs.ts';
import { isAsyncGeneratorFunction, variantFunction } from './variant-function.ts';

export interface BridgeOptions {
  /** The pairs are static methods: the home is the class, not its prototype. */
  readonly static?: boolean | undefined;
  /**
   * Says, at each `super.am()`, whether the base's `am` is native right now. Then it runs as it is instead of the base's
   * sync variant. For a base that is native only inside a connection context, and for one that an upgrade makes native
   * while the bridge is still called. If left out, the base is native in the rollout phase `native`.
   */
  readonly native?: (() => boolean) | undefined;
}

/**
 * Makes a delegating base home-aware, so that mirrors in its subclasses run every override exactly once.
 *
 * A delegating `asave` calls `this.save()`; reached through a mirror's `super.asave()` that runs the mirrored override a
 * second time. The bridge keeps the base's `asave` for calls from outside, and for calls through `super` runs the base's
 * own `save` on the same receiver. A base's async generator is bridged by one. A pair that is home-aware already is left alone, so a second call changes nothing.
 *
 * ```ts
 * bridgeDelegatingVariants(Model, { save: 'asave', delete: 'adelete' });
 * bridgeDelegatingVariants(Model, { create: 'acreate' }, { static: true, native: () => hasConnectionContext() });
 * ```
 *
 * @param Base The class whose async variants delegate. They may be inherited: the bridge is put on `Base` itself, never
 *   on a class above it.
 * @param pairs The sync variants' names, each with its async variant's.
 * @param options `static` for static methods; `native` when the base is, or may become, native.
 * @returns `Base`.
 * @throws TypeError when `Base` is not a class or lacks either method of a pair; then no pair is changed.
 * Source rule: semantics sections 4 and 8, `bridgeDelegatingVariants`.
 */
export function bridgeDelegatingVariants<Base extends abstract new (...args: never[]) => unknown>(
  Base: Base,
  pairs: VariantPairs,
  options: BridgeOptions = {},
): Base {
  if (typeof Base !== 'function') throw new TypeError('bridgeDelegatingVariants() needs a class.');
  const home: unknown = options.static === true ? Base : Base.prototype;
  const checked = pairsOf(pairs).map(({ m, am }) => {
    assertPair(home, m, am);
    methodOf(home as object, m);
    return { m, am, original: methodOf(home as object, am) };
  });
  for (const { m, am, original } of checked) {
    if (!isHomeAware(original)) bridge(home as object, m, am, original, options.native);
  }
  return Base;
}

const isNativePhase = (): boolean => rolloutPhase() === 'native';

function bridge(home: object, m: string, am: string, original: AnyFunction, native = isNativePhase): void {
  const variant = variantFunction(isAsyncGeneratorFunction(original), (self, args) => {
    const asItIs = calledFromOutside(self, target) || native();
    return Reflect.apply(asItIs ? original : syncVariantFor(self, target), self, args);
  });
  const target = { home, m, am, variant };
  dress(variant, am, original.length);
  mark(variant, 'bridge');
  keepOriginal(variant, original);
  const own = Object.getOwnPropertyDescriptor(home, am);
  Object.defineProperty(home, am, {
    configurable: own?.configurable ?? true,
    enumerable: own?.enumerable ?? false,
    writable: true,
    value: variant,
  });
  keepHome(home, am);
}
