import { EventEmitter } from 'node:events';
import { Model } from 'orm';

export class Order extends Model {}
export class Entry extends Model {}

export const bus = new EventEmitter();

class Shop extends EventEmitter {
  pay(total) {
    this.emit('paid', total);
  }
}

export const shop = new Shop();

bus.on('created', async (total) => {
  await Order.objects.acreate({ total });
});

bus.once('started', async function () {
  await Entry.objects.acreate({ what: this === bus });
});

async function record(total) {
  await Entry.objects.acreate({ what: `paid ${total}` });
}

shop.on('paid', record);
