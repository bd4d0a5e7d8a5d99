export const log: string[] = [];

export abstract class Task<T> {
  constructor(readonly name: string) {}

  runSync(input: T): T {
    log.push(`${this.name} runs`);
    return input;
  }

  async runAsync(input: T): Promise<T> {
    await Promise.resolve();
    log.push(`${this.name} runs`);
    return input;
  }

  /** Neither side is what it is beside the other. */
  run(input: T): string {
    return `${this.name}(${String(input)})`;
  }
}
