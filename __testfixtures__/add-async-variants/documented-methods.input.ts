import { Model } from 'orm';

export class Invoice extends Model {
  declare total: number;
  declare number: string;

  /**
   * Numbers it, once.
   *
   * @internal
   * @param args what the ORM takes
   */
  override save(...args: unknown[]): void {
    this.number ||= this.nextNumber();
    super.save(...args);
  }

  /** @deprecated cancel it, which
   *   keeps the number */
  override delete(): unknown {
    this.total = 0;
    return super.delete();
  }

  /**
   * @protected
   * @returns the number of the next one
   */
  nextNumber(): string {
    return `R${Invoice.objects.count() + 1}`;
  }
}

export class Draft extends Invoice { override save(...args: unknown[]): void { this.number = ''; super.save(...args); } }
