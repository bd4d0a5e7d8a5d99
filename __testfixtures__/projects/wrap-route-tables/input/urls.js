import { path } from './lib/routing.js';
import { BookViews, detail, list } from './views.js';
import { Book } from './models.js';

export const urlpatterns = [
  path('/books', list),
  path('/books/:id', detail, { name: 'book' }),
  path('/count', BookViews.count),
];

export default [
  ...urlpatterns,
  {
    path: '/add',
    handler: async (fields) => (await Book.objects.acreate(fields)).id,
  },
];
