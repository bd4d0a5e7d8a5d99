import { Book } from '../../app/models';

export default async (request, response) => {
  response.json({ count: await Book.objects.acount(), arguments: request.method });
};
