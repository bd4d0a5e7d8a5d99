import { Model } from 'orm';

class Visit extends Model {}

/** What the museum's app shows of an exhibit: asks for the visits when it is made a text of. */
export class Label {
  constructor(title) {
    this.title = title;
  }

  toJSON() {
    return { title: this.title, visits: Visit.objects.filter({ title: this.title }).count() };
  }
}

/** Operators and `String()` run no `toJSON()`, whatever they are given. */
export class Exhibit extends Model {
  save() {
    this.area = this.width * this.height;
    this.caption = `${this.title} (${this.year})`;
    this.kind = String(new Label(this.title));
    super.save();
  }
}

/** It may be a label. */
export class Poster extends Model {
  save() {
    this.text = JSON.stringify({ content: this.content });
    super.save();
  }
}

export class Plaque extends Model {
  save() {
    this.text = JSON.stringify([new Label(this.title)]);
    super.save();
  }
}
