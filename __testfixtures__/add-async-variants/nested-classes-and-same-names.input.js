import { Model as Base } from 'orm';
import * as orm from 'orm';

class Model {
  save() {
    return 'not an ORM model';
  }
}

export class Plain extends Model {
  save() {
    return `${super.save()}, plain`;
  }
}

export class Stored extends Base {
  save(...args) {
    const plain = new Plain();
    this.label = plain.save();
    return super.save(...args);
  }
}

export function ephemeral() {
  class Plain extends Base {
    delete() {
      this.gone = true;
      return super.delete();
    }
  }
  return new Plain();
}

export class Named extends orm.Model {
  save(...args) {
    this.named = true;
    return super.save(...args);
  }
}
