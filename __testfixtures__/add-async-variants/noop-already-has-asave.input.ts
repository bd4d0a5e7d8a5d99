import { Model } from 'orm';

export class Invoice extends Model {
  declare number: string;

  save(...args: unknown[]) {
    this.number ||= this.nextNumber();
    return super.save(...args);
  }

  async asave(...args: unknown[]) {
    this.number ||= this.nextNumber();
    return super.asave(...args);
  }

  nextNumber() {
    return `INV-${Date.now()}`;
  }
}
