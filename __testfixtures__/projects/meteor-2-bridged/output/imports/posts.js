import './bridge';
import { Mongo } from 'meteor/mongo';

class PostsCollection extends Mongo.Collection {
  insert(doc) {
    doc.views = 0;
    return super.insert(doc);
  }

  /** Async variant of {@link insert}. */
  async insertAsync(doc) {
    doc.views = 0;
    return await super.insertAsync(doc);
  }
}

export const Posts = new PostsCollection('posts');
