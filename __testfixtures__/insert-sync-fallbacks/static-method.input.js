import { Model } from 'orm';

class Repository extends Model {
  static create(fields) {
    return this.objects.create(fields);
  }

  static async acreate(fields) {
    return await this.objects.acreate(fields);
  }
}

export class Customer extends Repository {
  static create(fields) {
    setTimeout(() => Customer.objects.count(), 0);
    return super.create({ ...fields, source: 'web' });
  }
}
