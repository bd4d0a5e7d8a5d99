import express from 'express';
import { Model, transaction } from 'orm';
import { fallbackToSyncVariant, newConnection } from 'orm-migrate-runtime';

class Book extends Model {
  save(...args) {
    setTimeout(() => super.save(...args), 0);
  }

  static {
    // orm-migrate: nested-callback - save() reaches the ORM inside a setTimeout() callback
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

class Visit extends Model {}

export const app = express();

app.post('/books', async (req, res) => {
  return newConnection(async () => {
    await transaction.aatomic(async () => {
      await Visit.objects.acreate({});
      await new Book(req.body).asave();
    });
    res.end();
  });
});
