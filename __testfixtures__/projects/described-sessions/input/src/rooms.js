import { Command, Listener, Store } from 'docbase';

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

  keep(room) {
    this.notes.keep(new Note(`room ${room.id}`));
    return super.keep(room);
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
}

/** Whatever is flushed, a line goes with it. */
export class Counting extends Listener {
  beforeFlush(session) {
    if (session.counted) return;
    session.counted = true;
    session.store(Notes, session).keep(new Note(' counted '));
  }
}

/** A command's call() is its own, and no function's. */
export class CheckIn extends Command {
  prepare(input) {
    const rooms = this.session.store(Rooms, this.session);
    return { ...input, beds: rooms.find(input.roomId).beds };
  }

  call(input) {
    return this.session.within((session) => {
      const { beds, ...stay } = super.call(input);
      session.add(new Stay(stay.id, stay.roomId));
      return beds;
    });
  }
}

export class Express extends Command {
  call(input) {
    return new CheckIn(this.session).call({ ...input, express: true });
  }
}
