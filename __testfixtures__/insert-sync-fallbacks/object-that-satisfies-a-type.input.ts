import { Model } from 'orm';

export class Entry extends Model {
  text = '';
}

interface Hooks {
  saved(text: string): void;
}

/** Another member would be one too many for the type. */
export const hooks = {
  saved(text: string) {
    const entry = new Entry();
    entry.text = text;
    entry.save();
  },
} satisfies Hooks;

export class Task extends Model {
  title = '';

  override save() {
    super.save();
    hooks.saved(this.title);
  }
}
