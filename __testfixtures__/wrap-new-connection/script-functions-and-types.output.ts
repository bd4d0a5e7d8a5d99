import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Book extends Model {
  declare title: string;
  declare stock: number;
}

interface Line {
  readonly title: string;
  readonly order: Order;
}

enum Order {
  None,
  Some,
}

await newConnection(async () => {
  let ordered: number;

  function line(book: Book): Line {
    return { title: book.title, order: book.stock < limit ? Order.Some : Order.None };
  }

  const limit = (await Book.objects.acount()) + 1;
  const lines: Line[] = [];
  ordered = 0;
  await Promise.all(
    [1].map(async (id) => {
      const book = await Book.objects.aget({ id });
      if (book.stock < limit) ordered += 1;
      lines.push(line(book));
    }),
  );
  console.log(lines, ordered);
});

export function label(book: Book): string {
  return `${book.title} (${book.stock})`;
}
