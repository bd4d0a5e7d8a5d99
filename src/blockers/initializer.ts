import type { Blocker } from './blocker.ts';

export const blocker = {
  code: 'initializer',
  title: 'Field initializer that reaches the ORM',
  meaning:
    'A class field, a static block or the `extends` clause of a class reaches the ORM. That code runs while an object or class is being made and cannot wait.',
  action: 'Set the field in a method, or fetch the value before the object is created.',
  example: `
class Draft {
  template = Template.objects.first();
}

class Letter extends Model {
  save() {
    this.text = new Draft().template.text;
    super.save();
  }
}
`,
} as const satisfies Blocker;
