import { Model } from 'orm';

export class Invoice extends Model {
  declare number: string;

  override save(...args: unknown[]) {
    this.number ||= this.nextNumber();
    return super.save(...args);
  }

  override async asave(...args: unknown[]) {
    this.number ||= this.nextNumber();
    return super.asave(...args);
  }

  nextNumber() {
    return `INV-${Date.now()}`;
  }
}
