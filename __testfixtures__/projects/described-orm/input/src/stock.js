import { Manager, Model, transaction } from 'orm';

export class Product extends Model {
  /** Counted anew, whoever moved something. */
  recount() {
    const moves = Move.objects.filter({ productId: this.id });
    let total = 0;
    for (const move of moves.orderBy('id')) total += move.quantity;
    this.stock = total;
    this.isLow = total < 5 && moves.count() > 0;
    this.save();
  }
}

export class MoveManager extends Manager {
  of(product) {
    return this.filter({ productId: product.id });
  }
}

export class Move extends Model {
  static objects = new MoveManager(Move);

  save() {
    if (!Number.isInteger(this.quantity)) throw new TypeError(`${this.quantity} is no quantity`);
    transaction.atomic(() => {
      super.save();
      Product.objects.get({ id: this.productId }).recount();
    });
  }

  delete() {
    const product = Product.objects.filter({ id: this.productId }).first();
    super.delete();
    if (product) product.recount();
  }
}

export class Order extends Model {
  save() {
    const product = Product.objects.get({ id: this.productId });
    const last = Move.objects.of(product).orderBy('-id').first();
    this.note = last ? `after ${String(last.quantity)}` : 'first';
    super.save();
    Move.objects.create({ productId: product.id, quantity: -this.pieces });
  }
}
