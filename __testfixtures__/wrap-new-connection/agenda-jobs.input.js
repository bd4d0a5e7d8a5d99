import { Agenda } from 'agenda';
import { Model } from 'orm';

export class Book extends Model {}

export const agenda = new Agenda({ db: { address: 'mongodb://localhost/books' } });

agenda.define('add book', { concurrency: 2 }, async (job) => {
  await new Book(job.attrs.data).asave();
});

async function count(job, done) {
  done(null, await Book.objects.acount());
}

agenda.define('count books', count);
