import { Book } from '../../app/models';
import { newConnection } from 'orm-migrate-runtime';

export default async (request, response) => {
  return newConnection(async () => {
    response.json({ count: await Book.objects.acount(), arguments: request.method });
  });
};
