import Future from 'fibers/future';
import { HTTP } from 'meteor/http';
import { Meteor } from 'meteor/meteor';
import { Mongo } from 'meteor/mongo';
import images from './images.js';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

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

// orm-migrate: opaque-call - insert() calls resize(), which has no async variant that means the
//   same
fallbackToSyncVariant(Thumbnails.prototype, 'insert', 'insertAsync');

// orm-migrate: opaque-call - update() calls modifier.sources.map(), which has no async variant that
//   means the same
fallbackToSyncVariant(Thumbnails.prototype, 'update', 'updateAsync');

// orm-migrate: opaque-call - remove() calls resize.call(), which has no async variant that means
//   the same
fallbackToSyncVariant(Thumbnails.prototype, 'remove', 'removeAsync');

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

// orm-migrate: opaque-call - insert() calls HTTP.get(), which has no async variant that means the
//   same
fallbackToSyncVariant(Pages.prototype, 'insert', 'insertAsync');

// orm-migrate: opaque-call - update() calls Meteor._sleepForMs(), which has no async variant that
//   means the same
fallbackToSyncVariant(Pages.prototype, 'update', 'updateAsync');

// orm-migrate: opaque-call - remove() calls getText(), which has no async variant that means the
//   same
fallbackToSyncVariant(Pages.prototype, 'remove', 'removeAsync');

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

// orm-migrate: opaque-call - insert() calls new Future(), which has no async variant that means the
//   same
fallbackToSyncVariant(Waiting.prototype, 'insert', 'insertAsync');

// orm-migrate: opaque-call - update() calls images.sizeOf(modifier.src).await(), which has no async
//   variant that means the same
fallbackToSyncVariant(Waiting.prototype, 'update', 'updateAsync');

// orm-migrate: opaque-call - remove() calls Fiber.yield(), which has no async variant that means
//   the same
fallbackToSyncVariant(Waiting.prototype, 'remove', 'removeAsync');

export class Asked extends Mongo.Collection {
  insert(doc) {
    HTTP.get(doc.url, (error, page) => {
      if (!error) doc.page = page.content;
    });
    return super.insert(doc);
  }
}
