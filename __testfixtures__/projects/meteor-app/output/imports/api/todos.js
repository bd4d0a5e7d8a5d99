import hooks from '/imports/api/hooks';
import { AuditedCollection } from '/imports/api/base';

class TodosCollection extends AuditedCollection {
  insert(doc) {
    const id = super.insert(doc);
    hooks.afterInsert(doc);
    return id;
  }

  /** Async variant of {@link insert}. */
  async insertAsync(doc) {
    const id = await super.insertAsync(doc);
    await hooks.afterInsertAsync(doc);
    return id;
  }
}

export const Todos = new TodosCollection('todos');
