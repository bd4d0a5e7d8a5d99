import type { Blocker } from './blocker.ts';

export const blocker = {
  code: 'ignored',
  title: 'Helper marked orm-migrate-ignore',
  meaning: 'The override needs an async variant of a function that is marked `orm-migrate-ignore`.',
  action: 'Write the variant of that function by hand, or take the mark away.',
  example: `
// orm-migrate-ignore
function nextNumber() {
  return Invoice.objects.count() + 1;
}

class Invoice extends Model {
  save() {
    this.number = nextNumber();
    super.save();
  }
}
`,
} as const satisfies Blocker;
