import { Model } from 'orm';

export class Note extends Model {
  save(options) {
    this.body = this.body.trimEnd();
    super.save(options);
  }

  /** Async variant of {@link save}. */
  async asave(options) {
    this.body = this.body.trimEnd();
    await super.asave(options);
  }

  delete(options = {}) {
    const { cascade = true, ...rest } = options;
    return super.delete({ ...rest, cascade, by: this.author });
  }

  /** Async variant of {@link delete}. */
  async adelete(options = {}) {
    const { cascade = true, ...rest } = options;
    return await super.adelete({ ...rest, cascade, by: this.author });
  }

  refreshFromDb() {
    super.refreshFromDb();
    this.body ??= '';
    return this;
  }

  /** Async variant of {@link refreshFromDb}. */
  async arefreshFromDb() {
    await super.arefreshFromDb();
    this.body ??= '';
    return this;
  }
}
