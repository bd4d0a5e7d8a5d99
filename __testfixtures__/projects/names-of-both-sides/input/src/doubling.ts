import { log, Task } from './task.ts';

export class DoublingTask extends Task<number> {
  override runSync(input: number): number {
    if (input < 0) throw new RangeError(`${this.run(input)} is negative`);
    const result = super.runSync(input * 2);
    log.push(`${this.name} gives ${result}`);
    return result;
  }

  override run(input: number): string {
    return `doubled ${super.run(input)}`;
  }
}

export class RepeatedTask extends DoublingTask {
  override runSync(input: number): number {
    let result = input;
    for (let round = 0; round < 3; round += 1) result = super.runSync(result);
    return result;
  }
}
