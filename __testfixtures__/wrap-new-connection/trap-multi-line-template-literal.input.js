import { Model } from 'orm';

export class Book extends Model {}

export async function view(request) {
  const tag = (parts, ...values) => [parts.raw, values];
  const count = await Book.objects.acount();
  const sql = `
SELECT *
  FROM books
	WHERE id = ${request.params.id}
    AND note = 'a
  b'
`;
  return [count, sql, tag`
  ${`
 inner`}
      outer`];
}
