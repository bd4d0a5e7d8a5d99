import { Command, Listener, Store } from 'docbase';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Room {
  constructor(id, beds) {
    this.id = id;
    this.beds = beds;
  }
}

export class Stay {
  constructor(id, roomId) {
    this.id = id;
    this.roomId = roomId;
  }
}

export class Note {
  constructor(text) {
    this.text = text;
  }
}

export class Rooms extends Store {
  constructor(session) {
    super(session, Room);
    this.notes = session.store(Notes, session);
  }

  find(id) {
    const room = super.find(id);
    if (!room) throw new RangeError(`there is no room ${id}`);
    return room;
  }

  /** Async variant of {@link find}. */
  async afind(id) {
    const room = await super.afind(id);
    if (!room) throw new RangeError(`there is no room ${id}`);
    return room;
  }

  keep(room) {
    this.notes.keep(new Note(`room ${room.id}`));
    return super.keep(room);
  }

  /** Async variant of {@link keep}. */
  async akeep(room) {
    await this.notes.akeep(new Note(`room ${room.id}`));
    return await super.akeep(room);
  }
}

export class Notes extends Store {
  constructor(session) {
    super(session, Note);
  }

  keep(note) {
    note.text = note.text.trim();
    return super.keep(note);
  }

  /** Async variant of {@link keep}. */
  async akeep(note) {
    note.text = note.text.trim();
    return await super.akeep(note);
  }
}

/** It is given the house's, and hands on something of its own. */
export class Stays extends Store {
  constructor(desk) {
    super(desk.session, Stay);
    this.desk = desk;
  }

  keep(stay) {
    this.desk.find(stay.id);
    return super.keep(stay);
  }

  static {
    // orm-migrate: unresolved-receiver - keep() calls this.desk.find(), and what that is called on
    //   cannot be told
    fallbackToSyncVariant(this.prototype, 'keep', 'akeep');
  }
}

/** Whatever is flushed, a line goes with it. */
export class Counting extends Listener {
  beforeFlush(session) {
    if (session.counted) return;
    session.counted = true;
    session.store(Notes, session).keep(new Note(' counted '));
  }

  /** Async variant of {@link beforeFlush}. */
  async abeforeFlush(session) {
    if (session.counted) return;
    session.counted = true;
    await session.store(Notes, session).akeep(new Note(' counted '));
  }
}

/** A command's call() is its own, and no function's. */
export class CheckIn extends Command {
  prepare(input) {
    const rooms = this.session.store(Rooms, this.session);
    return { ...input, beds: rooms.find(input.roomId).beds };
  }

  /** Async variant of {@link prepare}. */
  async aprepare(input) {
    const rooms = this.session.store(Rooms, this.session);
    return { ...input, beds: (await rooms.afind(input.roomId)).beds };
  }

  call(input) {
    return this.session.within((session) => {
      const { beds, ...stay } = super.call(input);
      session.add(new Stay(stay.id, stay.roomId));
      return beds;
    });
  }

  /** Async variant of {@link call}. */
  async acall(input) {
    return await this.session.awithin(async (session) => {
      const { beds, ...stay } = await super.acall(input);
      session.add(new Stay(stay.id, stay.roomId));
      return beds;
    });
  }
}

export class Express extends Command {
  call(input) {
    return new CheckIn(this.session).call({ ...input, express: true });
  }

  /** Async variant of {@link call}. */
  async acall(input) {
    return await new CheckIn(this.session).acall({ ...input, express: true });
  }
}
