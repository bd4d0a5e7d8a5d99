import express from 'express';
import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

class Book extends Model {}

const withDatabase = (handler) => async (req, res) => {
  await newConnection(async () => {
    await handler(req, res);
  });
};

export const app = express();

app.get(
  '/books',
  withDatabase(async (req, res) => {
    res.json(await Book.objects.acount());
  }),
);
