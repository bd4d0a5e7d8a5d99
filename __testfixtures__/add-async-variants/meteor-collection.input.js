import { Mongo } from 'meteor/mongo';

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

  remove(selector) {
    if (this.find(selector).count() === 0) return 0;
    return super.remove(selector);
  }
}

export const Posts = new PostsCollection('posts');
