import { canonical, type Canonical } from '../harness/canonical.ts';
import { createGlobals } from '../harness/globals.ts';
import { type Compile, type Exports, type Files, ModuleLoader } from '../harness/modules.ts';
import { type BaseKind, invoke, prefixed } from '../harness/pairs.ts';
import type { Flavour, Operation } from '../harness/trace.ts';
import { createOrm, type TracedOrm } from '../harness/traced-orm.ts';
import * as runtime from '../../runtime/src/index.ts';
import { compileProgram } from './compile-program.ts';
import { collectRejections } from './rejections.ts';
import type { GeneratedProgram } from './render-program.ts';

/** All that can be seen of one run of a program's scenario. */
export interface Observed {
  readonly outcomes: readonly Canonical[];
  readonly operations: readonly unknown[];
  readonly rows: Canonical;
  readonly objects: readonly Canonical[];
  readonly violations: readonly string[];
  /** Sync operations in an async run that no fallback and no delegating base asked for. */
  readonly strays: readonly string[];
}

export interface RunOptions {
  readonly flavour: Flavour;
  readonly base: BaseKind;
  readonly compile?: Compile;
}

type Constructor = new (fields?: object) => object;

/** Frames of what may run a sync variant on behalf of an async one. */
const MAY_DELEGATE = /runtime\/src\/variants\/|\bbase\.(?:js|ts|cjs)/;

/** Runs the scenario on fresh rows and freshly loaded modules; `files` are the program's, migrated or not. */
export async function runProgram(program: GeneratedProgram, files: Files, options: RunOptions): Promise<Observed> {
  const { result, rejections } = await collectRejections(() => observe(program, files, options));
  return { ...result, violations: [...result.violations, ...rejections] };
}

async function observe(program: GeneratedProgram, files: Files, options: RunOptions): Promise<Observed> {
  const orm = createOrm(options);
  // Half of the programs are about fallbacks.
  runtime.setRolloutPhase('silent');
  const { strays, next } = watch(orm, options);
  const externals = new Map<string, Exports>([
    ...program.orm.specifiers.map((name) => [name, { ...orm.exports, ...runtime, __esModule: true }] as const),
    ['orm-migrate-runtime', { ...runtime }],
  ]);
  const loader = new ModuleLoader(files, externals, createGlobals(orm.trace), options.compile ?? compileProgram);
  loader.load(program.entry);
  const { refuel } = loader.load(program.fuel) as { readonly refuel: () => void };
  const types = program.classes.map(({ path, name, isDefault }) => {
    return loader.load(path)[isDefault ? 'default' : name] as Constructor;
  });
  for (const type of types) {
    orm.database.write(type.name, 101, { id: 101, n: 3 });
    orm.database.write(type.name, 102, { id: 102, n: 5 });
  }
  const outcomes: Canonical[] = [];
  const objects: Canonical[] = [];
  const instances = types.map((type) => [new type({ n: 1 }), new type({ n: 4 })] as const);
  for (const { receiver, name, args } of calls(program, types, instances)) {
    refuel();
    next();
    const variant = options.flavour === 'sync' ? name : prefixed(name);
    outcomes.push(await outcomeOf(() => invoke(receiver, variant, args)));
    orm.trace.expectIdle(`${variant}()`);
    objects.push(canonical({ receiver, args }));
  }
  await settle(program);
  orm.trace.expectIdle('the scenario');
  return {
    outcomes,
    operations: orm.trace.operations.map(({ name, target, details }) => ({ name, target, details })),
    rows: orm.database.contents(),
    objects,
    violations: orm.trace.violations,
    strays,
  };
}

interface Call {
  readonly receiver: object;
  readonly name: string;
  readonly args: readonly unknown[];
}

const ARGUMENTS: readonly (readonly unknown[])[] = [[], [{ updateFields: ['n'] }], [2]];

const MANAGER_ARGUMENTS: Readonly<Record<string, readonly unknown[]>> = {
  create: [{ n: 2 }],
  get: [{ id: 102 }],
  update: [{ n: 7 }],
};

/** The scenario: every class is saved once, and then come the steps. */
function* calls(
  { spec, base }: GeneratedProgram,
  types: readonly Constructor[],
  instances: readonly (readonly object[])[],
): Generator<Call> {
  const hasTouch = base === 'native' || base === 'delegating' || base === 'bridged';
  const methods = ['save', 'delete', 'refreshFromDb', hasTouch ? 'touch' : 'save', 'create', 'count', 'get', 'update'];
  const first = types.map((_type, type) => ({ type, instance: 0, method: 0, argument: type }));
  // Every method that a class has of its own is called, on an instance that was saved.
  const own = spec.classes.flatMap((each, type) => {
    const names = [...each.methods, ...each.manager].map(({ name }) => methods.indexOf(name));
    return names.filter((method) => method > 0).map((method) => ({ type, instance: 0, method, argument: 0 }));
  });
  for (const { type: at, instance, method, argument } of [...first, ...spec.steps, ...own]) {
    const type = types[at % types.length];
    const receiver = instances[at % types.length]?.[instance];
    const name = methods[method % methods.length];
    if (type === undefined || receiver === undefined || name === undefined) continue;
    const args = ARGUMENTS[argument % ARGUMENTS.length] ?? [];
    const isOnManager = methods.indexOf(name) > 3;
    const manager = isOnManager ? (Reflect.get(type, 'objects') as object) : receiver;
    yield { receiver: manager, name, args: isOnManager ? (MANAGER_ARGUMENTS[name] ?? []) : args };
  }
}

/** No call of the scenario may do more than this; what is beyond it fails, in every run at the same operation. */
const OPERATIONS_PER_CALL = 40;

interface Watch {
  readonly strays: readonly string[];
  /** Begins to count anew. */
  readonly next: () => void;
}

/** Ends programs that do too much; notes sync operations of an async run that come from no code that may delegate. */
function watch({ trace }: TracedOrm, { flavour, base }: RunOptions): Watch {
  const strays: string[] = [];
  let left = OPERATIONS_PER_CALL;
  const isWatched = flavour === 'async' && base === 'native';
  const record = trace.record.bind(trace);
  trace.record = (operation: Omit<Operation, 'connected'>): void => {
    left -= 1;
    if (left < 0) throw new RangeError('too many operations');
    if (isWatched && operation.flavour === 'sync' && !MAY_DELEGATE.test(stack())) {
      strays.push(`${operation.target} ${operation.name}()`);
    }
    record(operation);
  };
  return {
    strays,
    next: () => {
      left = OPERATIONS_PER_CALL;
    },
  };
}

/** The files of all frames; as text they would be mapped to their sources first, which takes long. */
function stack(): string {
  const { stackTraceLimit, prepareStackTrace } = Error;
  Error.stackTraceLimit = Infinity;
  Error.prepareStackTrace = (_error, frames) => frames.map((frame) => frame.getFileName()).join('\n');
  const text = String(new Error('for its stack').stack);
  Object.assign(Error, { stackTraceLimit, prepareStackTrace });
  return text;
}

async function outcomeOf(action: () => unknown): Promise<Canonical> {
  try {
    return { value: canonical(await action()) };
  } catch (error) {
    // The message of a type error quotes the code, which differs.
    return {
      error: error instanceof TypeError || String(error).startsWith('TypeError') ? 'TypeError' : canonical(error),
    };
  }
}

/** What a timer starts belongs to the run; without timers one turn of the loop ends all that is under way. */
async function settle({ marks }: GeneratedProgram): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  if (marks.has('timer')) await new Promise((resolve) => setTimeout(resolve, 3));
}
