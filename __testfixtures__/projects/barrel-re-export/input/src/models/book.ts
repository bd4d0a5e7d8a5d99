import * as models from './index.js';

export class Book extends models.Timestamped {
  declare author: models.Author;
  declare title: string;

  override save(...args: unknown[]): void {
    this.title = this.title.trim();
    super.save(...args);
    this.author.books += 1;
    this.author.save();
  }
}
