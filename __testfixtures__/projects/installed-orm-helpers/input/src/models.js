import * as shelf from 'shelf-orm';
import { bulk, Model, saveAll, slugify, touch } from 'shelf-orm';

export class Page extends Model {}

export class Chapter extends Model {
  save() {
    this.count = bulk.save(this.pages ?? []);
    return super.save();
  }
}

export class Volume extends Model {
  save() {
    saveAll(this.chapters ?? []);
    shelf.saveAll(this.pages ?? []);
    return super.save();
  }
}

export class Shelf extends Model {
  save() {
    bulk.flush();
    return super.save();
  }
}

export class Label extends Model {
  save() {
    this.slug = slugify(this.title);
    return super.save();
  }
}

export class Loan extends Model {
  save() {
    touch(this);
    return super.save();
  }
}

export class Checked extends Model {
  save() {
    this.fullClean();
    return super.save();
  }
}

export class Counted extends Model {
  clean() {
    new Page({ title: 'counted' }).save();
  }

  save() {
    this.fullClean();
    return super.save();
  }
}
