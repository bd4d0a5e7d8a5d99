import { Manager, Model, QuerySet } from './orm/index.js';

class DocumentQuerySet extends QuerySet {
  published() {
    return this.filter({ published: true });
  }
}

class DocumentManager extends Manager {
  static querySetClass = DocumentQuerySet;

  published() {
    return this.getQuerySet().published();
  }

  inFolder(folder) {
    return this.filter({ folder });
  }
}

export class Document extends Model {
  static managerClass = DocumentManager;

  save() {
    this.number ??= Document.objects.inFolder(this.folder).count() + 1;
    return super.save();
  }

  delete() {
    if (this.published) throw new Error(`${this.title} is published`);
    return super.delete();
  }
}

export class Folder extends Model {
  save() {
    this.documents = Document.objects.published().filter({ folder: this.title }).count();
    return super.save();
  }

  delete() {
    const left = Document.objects.inFolder(this.title).published().first();
    if (left) throw new Error(`${left.title} is in ${this.title}`);
    return super.delete();
  }
}
