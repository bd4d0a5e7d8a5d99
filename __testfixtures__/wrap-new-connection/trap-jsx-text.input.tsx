import { Model } from 'orm';

export class Book extends Model {}

export async function view(request: Request) {
  const count = await Book.objects.acount();
  return (
    <pre title="two
      lines">
      There are{' '}
        {count} books,
   kept as they are.
    </pre>
  );
}
