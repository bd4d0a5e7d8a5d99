import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Book extends Model {}

export const report = {};

await newConnection(async () => {
  const opened = await Book.objects.acount();

  class Novel extends Book {
    save() {
      this.note = `saved
  after ${opened}`;
      return super.save();
    }

    /** Async variant of {@link save}. */
    async asave() {
      this.note = `saved
  after ${opened}`;
      return await super.asave();
    }
  }

  const novel = new Novel();
  novel.title = 'Emma';
  await novel.asave();
  report.note = novel.note;
});
