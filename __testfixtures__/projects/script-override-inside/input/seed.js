import { Model } from 'orm';

export class Book extends Model {}

export const report = {};

const opened = await Book.objects.acount();

class Novel extends Book {
  save() {
    this.note = `saved
  after ${opened}`;
    return super.save();
  }
}

const novel = new Novel();
novel.title = 'Emma';
await novel.asave();
report.note = novel.note;
