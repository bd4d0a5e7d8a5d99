// It has nothing to do with the models, and comes after them in the order of paths.
export class Topic {
  handlers = [];

  publish(message, details = {}) {
    for (const handler of this.handlers) handler(message, details);
  }
}
