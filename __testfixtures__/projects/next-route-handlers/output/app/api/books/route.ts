import { Book } from '../../models';
import { newConnection } from 'orm-migrate-runtime';

export async function GET(request: Request) {
  return newConnection(async () => {
    const count = await Book.objects.acount();
    return { url: request.url, count };
  });
}

export async function POST(request: { readonly body: object }) {
  return newConnection(async () => {
    const book = await Book.objects.acreate(request.body);
    return book;
  });
}

export async function OPTIONS() {
  return { allow: 'GET, POST' };
}
