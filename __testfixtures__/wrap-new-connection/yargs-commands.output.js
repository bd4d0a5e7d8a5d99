import yargs from 'yargs';
import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Book extends Model {}

export const printed = [];

export const run = (args) =>
  yargs(args)
    .command('count', 'counts the books', {}, async (argv) => {
      return newConnection(async () => {
        printed.push([argv._, await Book.objects.acount()]);
      });
    })
    .command({
      command: 'add <title>',
      builder: (command) => command.option('shelf', { type: 'string' }),
      async handler({ title, shelf }) {
        return newConnection(async () => {
          const book = await Book.objects.acreate({ title, shelf });
          printed.push([book.id, arguments.length]);
          if (shelf === undefined) throw new Error('no shelf');
        });
      },
    })
    .exitProcess(false)
    .fail(false)
    .parseAsync();
