import { later, now } from '../orm/journal.js';

export class Alarm {
  ring() {}

  async aring() {}
}

export class Center {
  constructor(alarms) {
    this.alarms = alarms;
  }

  note(what) {
    now(`note ${what}`);
  }

  async anote(what) {
    await later(`note ${what}`);
  }

  ring() {
    for (const alarm of this.alarms) alarm.ring(this);
  }

  async aring() {
    for (const alarm of this.alarms) await alarm.aring(this);
  }

  /** For whatever an alarm can do. */
  tell(name, ...given) {
    return this.alarms.map((alarm) => alarm[name](...given));
  }
}
