import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

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

  static {
    // orm-migrate: unreachable-variant - save() calls saved(), which is a member of an object whose
    //   members a type fixes
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
