import { Entity } from 'vault-orm';

export class Key extends Entity {
  persist() {
    this.copies ??= 1;
    super.persist();
  }

  delete() {
    if (this.copies > 1) throw new Error(`${this.copies} of ${this.key} are out`);
    super.delete();
  }
}
