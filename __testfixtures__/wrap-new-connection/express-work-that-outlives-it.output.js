import express from 'express';
import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Order extends Model {}
export class Entry extends Model {}

/** Runs jobs one after the other, when whoever has added them is done. */
export const queue = {
  last: Promise.resolve(),
  add(job) {
    this.last = this.last.then(job);
  },
};

async function log(what) {
  await Entry.objects.acreate({ what });
}

export const app = express();

app.post('/orders', async (req, res) => {
  return newConnection(async () => {
    const order = await Order.objects.acreate({ total: req.query.total });
    queue.add(() => newConnection(async () => log(`order ${order.total}`)));
    res.status(201).end();
  });
});

app.delete('/orders', async (req, res) => {
  return newConnection(async () => {
    const count = await Order.objects.acount();
    setTimeout(async () => {
      return newConnection(async () => {
        await log(`deleted ${count}`);
      });
    }, 1);
    res.json(count);
  });
});

app.patch('/orders', async (req, res) => {
  return newConnection(async () => {
    const count = await Order.objects.acount();
    res.once('finish', async () => {
      return newConnection(async () => {
        await log('answered');
      });
    });
    res.json(count);
  });
});

// Somebody waits for it here.
app.get('/orders', async (req, res) => {
  return newConnection(async () => {
    await Promise.all(['asked'].map(async (what) => log(what)));
    res.json(await Entry.objects.acount());
  });
});
