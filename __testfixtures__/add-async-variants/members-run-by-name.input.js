import _ from 'lodash';
import { Model } from 'orm';

export class Tag extends Model {}

export class Page extends Model {
  save(...args) {
    const tags = [new Tag({ title: this.title })];
    _.invokeMap(tags, 'save');
    return super.save(...args);
  }
}

export class Sheet extends Model {
  get marks() {
    return Tag.objects.filter({ title: this.title }).count();
  }

  save(...args) {
    this.copies = _.get(this, 'marks');
    return super.save(...args);
  }
}

export class Leaf extends Model {
  set mark(title) {
    this.tag = Tag.objects.create({ title }).id;
  }

  save(...args) {
    _.assign(this, { mark: this.title });
    return super.save(...args);
  }
}

export class Folio extends Model {
  label() {
    return Tag.objects.filter({ title: this.title }).count();
  }

  save(...args) {
    this.text = _.result(this, 'label');
    return super.save(...args);
  }
}

/** Nothing of that name reaches the ORM. */
export class Card extends Model {
  save(...args) {
    this.name = _.get(this, 'title').trim();
    _.assign(this, { size: 3 });
    return super.save(...args);
  }
}
