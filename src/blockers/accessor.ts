import type { Blocker } from './blocker.ts';

export const blocker = {
  code: 'accessor',
  title: 'Setter that reaches the ORM',
  meaning:
    'Assigning to a property runs a setter, and the setter reaches the ORM. JavaScript has no asynchronous setters: an `await` cannot stand there.',
  action: "Give the setter's work a method of its own and call that where the property is assigned.",
  example: `
class Setting extends Model {
  set raw(value) {
    this.value = Default.objects.get({ name: this.name }).parse(value);
  }

  save() {
    this.raw = this.text;
    super.save();
  }
}
`,
} as const satisfies Blocker;
