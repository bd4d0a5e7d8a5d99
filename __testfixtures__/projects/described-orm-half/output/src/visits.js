import { Manager, Model, getObjectOr404 } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Guest extends Model {
  /** Whether filter() runs a query nobody says. */
  save() {
    this.visits = Visit.objects.all().filter({ guestId: this.id });
    super.save();
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls Visit.objects.all().filter() on either
    //   QuerySet of Floor or QuerySet of Visit
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  /** What iterating over a query does nobody says either. */
  delete() {
    for (const visit of Visit.objects.recent()) visit.guestId = null;
    super.delete();
  }

  static {
    // orm-migrate: queryset-iteration - delete() iterates over Visit.objects.recent(), which may or
    //   may not be a query
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }
}

export class Room extends Model {
  /** A function of the package that nobody mentions. */
  save() {
    this.guest = getObjectOr404(Guest, { room: this.number }).id;
    super.save();
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls getObjectOr404() of package 'orm', which is
    //   the ORM's, which may run code that reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

/** The manager's own all() runs no query; this one does. */
export class BusyManager extends Manager {
  all() {
    this.last = this.get({ busy: true });
    return super.all();
  }

  /** Async variant of {@link all}. */
  async aall() {
    this.last = await this.aget({ busy: true });
    return super.all();
  }
}

export class Floor extends Model {
  static objects = new BusyManager(Floor);

  save() {
    this.query = Floor.objects.all();
    super.save();
  }

  /** Async variant of {@link save}. */
  async asave() {
    this.query = await Floor.objects.aall();
    await super.asave();
  }
}

/** Its manager may be any, as far as is seen. */
export class Key extends Model {
  save() {
    this.query = Key.objects.all();
    super.save();
  }

  static {
    // orm-migrate: opaque-call - save() calls Key.objects.all(), which runs BusyManager.all(),
    //   which reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
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

  static {
    // orm-migrate: unresolved-receiver - save() calls row.guest.save() on either Guest or data
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  /** Nothing is missing. */
  delete() {
    const guest = Guest.objects.get({ id: this.guestId });
    guest.visits = Guest.objects.values().total;
    super.delete();
  }

  /** Async variant of {@link delete}. */
  async adelete() {
    const guest = await Guest.objects.aget({ id: this.guestId });
    guest.visits = Guest.objects.values().total;
    await super.adelete();
  }
}
