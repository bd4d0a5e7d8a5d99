import { AsyncLocalStorage } from 'node:async_hooks';
import type { Canonical } from './canonical.ts';

export type Flavour = 'sync' | 'async';

/** One operation, written down at the moment it touches the rows. */
export interface Operation {
  /** Name of the sync variant, whichever variant ran. */
  readonly name: string;
  /** What it ran on: `Book 1`, `Book.objects`. */
  readonly target: string;
  readonly details: Canonical;
  readonly flavour: Flavour;
  /** It ran inside `newConnection()`. */
  readonly connected: boolean;
}

/** What the outside world called once: a request to a handler, a run of a job. */
export interface Entry {
  readonly label: string;
  /** How often `newConnection()` ran meanwhile, and how often it should once the handlers are wrapped. */
  readonly contexts: number;
  readonly expected: number;
  /** How many operations ran meanwhile. */
  readonly operations: number;
}

interface Running {
  readonly trace: Trace;
  readonly label: string;
  readonly parent: Running | undefined;
}

/**
 * Shared by all traces: Node visits every storage that was ever used whenever a promise is made, and thousands of
 * traces would become slower with each.
 */
const current = new AsyncLocalStorage<Running>();
const connected = new AsyncLocalStorage<Trace>();

/**
 * What a program did to the ORM, in order. It also knows which operations are still running, because a missing `await`
 * and a `Promise.all` often leave the order of the operations as it was, and show only in the overlap.
 */
export class Trace {
  readonly operations: Operation[] = [];
  readonly violations: string[] = [];
  readonly entries: Entry[] = [];
  /** Counts all that happens: where it stands still, nothing happened. */
  steps = 0;
  #contexts = 0;
  readonly #running = new Set<Running>();

  record(operation: Omit<Operation, 'connected'>): void {
    this.steps += 1;
    this.operations.push({ ...operation, connected: connected.getStore() === this });
  }

  /** Anything else that has its place in the order and has one flavour only: a line logged between two saves. */
  note(target: string, name: string, details: Canonical): void {
    this.steps += 1;
    this.operations.push({ name, target, details, flavour: 'async', connected: true });
  }

  /** Runs an operation; anything still running that it is not a part of overlaps with it. */
  run<T>(label: string, body: () => T): T {
    const parent = current.getStore();
    const running: Running = { trace: this, label, parent: parent?.trace === this ? parent : undefined };
    for (const other of this.#running) {
      if (!isWithin(running, other)) this.violations.push(`${label} began before ${other.label} had finished`);
    }
    this.#running.add(running);
    this.steps += 1;
    const end = (): void => {
      this.#running.delete(running);
      this.steps += 1;
    };
    let result: T;
    try {
      result = current.run(running, body);
    } catch (error) {
      end();
      throw error;
    }
    if (result instanceof Promise) void result.then(end, end);
    else end();
    return result;
  }

  /** To be asked when a call has returned: nothing that it started may outlive it. */
  expectIdle(label: string): void {
    for (const running of this.#running) this.violations.push(`${label} returned before ${running.label} had finished`);
  }

  withConnection<T>(body: () => T): T {
    this.#contexts += 1;
    this.steps += 1;
    return connected.run(this, body);
  }

  /** Runs what the outside world calls; whatever it does with the ORM belongs into so many contexts. */
  async enter<T>(label: string, action: () => T, expected: number): Promise<Awaited<T>> {
    const before = { contexts: this.#contexts, operations: this.operations.length };
    try {
      return await action();
    } finally {
      const contexts = this.#contexts - before.contexts;
      const operations = this.operations.length - before.operations;
      this.entries.push({ label, contexts, expected, operations });
    }
  }
}

function isWithin(running: Running, other: Running): boolean {
  for (let at: Running | undefined = running; at !== undefined; at = at.parent) if (at === other) return true;
  return false;
}
