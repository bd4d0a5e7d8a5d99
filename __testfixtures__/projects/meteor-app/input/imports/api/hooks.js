import { Lists } from '/imports/api/lists';

export default {
  afterInsert(doc) {
    Lists.update(doc.listId, { $inc: { incomplete: 1 } });
  },
};
