import { Model } from 'orm';

export class Event extends Model {}

function record(kind, subject) {
  const event = new Event();
  event.kind = kind;
  event.subject = subject.name;
  event.save();
  return event;
}

/** Async variant of {@link record}. */
async function arecord(kind, subject) {
  const event = new Event();
  event.kind = kind;
  event.subject = subject.name;
  await event.asave();
  return event;
}

/** Pure: it must not be awaited. */
function describe(subject) {
  return `${subject.name}!`;
}

const isKnown = (name) => Event.objects.filter({ subject: name }).exists();

/** Async variant of {@link isKnown}. */
const aisKnown = async (name) => await Event.objects.filter({ subject: name }).aexists();

const walk = (node, depth) => {
  if (depth === 0) return 0;
  record(`level ${depth}`, node);
  return 1 + walk(node, depth - 1);
};

/** Async variant of {@link walk}. */
const awalk = async (node, depth) => {
  if (depth === 0) return 0;
  await arecord(`level ${depth}`, node);
  return 1 + (await awalk(node, depth - 1));
};

export class Machine extends Model {
  save(...args) {
    this.label = describe(this);
    this.known = isKnown(this.name);
    this.depth = walk(this, 2);
    super.save(...args);
    return record('saved', this).kind;
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.label = describe(this);
    this.known = await aisKnown(this.name);
    this.depth = await awalk(this, 2);
    await super.asave(...args);
    return (await arecord('saved', this)).kind;
  }
}
