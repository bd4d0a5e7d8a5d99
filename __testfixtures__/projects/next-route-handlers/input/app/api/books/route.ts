import { Book } from '../../models';

export async function GET(request: Request) {
  const count = await Book.objects.acount();
  return { url: request.url, count };
}

export async function POST(request: { readonly body: object }) {
  const book = await Book.objects.acreate(request.body);
  return book;
}

export async function OPTIONS() {
  return { allow: 'GET, POST' };
}
