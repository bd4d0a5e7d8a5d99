import { Model } from 'orm';

export class Shelf extends Model {}

/** The configuration says that there is a `lookUp()`: of the class, as is seen here. */
export class Jar extends Model {
  static lookUp(id) {
    const jar = Jar.objects.get({ id });
    if (jar.spoiled) throw new RangeError(`jar ${id} is spoiled`);
    return jar;
  }

  save() {
    this.label = `${Shelf.lookUp(this.shelfId).label}-${this.number}`;
    super.save();
  }
}

export class Lid extends Model {
  static lookUp(id) {
    const lid = super.lookUp(Number(id));
    lid.seen = true;
    return lid;
  }
}

export class Rack extends Shelf {
  /** Nobody says that this is an operation of the class. */
  static delete(room) {
    return Rack.objects.filter({ room }).delete();
  }
}

export class Order extends Model {
  save() {
    this.jar = Jar.lookUp(this.jarId).label;
    this.lid = Lid.lookUp(this.lidId).size;
    super.save();
  }
}
