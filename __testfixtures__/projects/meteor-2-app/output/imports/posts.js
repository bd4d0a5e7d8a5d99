import { Mongo } from 'meteor/mongo';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

class PostsCollection extends Mongo.Collection {
  insert(doc) {
    doc.views = 0;
    return super.insert(doc);
  }
}

// orm-migrate: delegating-base - the base's insertAsync() calls insert(): .meteor/release names
//   release 2.16, before 3
fallbackToSyncVariant(PostsCollection.prototype, 'insert', 'insertAsync');

export const Posts = new PostsCollection('posts');
