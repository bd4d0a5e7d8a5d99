import { program } from 'commander';
import { Model } from 'orm';

export class Book extends Model {}

export const printed = [];

program
  .command('add <title>')
  .description('adds a book')
  .action(async function (title, options, command) {
    const book = await Book.objects.acreate({ title });
    printed.push([book.id, this === command, arguments.length]);
  });

async function count() {
  printed.push(await Book.objects.acount());
  throw new Error('counted');
}

program.command('count').action(count);

export { program };
