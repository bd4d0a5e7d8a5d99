import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Book extends Model {}

export const handler = async (event, context) => {
  return newConnection(async () => {
    const book = await Book.objects.aget({ id: Number(event.pathParameters.id) });
    return { statusCode: 200, body: JSON.stringify({ title: book.title, request: context.awsRequestId }) };
  });
};
