/** Runs the work until it succeeds, three times at most. */
export function withRetry<T>(work: () => T): T {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return work();
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}

export function once<T>(work: () => T): T {
  return work();
}

export async function aonce<T>(work: () => T | Promise<T>): Promise<T> {
  return await work();
}
