import { Model } from 'orm';

export class Note extends Model {
  save(options) {
    this.body = this.body.trimEnd();
    super.save(options);
  }

  delete(options = {}) {
    const { cascade = true, ...rest } = options;
    return super.delete({ ...rest, cascade, by: this.author });
  }

  refreshFromDb() {
    super.refreshFromDb();
    this.body ??= '';
    return this;
  }
}
