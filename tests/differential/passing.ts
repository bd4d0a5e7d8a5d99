import { exportPrefix } from './render-methods.ts';
import type { World } from './world.ts';

/** A function of the program that takes a callback and only calls it. */
interface Passing {
  /** Its parameters, plain and with types. */
  readonly parameters: readonly [plain: string, typed: string];
  readonly body: string;
  /** What the file has besides, and what it calls. */
  readonly before?: string;
  readonly calls?: readonly string[];
}

/** Helpers as projects have them: each calls what it is given at once, some of them several times. */
const PASSING: Readonly<Record<string, Passing>> = {
  once: { parameters: ['run', 'run: () => T'], body: 'return run()¦' },
  relay: { parameters: ['run', 'run: () => T'], body: 'return once(run)¦', calls: ['once'] },
  around: {
    parameters: ['run', 'run: () => T'],
    body: 'const result = relay(() => run())¦\nreturn result¦',
    calls: ['relay', 'once'],
  },
  each: {
    parameters: ['list, run', 'list: readonly number[], run: (n: number) => T'],
    body: 'const results = []¦\nfor (const item of list) results.push(run(item))¦\nreturn results¦',
  },
  collectAll: {
    parameters: ['list, run', 'list: readonly number[], run: (n: number) => T'],
    body: 'return list.map((item) => run(item))¦',
  },
  retry: {
    parameters: ['times, run', 'times: number, run: (n: number) => T'],
    body:
      'for (let left = times; ; left -= 1) {\ntry {\nreturn run(left)¦\n} catch (error) {\n' +
      'if (left <= 1) throw error¦\n}\n}',
  },
  locked: {
    parameters: ['key, run', 'key: string, run: () => T'],
    before: 'const held = new Set()¦\n\n',
    body:
      "if (held.has(key)) throw new RangeError('held')¦\nheld.add(key)¦\n" +
      'try {\nreturn run()¦\n} finally {\nheld.delete(key)¦\n}',
  },
  groupBy: {
    parameters: ['list, keyOf', 'list: readonly number[], keyOf: (n: number) => T'],
    body:
      'const groups = new Map()¦\nfor (const item of list) {\nconst key = keyOf(item)¦\n' +
      'const group = groups.get(key) ?? []¦\ngroups.set(key, [...group, item])¦\n}\nreturn groups¦',
  },
  measured: {
    parameters: ['name, run, done', 'name: string, run: () => T, done: (name: string, result: T) => void'],
    body: 'const result = run()¦\ndone(name, result)¦\nreturn result¦',
  },
  either: {
    parameters: ['flag, first, second', 'flag: boolean, first: () => T, second: () => T'],
    body: 'return flag ? first() : second()¦',
  },
  repeat: {
    parameters: ['times, run', 'times: number, run: (n: number) => T'],
    body: 'if (times < 1) return¦\nrun(times)¦\nrepeat(times - 1, run)¦',
  },
  orElse: { parameters: ['run = () => 1', 'run: () => T | number = () => 1'], body: 'return run()¦' },
  later: {
    parameters: ['run', 'run: () => T'],
    before: 'const pending = []¦\n\n',
    body: 'pending.push(run)¦',
  },
  drain: {
    parameters: ['', ''],
    body: 'for (const run of pending.splice(0)) run()¦',
    calls: ['later'],
  },
  deferred: { parameters: ['run', 'run: () => T'], body: 'return () => run()¦' },
  memoized: {
    parameters: ['run', 'run: () => T'],
    body: 'let known¦\nreturn () => (known ??= run())¦',
  },
  configured: {
    parameters: ['{ run, times = 1 }', '{ run, times = 1 }: { run: () => T; times?: number }'],
    body: 'for (let left = times; left > 0; left -= 1) run()¦\nreturn run()¦',
  },
  together: {
    parameters: ['...runs', '...runs: (() => T)[]'],
    body: 'return runs.map((run) => run())¦',
  },
  byCall: { parameters: ['run', 'run: () => T'], body: 'return run.call(null)¦' },
  maybe: { parameters: ['run', 'run?: () => T'], body: 'return run?.()¦' },
};

/** The text that stands for a passing function in a file; what is used is written later. */
export function passingName(world: World, from: Parameters<World['reference']>[0], name: string): string {
  for (const each of [name, ...(PASSING[name]?.calls ?? [])]) world.passing.add(each);
  return world.reference(from, world.file('passing'), name);
}

/** The functions that the program uses, each before those that call it. */
export function renderPassing(world: World): readonly string[] {
  const file = world.file('passing');
  const isTyped = world.style.language === 'ts';
  return Object.entries(PASSING).flatMap(([name, { parameters, before = '', body }]) => {
    if (!world.passing.has(name)) return [];
    const head = isTyped ? `<T>(${parameters[1]})` : `(${parameters[0]})`;
    const text = name === 'later' && isTyped ? before.replace('[]', '[] as (() => unknown)[]') : before;
    return [`${text}${exportPrefix(world, file, name)}function ${name}${head} {\n${body}\n}`];
  });
}
