import { Model } from 'orm';
import { collect } from 'orm-migrate-runtime';

class NoteRepository {
  add(text) {
    return Note.objects.create({ text });
  }

  /** Async variant of {@link add}. */
  async aadd(text) {
    return await Note.objects.acreate({ text });
  }

  keep(note) {
    note.save();
    return note.text;
  }

  /** Async variant of {@link keep}. */
  async akeep(note) {
    await note.asave();
    return note.text;
  }

  all() {
    return [...Note.objects.all()];
  }

  /** Async variant of {@link all}. */
  async aall() {
    return [...(await collect(Note.objects.all()))];
  }
}

class Journal {
  #notes;

  constructor(notes) {
    this.#notes = notes;
  }

  write(text) {
    const note = this.#notes.add(text);
    note.seen = true;
    return this.#notes.keep(note);
  }

  /** Async variant of {@link write}. */
  async awrite(text) {
    const note = await this.#notes.aadd(text);
    note.seen = true;
    return await this.#notes.akeep(note);
  }
}

class Archive {
  #notes;

  notes() {
    return (this.#notes ??= new NoteRepository());
  }

  touch() {
    for (const note of this.notes().all()) this.notes().keep(note);
  }

  /** Async variant of {@link touch}. */
  async atouch() {
    for (const note of await this.notes().aall()) await this.notes().akeep(note);
  }
}

const journal = new Journal(new NoteRepository());
const archive = new Archive();

export class Note extends Model {}

export class Book extends Model {
  save(...args) {
    this.note = journal.write(this.title);
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.note = await journal.awrite(this.title);
    return await super.asave(...args);
  }

  delete() {
    archive.touch();
    return super.delete();
  }

  /** Async variant of {@link delete}. */
  async adelete() {
    await archive.atouch();
    return await super.adelete();
  }
}
