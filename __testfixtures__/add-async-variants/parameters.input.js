import { Model } from 'orm';

export class Audit extends Model {}

function required(name) {
  throw new TypeError(`${name} is missing`);
}

export class Member extends Model {
  save({ by = required('by'), fields: [first = 'name', ...others] = [], ...options } = {}, ...args) {
    Audit.objects.create({ by, first, others });
    return super.save({ ...options, updateFields: null ?? undefined }, ...args);
  }

  delete(reason, when = `${reason} at once`) {
    Audit.objects.create({ reason, when });
    return super.delete();
  }

  refreshFromDb([field, [alias] = [field]] = ['id'], { [field]: target = this.id } = {}) {
    super.refreshFromDb();
    return { field, alias, target };
  }
}
