import { Author } from '../../models/author.js';
import { json, noContent } from '../http.js';

export async function createAuthor(request) {
  const { name } = request.body;
  const [author, created] = await Author.objects.agetOrCreate({ name });
  return json(created ? 201 : 200, { id: author.id, name: author.name });
}

export async function deleteAuthor(request) {
  const author = await Author.objects.aget({ id: Number(request.params.id) });
  await author.adelete();
  return noContent();
}
