import { Model } from 'orm';

export class Event extends Model {}

function record(kind, subject) {
  const event = new Event();
  event.kind = kind;
  event.subject = subject.name;
  event.save();
  return event;
}

/** Pure: it must not be awaited. */
function describe(subject) {
  return `${subject.name}!`;
}

const isKnown = (name) => Event.objects.filter({ subject: name }).exists();

const walk = (node, depth) => {
  if (depth === 0) return 0;
  record(`level ${depth}`, node);
  return 1 + walk(node, depth - 1);
};

export class Machine extends Model {
  save(...args) {
    this.label = describe(this);
    this.known = isKnown(this.name);
    this.depth = walk(this, 2);
    super.save(...args);
    return record('saved', this).kind;
  }
}
