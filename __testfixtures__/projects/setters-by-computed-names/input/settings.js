import { Model } from 'orm';

export class Note extends Model {}

class Journal {
  add(text) {
    return Note.objects.create({ text });
  }
}

class Memory {
  kept = [];

  add(text) {
    this.kept.push(text);
    return text;
  }
}

export const memory = new Memory();

/** Its setter writes a row. */
class Setting {
  set theme(name) {
    this.chosen = name;
    Note.objects.create({ text: `theme ${name}` });
  }
}

export const setting = new Setting();

class Terminal {
  get journal() {
    return this.inner;
  }

  set journal(value) {
    this.inner = value;
  }
}

export const terminal = new Terminal();
terminal.journal = new Journal();

class Printer {
  get journal() {
    return this.inner;
  }

  set journal(value) {
    this.inner = value;
  }
}

export const printer = new Printer();
printer.journal = new Journal();

export function apply(target, values) {
  for (const key in values) target[key] = values[key];
  return target;
}

export function adopt(target, values) {
  return Object.assign(target, values);
}

export class Profile extends Model {
  save(options) {
    apply(this.settings, { theme: this.name });
    return super.save(options);
  }
}

export class Screen extends Model {
  save(options) {
    adopt(this.settings, { theme: this.name });
    return super.save(options);
  }
}

export class Badge extends Model {
  save(options) {
    Reflect.set(this.settings, 'theme', this.name);
    return super.save(options);
  }
}

export class Order extends Model {
  save(options) {
    terminal.journal.add(this.name);
    return super.save(options);
  }
}

export class Label extends Model {
  save(options) {
    printer.journal.add(this.name);
    return super.save(options);
  }
}

/** Writes none of the names that have a setter. */
export class Receipt extends Model {
  save(options) {
    this.copy = Object.assign({}, { of: this.name }).of;
    for (const key of ['size', 'weight']) this.settings[key] = this.name;
    return super.save(options);
  }
}

export function mute(some) {
  apply(some, { journal: memory });
  some.__lookupSetter__('journal').call(printer, memory);
}
