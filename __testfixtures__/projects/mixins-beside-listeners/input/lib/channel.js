// It has nothing to do with the models, and comes before them in the order of paths.
export class Channel {
  handlers = [];

  publish(message, details = {}) {
    for (const handler of this.handlers) handler(message, details);
  }
}
