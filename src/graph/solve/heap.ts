/** Numbers, taken lowest first. A binary heap (Williams, Algorithm 232: Heapsort, 1964). */
export interface Heap {
  /** Once, until it is taken. */
  add(number: number): void;
  /** The lowest one. */
  take(): number | undefined;
  isEmpty(): boolean;
}

export function createHeap(): Heap {
  const heap: number[] = [];
  const members = new Set<number>();
  const get = (index: number): number => heap[index] ?? Infinity;

  function add(number: number): void {
    if (members.has(number)) return;
    members.add(number);
    let index = heap.push(number) - 1;
    for (let up = (index - 1) >> 1; index > 0 && get(up) > number; up = (index - 1) >> 1) {
      heap[index] = get(up);
      index = up;
    }
    heap[index] = number;
  }

  function take(): number | undefined {
    const [lowest] = heap;
    const moved = heap.pop();
    if (lowest === undefined || moved === undefined) return undefined;
    members.delete(lowest);
    if (heap.length === 0) return lowest;
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const down = get(left) <= get(left + 1) ? left : left + 1;
      if (get(down) >= moved) break;
      heap[index] = get(down);
      index = down;
    }
    heap[index] = moved;
    return lowest;
  }

  return { add, take, isEmpty: () => heap.length === 0 };
}
