/**
 * Rounds over a list until nothing changes, with the steps left out that could not find anything new: an item is looked at
 * again, in its turn, only when something has changed that it asked about (a worklist, after Kildall, A unified approach to
 * global program optimization, 1973). So the result is that of complete rounds, and the work that of the changes.
 */
import { createHeap } from './heap.ts';

export interface Rounds<T> {
  /** Takes part from this round on, behind all others; once. */
  add(item: T): void;
  /** The item that is being looked at depends on this, which has not happened yet. */
  ask(key: unknown): void;
  /** All that asked for it have to be looked at again: in this round if their turn is still to come, else in the next. */
  happen(key: unknown): void;
  /** Goes on until nothing is left to look at. */
  run(): void;
}

export function createRounds<T>(look: (item: T) => void): Rounds<T> {
  const items: T[] = [];
  const numbers = new Map<T, number>();
  const askers = new Map<unknown, Set<number>>();
  /** Numbers of the items that are still to be looked at. */
  let current = createHeap();
  let next = createHeap();
  /** The item that is being looked at. */
  let at = NOBODY;

  function happen(key: unknown): void {
    const found = askers.get(key);
    if (!found) return;
    askers.delete(key);
    for (const number of found) (number > at ? current : next).add(number);
  }

  function run(): void {
    for (;;) {
      for (let number = current.take(); number !== undefined; number = current.take()) {
        at = number;
        const item = items[number];
        if (item !== undefined) look(item);
      }
      at = NOBODY;
      if (next.isEmpty()) return;
      [current, next] = [next, current];
    }
  }

  return {
    add: (item) => {
      if (numbers.has(item)) return;
      numbers.set(item, items.length);
      current.add(items.length);
      items.push(item);
    },
    ask(key) {
      if (at === NOBODY) return;
      const found = askers.get(key);
      if (found) found.add(at);
      else askers.set(key, new Set([at]));
    },
    happen,
    run,
  };
}

const NOBODY = -1;
