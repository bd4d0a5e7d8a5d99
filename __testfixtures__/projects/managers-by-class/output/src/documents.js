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

  /** Async variant of {@link save}. */
  async asave() {
    this.number ??= (await Document.objects.inFolder(this.folder).acount()) + 1;
    return await super.asave();
  }

  delete() {
    if (this.published) throw new Error(`${this.title} is published`);
    return super.delete();
  }

  /** Async variant of {@link delete}. */
  async adelete() {
    if (this.published) throw new Error(`${this.title} is published`);
    return await super.adelete();
  }
}

export class Folder extends Model {
  save() {
    this.documents = Document.objects.published().filter({ folder: this.title }).count();
    return super.save();
  }

  /** Async variant of {@link save}. */
  async asave() {
    this.documents = await Document.objects.published().filter({ folder: this.title }).acount();
    return await super.asave();
  }

  delete() {
    const left = Document.objects.inFolder(this.title).published().first();
    if (left) throw new Error(`${left.title} is in ${this.title}`);
    return super.delete();
  }

  /** Async variant of {@link delete}. */
  async adelete() {
    const left = await Document.objects.inFolder(this.title).published().afirst();
    if (left) throw new Error(`${left.title} is in ${this.title}`);
    return await super.adelete();
  }
}
