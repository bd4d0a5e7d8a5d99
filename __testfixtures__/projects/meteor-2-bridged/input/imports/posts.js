import './bridge';
import { Mongo } from 'meteor/mongo';

class PostsCollection extends Mongo.Collection {
  insert(doc) {
    doc.views = 0;
    return super.insert(doc);
  }
}

export const Posts = new PostsCollection('posts');
