import { canonical, type Canonical } from './canonical.ts';
import type { Database } from './database.ts';
import { frameworksOf } from './frameworks.ts';
import { createCrypto, createGlobals } from './globals.ts';
import { type Exports, type Files, ModuleLoader } from './modules.ts';
import { type BaseKind, invoke, prefixed, suffixed } from './pairs.ts';
import type { Loose, Scenario, ScenarioContext } from './scenario.ts';
import type { Entry, Flavour, Operation, Trace } from './trace.ts';
import { createMongo } from './traced-mongo.ts';
import { createOrm, type TracedOrm } from './traced-orm.ts';

export interface Program {
  readonly files: Files;
  /** The file whose exports are `module` in a scenario; null for projects. */
  readonly main: string | null;
  readonly profile: 'default' | 'meteor';
}

export interface RunOptions {
  /** Which variants `call` calls. */
  readonly flavour: Flavour;
  readonly base: BaseKind;
  /** An empty one, in memory unless it is given. */
  readonly database?: Database;
  /** What the async variants are called, where that is not the rule of the profile. */
  readonly asyncName?: ((name: string) => string) | undefined;
}

/** All that can be seen of one run, as plain data. */
export interface Run {
  /** What the scenario returned, or the error that it threw. */
  readonly outcome: Canonical;
  readonly operations: readonly Operation[];
  readonly rows: Canonical;
  /** Receiver and arguments as they were after each call. */
  readonly objects: readonly Canonical[];
  /** Operations that overlapped, or outlived the call that started them. */
  readonly violations: readonly string[];
  /** What the scenario called as the outside world does. */
  readonly entries: readonly Entry[];
}

/** Runs a scenario once, on a fresh database and freshly loaded modules. */
export async function run(program: Program, scenario: Scenario, options: RunOptions): Promise<Run> {
  const orm = program.profile === 'meteor' ? createMongo(options) : createOrm(options);
  const externals = await externalModules(orm, program);
  const loader = new ModuleLoader(program.files, externals, createGlobals(orm.trace));
  const objects: Canonical[] = [];
  const outcome = await outcomeOf(() => scenario(createContext(program, loader, orm, objects, options)));
  await settle(orm.trace);
  orm.trace.expectIdle('the scenario');
  const { operations, violations, entries } = orm.trace;
  return { outcome, operations, rows: orm.database.contents(), objects, violations, entries };
}

function createContext(
  program: Program,
  loader: ModuleLoader,
  { trace, database, exports }: TracedOrm,
  objects: Canonical[],
  { flavour, asyncName }: RunOptions,
): ScenarioContext {
  const naming = asyncName ?? (program.profile === 'meteor' ? suffixed : prefixed);
  const call = async (receiver: unknown, name: string, ...args: readonly unknown[]): Promise<unknown> => {
    const variant = flavour === 'sync' ? name : naming(name);
    try {
      return await invoke(receiver as object, variant, args);
    } finally {
      trace.expectIdle(`${variant}()`);
      objects.push(canonical({ receiver: isModule(receiver) ? null : receiver, args }));
    }
  };
  const modules = new Proxy({}, { get: (_target, path) => loader.load(String(path)) });
  return {
    get module() {
      if (program.main === null) throw new Error('a project has no main module: use modules[path]');
      return loader.load(program.main) as Loose;
    },
    modules,
    script: async (path = program.main ?? '') => (await loader.ready(path)) as Loose,
    call: call as ScenarioContext['call'],
    attempt: outcomeOf,
    make: (model, fields = {}) => Object.assign(new (model as Loose)(), fields),
    seed: (table, row) => {
      database.write(table, row.id, row);
    },
    rows: (table) => database.rows(table),
    orm: exports as Readonly<Record<string, Loose>>,
    settle: () => settle(trace),
    enter: (label, action, contexts = 1) => trace.enter(label, action, contexts),
  };
}

/** A module's exports are no state, and a migration adds some. */
function isModule(receiver: unknown): boolean {
  return typeof receiver === 'object' && receiver !== null && '__esModule' in receiver;
}

async function outcomeOf(action: () => unknown): Promise<Canonical> {
  try {
    return { value: canonical(await action()) };
  } catch (error) {
    return { error: canonical(error) };
  }
}

/** Turns of the event loop in which something has to happen, or nothing more is to come. */
const TURNS = 20;

/**
 * Until timers that are due have run, and all that they and others started. It counts turns and no time: on a busy machine a
 * timer is due before the turns that an operation takes have come.
 */
async function settle(trace: Trace): Promise<void> {
  for (let before = -1; before !== trace.steps;) {
    before = trace.steps;
    for (let timer = 0; timer < 2; timer += 1) await new Promise((resolve) => setTimeout(resolve, 1));
    for (let turn = 0; turn < TURNS; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The ORM and the runtime under every name that a fixture imports them by. */
async function externalModules(orm: TracedOrm, { profile, files }: Program): Promise<ReadonlyMap<string, Exports>> {
  const runtime = { ...(await import('../../runtime/src/index.ts')) };
  // Many fixtures are about fallbacks.
  runtime.setRolloutPhase('silent');
  const newConnection = (...args: Parameters<typeof runtime.newConnection>): unknown =>
    orm.trace.withConnection(() => runtime.newConnection(...args));
  const wrapped = { ...runtime, newConnection };
  const exports = { ...orm.exports, ...wrapped, __esModule: true };
  return new Map<string, Exports>([
    ...(await frameworksOf(files)),
    [profile === 'meteor' ? 'meteor/mongo' : 'orm', exports],
    ['orm-migrate-runtime', wrapped],
    ['node:crypto', createCrypto()],
  ]);
}
