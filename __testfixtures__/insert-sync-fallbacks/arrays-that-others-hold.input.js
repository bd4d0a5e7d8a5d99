import { Model } from 'orm';

export class Entry extends Model {}

export class Printing {
  run(page) {
    page.printed = true;
  }
}

/** Anybody can add a step, and a step may do anything. */
export const steps = [new Printing()];

export class Page extends Model {
  save(...args) {
    for (const step of steps) step.run(this);
    return super.save(...args);
  }
}

export class Recording {
  run(page) {
    Entry.objects.create({ title: page.title });
  }
}

export class Sheet extends Model {
  /** An array under two names. */
  save(...args) {
    const lines = [new Entry({ text: 'first' })];
    const same = lines;
    same.push({ save: () => 0 });
    for (const line of lines) line.save();
    return super.save(...args);
  }
}
