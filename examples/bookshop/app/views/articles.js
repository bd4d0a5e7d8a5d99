import { Article } from '../../models/article.js';
import { json } from '../http.js';

export async function createArticle(request) {
  const { title, issue, body, authorId } = request.body;
  const article = await Article.objects.acreate({ title, issue, body, authorId });
  return json(201, { slug: article.slug, byline: article.byline });
}

export async function showArticle(request) {
  const { title, byline, body, lastUpdated } = await Article.objects.aget({ slug: request.params.slug });
  return json(200, { title, byline, body, lastUpdated });
}
