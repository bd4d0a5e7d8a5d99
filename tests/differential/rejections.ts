/**
 * Collects the rejections of promises that nobody waits for while `body` runs. They are what a missing `await` leaves
 * behind, so they belong to what is observed; the test runner would take them for errors of the test.
 */
export async function collectRejections<T>(body: () => Promise<T>): Promise<{ result: T; rejections: string[] }> {
  const rejections: string[] = [];
  const collect = (reason: unknown): void => {
    rejections.push(`nobody waited for a promise that was rejected: ${String(reason)}`);
  };
  const others = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection').on('unhandledRejection', collect);
  try {
    return { result: await body(), rejections };
  } finally {
    process.off('unhandledRejection', collect);
    for (const other of others) process.on('unhandledRejection', other);
  }
}
