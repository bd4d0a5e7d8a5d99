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

  /** Async variant of {@link recount}. */
  async arecount() {
    const moves = Move.objects.filter({ productId: this.id });
    let total = 0;
    for await (const move of moves.orderBy('id')) total += move.quantity;
    this.stock = total;
    this.isLow = total < 5 && (await moves.acount()) > 0;
    await this.asave();
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

  /** Async variant of {@link save}. */
  async asave() {
    if (!Number.isInteger(this.quantity)) throw new TypeError(`${this.quantity} is no quantity`);
    await transaction.aatomic(async () => {
      await super.asave();
      await (await Product.objects.aget({ id: this.productId })).arecount();
    });
  }

  delete() {
    const product = Product.objects.filter({ id: this.productId }).first();
    super.delete();
    if (product) product.recount();
  }

  /** Async variant of {@link delete}. */
  async adelete() {
    const product = await Product.objects.filter({ id: this.productId }).afirst();
    await super.adelete();
    if (product) await product.arecount();
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

  /** Async variant of {@link save}. */
  async asave() {
    const product = await Product.objects.aget({ id: this.productId });
    const last = await Move.objects.of(product).orderBy('-id').afirst();
    this.note = last ? `after ${String(last.quantity)}` : 'first';
    await super.asave();
    await Move.objects.acreate({ productId: product.id, quantity: -this.pieces });
  }
}
