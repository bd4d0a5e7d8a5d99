import { Lists } from '/imports/api/lists';

export default {
  afterInsert(doc) {
    Lists.update(doc.listId, { $inc: { incomplete: 1 } });
  },

  /** Async variant of {@link afterInsert}. */
  async afterInsertAsync(doc) {
    await Lists.updateAsync(doc.listId, { $inc: { incomplete: 1 } });
  },
};
