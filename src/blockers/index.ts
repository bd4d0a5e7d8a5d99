/** All blockers by code. Adding one is adding a file and a line here; docs/blockers.md is generated from them. */
import { blocker as acceptedFallback } from './accepted-fallback.ts';
import { blocker as accessor } from './accessor.ts';
import { blocker as bareOverride } from './bare-override.ts';
import { blocker as callbackArgument } from './callback-argument.ts';
import { blocker as constructing } from './constructor.ts';
import { blocker as decorator } from './decorator.ts';
import { blocker as delegatingBase } from './delegating-base.ts';
import { blocker as dynamicCall } from './dynamic-call.ts';
import { blocker as fallbackByHand } from './fallback-by-hand.ts';
import { blocker as fallbackInTransaction } from './fallback-in-transaction.ts';
import { blocker as generator } from './generator.ts';
import { blocker as ignored } from './ignored.ts';
import { blocker as implicitCall } from './implicit-call.ts';
import { blocker as initializer } from './initializer.ts';
import { blocker as lazyRelation } from './lazy-relation.ts';
import { blocker as methodValue } from './method-value.ts';
import { blocker as mixedBases } from './mixed-bases.ts';
import { blocker as nameCollision } from './name-collision.ts';
import { blocker as nestedCallback } from './nested-callback.ts';
import { blocker as opaqueCall } from './opaque-call.ts';
import { blocker as optionalChain } from './optional-chain.ts';
import { blocker as outsidePaths } from './outside-paths.ts';
import { blocker as parameterDefault } from './parameter-default.ts';
import { blocker as promiseResult } from './promise-result.ts';
import { blocker as querysetIteration } from './queryset-iteration.ts';
import { blocker as reservedAwait } from './reserved-await.ts';
import { blocker as typePredicate } from './type-predicate.ts';
import { blocker as unreachableVariant } from './unreachable-variant.ts';
import { blocker as unresolvedReceiver } from './unresolved-receiver.ts';
import { blocker as unsupportedForm } from './unsupported-form.ts';
import type { Blocker } from './blocker.ts';

export const blockers = {
  'accepted-fallback': acceptedFallback,
  accessor,
  'bare-override': bareOverride,
  'callback-argument': callbackArgument,
  constructor: constructing,
  decorator,
  'delegating-base': delegatingBase,
  'dynamic-call': dynamicCall,
  'fallback-by-hand': fallbackByHand,
  'fallback-in-transaction': fallbackInTransaction,
  generator,
  ignored,
  'implicit-call': implicitCall,
  initializer,
  'lazy-relation': lazyRelation,
  'method-value': methodValue,
  'mixed-bases': mixedBases,
  'name-collision': nameCollision,
  'nested-callback': nestedCallback,
  'opaque-call': opaqueCall,
  'optional-chain': optionalChain,
  'outside-paths': outsidePaths,
  'parameter-default': parameterDefault,
  'promise-result': promiseResult,
  'queryset-iteration': querysetIteration,
  'reserved-await': reservedAwait,
  'type-predicate': typePredicate,
  'unreachable-variant': unreachableVariant,
  'unresolved-receiver': unresolvedReceiver,
  'unsupported-form': unsupportedForm,
} as const satisfies Readonly<Record<string, Blocker>>;

const all: readonly Blocker[] = Object.values(blockers);

/** Codes of those that depend on which files the run may change. */
export const OF_THE_RUN: ReadonlySet<string> = new Set(all.flatMap(({ code, ofTheRun }) => (ofTheRun ? [code] : [])));

export type BlockerCode = keyof typeof blockers;

export type { Blocker };
