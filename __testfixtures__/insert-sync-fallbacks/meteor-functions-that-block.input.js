import Future from 'fibers/future';
import { HTTP } from 'meteor/http';
import { Meteor } from 'meteor/meteor';
import { Mongo } from 'meteor/mongo';
import images from './images.js';

const Fiber = Npm.require('fibers');
const resize = Meteor.wrapAsync(images.resize, images);

export class Thumbnails extends Mongo.Collection {
  insert(doc) {
    return super.insert({ ...doc, thumbnail: resize(doc.src) });
  }

  update(selector, modifier) {
    return super.update(selector, { ...modifier, sources: modifier.sources.map(resize) });
  }

  remove(selector) {
    return super.remove({ ...selector, size: resize.call(images, selector.src) });
  }
}

export class Pages extends Mongo.Collection {
  insert(doc) {
    return super.insert({ ...doc, page: HTTP.get(doc.url).content });
  }

  update(selector, modifier) {
    Meteor._sleepForMs(10);
    return super.update(selector, modifier);
  }

  remove(selector) {
    const { getText } = Assets;
    return super.remove({ ...selector, text: getText('pages.txt') });
  }
}

export class Waiting extends Mongo.Collection {
  insert(doc) {
    const future = new Future();
    images.resize(doc.src, future.resolver());
    return super.insert({ ...doc, thumbnail: future.wait() });
  }

  update(selector, modifier) {
    const size = images.sizeOf(modifier.src).await();
    return super.update(selector, { ...modifier, size });
  }

  remove(selector) {
    Fiber.yield();
    return super.remove(selector);
  }
}

export class Asked extends Mongo.Collection {
  insert(doc) {
    HTTP.get(doc.url, (error, page) => {
      if (!error) doc.page = page.content;
    });
    return super.insert(doc);
  }
}
