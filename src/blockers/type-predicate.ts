import type { Blocker } from './blocker.ts';

export const blocker = {
  code: 'type-predicate',
  title: 'Return type narrows a type',
  meaning: "The function's return type is a type predicate or an assertion. An async function cannot have one.",
  action: 'Return a plain `boolean` and narrow at the call, or write the variant by hand.',
  example: `
class Book extends Model {
  declare title: string | null;

  override save(): asserts this is Book & { title: string } {
    this.title ??= 'untitled';
    super.save();
  }
}
`,
} as const satisfies Blocker;
