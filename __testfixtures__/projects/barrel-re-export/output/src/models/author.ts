import { Timestamped } from './index.js';

export default class Author extends Timestamped {
  declare books: number;

  override save(...args: unknown[]): void {
    this.books ??= 0;
    super.save(...args);
  }

  /** Async variant of {@link save}. */
  override async asave(...args: unknown[]): Promise<void> {
    this.books ??= 0;
    await super.asave(...args);
  }
}
