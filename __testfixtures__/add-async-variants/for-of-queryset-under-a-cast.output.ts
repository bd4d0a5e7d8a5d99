import { Model } from 'orm';

export class Line extends Model {
  declare amount: number;
}

export class Order extends Model {
  declare total: number;

  override save(...args: unknown[]): void {
    this.total = 0;
    for (const line of Line.objects.filter({ order: this.id }) as Iterable<Line>) this.total += line.amount;
    const open: Iterable<Line> = Line.objects.filter({ paid: false });
    for (const line of open) this.total -= line.amount;
    super.save(...args);
  }

  /** Async variant of {@link save}. */
  override async asave(...args: unknown[]): Promise<void> {
    this.total = 0;
    for await (const line of Line.objects.filter({ order: this.id }) as Iterable<Line>) this.total += line.amount;
    const open: Iterable<Line> = Line.objects.filter({ paid: false });
    for await (const line of open) this.total -= line.amount;
    await super.asave(...args);
  }
}
