import { path } from './lib/routing.js';
import { BookViews, detail, list } from './views.js';
import { Book } from './models.js';
import { newConnection } from 'orm-migrate-runtime';

export const urlpatterns = [
  path('/books', list),
  path('/books/:id', detail, { name: 'book' }),
  path('/count', BookViews.count),
];

export default [
  ...urlpatterns,
  {
    path: '/add',
    handler: async (fields) => newConnection(async () => (await Book.objects.acreate(fields)).id),
  },
];
