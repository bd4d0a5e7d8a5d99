import { Mongo } from 'meteor/mongo';
import { forEachSequential } from 'orm-migrate-runtime';

class PostsCollection extends Mongo.Collection {
  insert(doc, callback) {
    const ourDoc = doc;
    ourDoc.createdAt = ourDoc.createdAt || new Date();
    const result = super.insert(ourDoc, callback);
    this.find({ author: doc.author }).forEach((post) => {
      this.update(post._id, { $inc: { siblings: 1 } });
    });
    return result;
  }

  /** Async variant of {@link insert}. */
  async insertAsync(doc, callback) {
    const ourDoc = doc;
    ourDoc.createdAt = ourDoc.createdAt || new Date();
    const result = await super.insertAsync(ourDoc, callback);
    await forEachSequential(this.find({ author: doc.author }), async (post) => {
      await this.updateAsync(post._id, { $inc: { siblings: 1 } });
    });
    return result;
  }

  remove(selector) {
    if (this.find(selector).count() === 0) return 0;
    return super.remove(selector);
  }

  /** Async variant of {@link remove}. */
  async removeAsync(selector) {
    if ((await this.find(selector).countAsync()) === 0) return 0;
    return await super.removeAsync(selector);
  }
}

export const Posts = new PostsCollection('posts');
