import { Model } from 'orm';

class Repository extends Model {
  static create(fields) {
    return this.objects.create({ ...fields, source: 'api' });
  }

  static async acreate(fields) {
    return await this.objects.acreate({ ...fields, source: 'api' });
  }
}

export class Customer extends Repository {
  static create(fields) {
    if (Customer.objects.filter({ email: fields.email }).exists()) return null;
    return super.create({ ...fields, email: fields.email.toLowerCase() });
  }

  /** Async variant of {@link create}. */
  static async acreate(fields) {
    if (await Customer.objects.filter({ email: fields.email }).aexists()) return null;
    return await super.acreate({ ...fields, email: fields.email.toLowerCase() });
  }
}
