import { Model } from 'orm';

class Audit extends Model {}

/** The team's own base: both of its sides run the same hook. */
class Record extends Model {
  beforeSave() {}

  save(options) {
    this.beforeSave();
    return super.save(options);
  }

  async asave(options) {
    this.beforeSave();
    return super.asave(options);
  }
}

export class Note extends Record {
  beforeSave() {
    this.title = this.title.trim();
  }

  save(options) {
    this.saves = (this.saves ?? 0) + 1;
    return super.save(options);
  }
}

export class Contract extends Record {
  beforeSave() {
    Audit.objects.create({ contract: this.title });
  }

  save(options) {
    this.saves = (this.saves ?? 0) + 1;
    return super.save(options);
  }
}
