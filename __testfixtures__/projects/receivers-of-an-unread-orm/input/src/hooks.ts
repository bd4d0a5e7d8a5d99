import { postDelete, postSave, preSave, receiver } from 'far-orm/signals';
import { Book, Entry, Loan, Member } from './models.js';

function note(title: string): void {
  const entry = new Entry();
  entry.title = title;
  entry.save();
}

Book.pre('save', (book: Book) => note(book.title));

receiver(postDelete, Loan)((loan: Loan) => note(String(loan.days)));

preSave.connect((member: Member) => member.name.toUpperCase(), { sender: Member });

export class Handlers {
  @receiver(postSave)
  static saved(): void {
    note('somebody saved something');
  }
}
