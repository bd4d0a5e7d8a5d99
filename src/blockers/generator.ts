import type { Blocker } from './blocker.ts';

export const blocker = {
  code: 'generator',
  title: 'Generator that reaches the ORM',
  meaning:
    'A generator reaches the ORM. As an async generator it would give promises to whoever asks it for values, and not all of that can be changed: only loops, spreads and the like, where it is called. Or the sync side of a pair whose async side is an async generator does more than yield or pass on what its base gives.',
  action: 'Collect the values in an array first, or write the async variant by hand with `for await`.',
  example: `
class Site extends Model {
  *pages() {
    yield Page.objects.get({ site: this.id });
  }

  save() {
    const pages = this.pages();
    this.first = pages.next().value;
    super.save();
  }
}
`,
} as const satisfies Blocker;
