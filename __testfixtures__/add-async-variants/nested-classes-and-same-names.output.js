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

  /** Async variant of {@link save}. */
  async asave(...args) {
    const plain = new Plain();
    this.label = plain.save();
    return await super.asave(...args);
  }
}

export function ephemeral() {
  class Plain extends Base {
    delete() {
      this.gone = true;
      return super.delete();
    }

    /** Async variant of {@link delete}. */
    async adelete() {
      this.gone = true;
      return await super.adelete();
    }
  }
  return new Plain();
}

export class Named extends orm.Model {
  save(...args) {
    this.named = true;
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.named = true;
    return await super.asave(...args);
  }
}
