import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Book extends Model {}

export async function view(request: Request) {
  return newConnection(async () => {
    const count = await Book.objects.acount();
    return (
      <pre title="two
      lines">
      There are{' '}
        {count} books,
   kept as they are.
    </pre>
    );
  });
}
