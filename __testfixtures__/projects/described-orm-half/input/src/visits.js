import { Manager, Model, getObjectOr404 } from 'orm';

export class Guest extends Model {
  /** Whether filter() runs a query nobody says. */
  save() {
    this.visits = Visit.objects.all().filter({ guestId: this.id });
    super.save();
  }

  /** What iterating over a query does nobody says either. */
  delete() {
    for (const visit of Visit.objects.recent()) visit.guestId = null;
    super.delete();
  }
}

export class Room extends Model {
  /** A function of the package that nobody mentions. */
  save() {
    this.guest = getObjectOr404(Guest, { room: this.number }).id;
    super.save();
  }
}

/** The manager's own all() runs no query; this one does. */
export class BusyManager extends Manager {
  all() {
    this.last = this.get({ busy: true });
    return super.all();
  }
}

export class Floor extends Model {
  static objects = new BusyManager(Floor);

  save() {
    this.query = Floor.objects.all();
    super.save();
  }
}

/** Its manager may be any, as far as is seen. */
export class Key extends Model {
  save() {
    this.query = Key.objects.all();
    super.save();
  }
}

export class Visit extends Model {
  /** What is data there is a guest's here. */
  save() {
    const row = Guest.objects.values();
    row.guest = Guest.objects.get({ id: this.guestId });
    row.guest.save();
    super.save();
  }

  /** Nothing is missing. */
  delete() {
    const guest = Guest.objects.get({ id: this.guestId });
    guest.visits = Guest.objects.values().total;
    super.delete();
  }
}
