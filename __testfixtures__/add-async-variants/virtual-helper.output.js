import { Model } from 'orm';

export class Draft extends Model {
  save(...args) {
    this.prepare();
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    await this.aprepare();
    return await super.asave(...args);
  }

  prepare() {
    this.prepared = true;
  }

  /** Async variant of {@link prepare}. */
  async aprepare() {
    this.prepared = true;
  }
}

export class NumberedDraft extends Draft {
  prepare() {
    super.prepare();
    this.number = NumberedDraft.objects.count() + 1;
  }

  /** Async variant of {@link prepare}. */
  async aprepare() {
    await super.aprepare();
    this.number = (await NumberedDraft.objects.acount()) + 1;
  }
}
