import { Model } from 'orm';

class NoteRepository {
  add(text) {
    return Note.objects.create({ text });
  }

  keep(note) {
    note.save();
    return note.text;
  }

  all() {
    return [...Note.objects.all()];
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
}

class Archive {
  #notes;

  notes() {
    return (this.#notes ??= new NoteRepository());
  }

  touch() {
    for (const note of this.notes().all()) this.notes().keep(note);
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

  delete() {
    archive.touch();
    return super.delete();
  }
}
