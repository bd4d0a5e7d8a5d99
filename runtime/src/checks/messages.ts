/** What the checks say: each code with its level, its words and what to do. */
import { isRefusing, rolloutPhase, type RolloutPhase } from '../rollout/phase.ts';
import { ownClassNameOf } from '../variants/describe.ts';
import type { Pair } from '../variants/pairs.ts';
import type { Half } from './half-overridden.ts';

/** `error` is refused, or goes wrong, in the present rollout phase; `warning` will be; `info` is for the record. */
export type VariantMessageLevel = 'info' | 'warning' | 'error';

export type VariantMessageCode =
  | 'ORM_MIGRATE_LOST_OVERRIDE'
  | 'ORM_MIGRATE_ASYNC_ONLY_OVERRIDE'
  | 'ORM_MIGRATE_WRAPPED_VARIANT'
  | 'ORM_MIGRATE_RUNS_TWICE'
  | 'ORM_MIGRATE_FALLBACK'
  | 'ORM_MIGRATE_ACCEPTED_FALLBACK'
  | 'ORM_MIGRATE_BROKEN_FALLBACK'
  | 'ORM_MIGRATE_SYNC_REFUSED'
  | 'ORM_MIGRATE_UNKNOWN_PAIR';

/** One thing that `checkVariants()` found: plain data. */
export interface VariantMessage {
  readonly code: VariantMessageCode;
  readonly level: VariantMessageLevel;
  /** The class that has to change; empty for `ORM_MIGRATE_UNKNOWN_PAIR`. */
  readonly className: string;
  /** The sync variant's name. */
  readonly sync: string;
  /** The async variant's name. */
  readonly async: string;
  /** What is wrong, in one line. */
  readonly message: string;
  /** What to do, in one line. */
  readonly hint: string;
}

/** Where something was found: a pair on a home. */
export interface Place extends Pair {
  readonly home: object | undefined;
  readonly className: string;
  /** Why a fallback was accepted. */
  readonly reason?: string | undefined;
}

interface Words {
  readonly level: (phase: RolloutPhase) => VariantMessageLevel;
  readonly message: (place: Place) => string;
  readonly hint: (place: Place) => string;
}

const always = (level: VariantMessageLevel) => (): VariantMessageLevel => level;
const untilRefused = (phase: RolloutPhase): VariantMessageLevel => (isRefusing(phase) ? 'error' : 'warning');
const growing = (phase: RolloutPhase): VariantMessageLevel =>
  phase === 'silent' || phase === 'notice' ? 'info' : untilRefused(phase);

const WORDS: Readonly<Record<VariantMessageCode, Words>> = {
  ORM_MIGRATE_LOST_OVERRIDE: {
    level: untilRefused,
    message: ({ className, m, am }) =>
      `${className} overrides ${m}() without ${am}(): on a native base ${am}() runs without that override.`,
    hint: (place) =>
      `Write ${place.am}() beside ${place.m}(), or register a fallback: ` +
      `fallbackToSyncVariant(${homeText(place)}, '${place.m}', '${place.am}').`,
  },
  ORM_MIGRATE_ASYNC_ONLY_OVERRIDE: {
    level: untilRefused,
    message: ({ className, m, am }) =>
      `${className} overrides ${am}() without ${m}(): ${m}() runs without that override.`,
    hint: (place) =>
      `Write ${place.m}() beside ${place.am}(), or refuse it: ` +
      `fallbackToAsyncVariant(${homeText(place)}, '${place.am}', '${place.m}').`,
  },
  ORM_MIGRATE_WRAPPED_VARIANT: {
    level: always('warning'),
    message: ({ className, m, am }) =>
      `${className}.${am}() is no async method but a function that was put there: if it wraps an inherited ${am}() (a spy, ` +
      `an instrumentation), it runs without the override of ${m}().`,
    hint: (place) =>
      `Register a fallback before it is wrapped: fallbackToSyncVariant(${homeText(place)}, '${place.m}', '${place.am}'). ` +
      `Nothing to do if it wraps a mirror of ${place.className} itself, or is one.`,
  },
  ORM_MIGRATE_RUNS_TWICE: {
    level: always('error'),
    message: ({ className, m, am }) =>
      `${className}.${am}() runs the override of ${m}() twice: itself, and through the base's ${am}(), which calls ${m}().`,
    hint: ({ m, am }) => `Bridge the base: bridgeDelegatingVariants(Base, { ${m}: '${am}' }).`,
  },
  ORM_MIGRATE_FALLBACK: {
    level: growing,
    message: ({ className, m, am }) => `${className}.${am}() is a fallback: it runs ${m}(), which is sync.`,
    hint: fallbackHint,
  },
  ORM_MIGRATE_ACCEPTED_FALLBACK: {
    level: always('info'),
    message: ({ className, m, am, reason }) =>
      `${className}.${am}() is a fallback to ${m}() that was accepted: ${String(reason)}`,
    hint: () => 'Nothing to do for as long as the reason holds.',
  },
  ORM_MIGRATE_BROKEN_FALLBACK: {
    level: always('error'),
    message: ({ className, m, am }) => `${className}.${am}() is a fallback, but there is no ${m}() to run: it fails.`,
    hint: ({ m, am }) => `Restore ${m}(), or write ${am}().`,
  },
  ORM_MIGRATE_SYNC_REFUSED: {
    level: always('info'),
    message: ({ className, m, am }) => `${className}.${m}() always throws: the class overrides only ${am}().`,
    hint: ({ m, am }) => `Write ${m}(), or call only ${am}().`,
  },
  ORM_MIGRATE_UNKNOWN_PAIR: {
    level: always('warning'),
    message: ({ m, am }) => `No class that was checked has both ${m}() and ${am}().`,
    hint: () => 'Correct the names, or give the classes that have them.',
  },
};

/** The codes of what `halfOverridden()` answers. */
export const HALF: Readonly<Record<Half, VariantMessageCode>> = {
  sync: 'ORM_MIGRATE_LOST_OVERRIDE',
  async: 'ORM_MIGRATE_ASYNC_ONLY_OVERRIDE',
};

/** What a code says about a place in a phase. */
export function describe(code: VariantMessageCode, place: Place, phase = rolloutPhase()): VariantMessage {
  const { level, message, hint } = WORDS[code];
  const { className, m, am } = place;
  return { code, level: level(phase), className, sync: m, async: am, message: message(place), hint: hint(place) };
}

/** A message as one line. */
export function asText({ message, hint }: VariantMessage): string {
  return `${message} ${hint}`;
}

/** What to do about a fallback. */
export function fallbackHint(place: Place): string {
  const { m, am } = place;
  const call = `fallbackToSyncVariant(${homeText(place)}, '${m}', '${am}', { accepted: 'why' })`;
  return `Write ${am}(), or accept the fallback: ${call}.`;
}

/** How code writes the home; inside a static block where the class has no name. */
function homeText({ home, className }: Place): string {
  const isStatic = typeof home === 'function';
  const Class = home === undefined || ownClassNameOf(home) === undefined ? 'this' : className;
  return isStatic ? Class : `${Class}.prototype`;
}
