import type { FindingKind } from './finding-kind.ts';

export const finding = {
  code: 'async-only-override',
  severity: 'warning',
  title: 'Only the async variant is overridden',
  meaning:
    "A class overrides the async variant of a pair and not the sync one. Sync callers run the base's own, so what the override does is skipped.",
  action:
    "Write the sync variant as well. Where none can be written, since JavaScript cannot wait for a promise in sync code, call `fallbackToAsyncVariant(Class.prototype, 'asave', 'save')`: sync callers then get an error instead of wrong data.",
  example: `
class Book extends Model {
  async asave() {
    this.stamp = 1;
    await super.asave();
  }
}
`,
} as const satisfies FindingKind;
