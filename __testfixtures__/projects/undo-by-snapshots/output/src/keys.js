import { Entity } from 'vault-orm';

export class Key extends Entity {
  persist() {
    this.copies ??= 1;
    super.persist();
  }

  /** Async variant of {@link persist}. */
  async apersist() {
    this.copies ??= 1;
    await super.apersist();
  }

  delete() {
    if (this.copies > 1) throw new Error(`${this.copies} of ${this.key} are out`);
    super.delete();
  }

  /** Async variant of {@link delete}. */
  async adelete() {
    if (this.copies > 1) throw new Error(`${this.copies} of ${this.key} are out`);
    await super.adelete();
  }
}
