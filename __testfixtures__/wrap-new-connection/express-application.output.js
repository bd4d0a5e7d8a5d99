import express, { Router } from 'express';
import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Book extends Model {}
export class Visit extends Model {}

/** Hands rejections to Express, as all of its wrappers do. */
const caught = (handler) => (req, res, next) => {
  handler(req, res, next).catch(next);
};

class ShelfController {
  constructor(name) {
    this.name = name;
  }

  async count(req, res) {
    return newConnection(async () => {
      res.json({ shelf: this.name, count: await Book.objects.filter({ shelf: this.name }).acount() });
    });
  }

  list = async (req, res) => {
    return newConnection(async () => {
      const titles = [];
      for await (const book of Book.objects.filter({ shelf: this.name })) titles.push(book.title);
      res.json(titles);
    });
  };
}

const shelf = new ShelfController('novels');

const visited = async (req, res, next) => {
  return newConnection(async () => {
    await new Visit({ path: req.path }).asave();
    next();
  });
};

function describe(req, res) {
  res.json({ book: req.book.title });
}

export const books = Router({ mergeParams: true });

books.param('id', async (req, res, next, id) => {
  return newConnection(async () => {
    try {
      req.book = await Book.objects.aget({ id: Number(id) });
      next();
    } catch (error) {
      next(error);
    }
  });
});

books
  .route('/:id')
  .get(describe)
  .delete(async function (req, res) {
    return newConnection(async () => {
      await req.book.adelete();
      res.json({ arguments: arguments.length, self: this === undefined, left: await Book.objects.acount() });
    });
  });

export const app = express();

app.get('/shelf/count', shelf.count.bind(shelf));
app.get('/shelf', shelf.list);
app.get('/visits', [visited], (req, res) => {
  res.json('visited');
});
app.get(
  '/caught',
  caught(async (req, res) => {
    return newConnection(async () => {
      res.json(await Book.objects.aget({ title: 'Sanditon' }));
    });
  }),
);
app.use('/books', books);
app.get('/fails', async () => {
  return newConnection(async () => {
    await Book.objects.aget({ title: 'Lady Susan' });
  });
});

// Express knows what handles errors by the number of its parameters.
app.use(async (error, req, res, next) => {
  return newConnection(async () => {
    const count = await Visit.objects.acount();
    res.status(418).json({ error: error.message, next: typeof next, count });
  });
});
