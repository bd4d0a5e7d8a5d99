/** Numbers that are gone through once, by a forest of disjoint sets (Tarjan, Efficiency of a good but not linear set union algorithm, 1975). */
export interface Skips {
  /** The numbers from `start` up to `end`, without those that came in an earlier range. */
  through(start: number, end: number): Iterable<number>;
}

export function createSkips(): Skips {
  /** For a number that is done, one behind it that may not be. */
  const behind = new Map<number, number>();

  function nextFrom(number: number): number {
    let open = number;
    for (let next = behind.get(open); next !== undefined; next = behind.get(open)) open = next;
    for (let at = number; at !== open;) {
      const next = behind.get(at) ?? open;
      behind.set(at, open);
      at = next;
    }
    return open;
  }

  return {
    *through(start, end) {
      for (let number = nextFrom(start); number < end; number = nextFrom(number)) {
        behind.set(number, number + 1);
        yield number;
      }
    },
  };
}
