import type { Checked } from './check-program.ts';
import type { GeneratedProgram } from './render-program.ts';

/** What came of the overrides of many programs. */
export class Statistics {
  programs = 0;
  /** Programs that could not be loaded, and say nothing. */
  invalid = 0;
  overrides = 0;
  mirrored = 0;
  /** Programs of which the contract says that every override is mirrored. */
  translatable = 0;
  /** Their overrides. */
  readonly promised = { overrides: 0, mirrored: 0 };
  /** The overrides of programs that have no other construct of the kind that may block. */
  readonly #alone = new Map<string, { overrides: number; mirrored: number }>();
  readonly #missed = new Map<string, { count: number; example: string }>();

  add(program: GeneratedProgram, { invalid, decisions }: Checked): void {
    this.programs += 1;
    if (invalid !== null) this.invalid += 1;
    const isTranslatable = program.marks.size === 0 && program.base !== 'option' && program.base !== 'delegating';
    if (isTranslatable) this.translatable += 1;
    for (const { outcome, blocker, reason } of decisions) {
      if (outcome === 'present') continue;
      this.overrides += 1;
      if (outcome === 'mirror') this.mirrored += 1;
      if (program.marks.size === 1) this.#countAlone([...program.marks].join(), outcome === 'mirror');
      if (!isTranslatable) continue;
      this.promised.overrides += 1;
      if (outcome === 'mirror') this.promised.mirrored += 1;
      else this.#miss(`${outcome} ${blocker ?? ''} ${kindOf(reason)}`, reason);
    }
  }

  /** Of the overrides in translatable programs, the part that was mirrored. */
  get share(): number {
    return this.promised.overrides === 0 ? 1 : this.promised.mirrored / this.promised.overrides;
  }

  /** Lines for people. */
  report(): string {
    const percent = (part: number, all: number): string => `${((100 * part) / Math.max(all, 1)).toFixed(1)} %`;
    const { overrides, mirrored } = this.promised;
    const missed = [...this.#missed].sort(([, a], [, b]) => b.count - a.count).slice(0, 25);
    const alone = [...this.#alone].sort().map(([mark, each]) => `${mark} ${percent(each.mirrored, each.overrides)}`);
    return [
      `${String(this.programs)} programs: ${String(this.translatable)} translatable, ${String(this.invalid)} invalid`,
      `mirrored: ${percent(this.mirrored, this.overrides)} of all ${String(this.overrides)} overrides`,
      `mirrored: ${percent(mirrored, overrides)} of ${String(overrides)} overrides in translatable programs`,
      `mirrored beside one construct that may block: ${alone.join(', ')}`,
      ...missed.map(([kind, { count, example }]) => `  ${String(count)} × ${kind}\n      e.g. ${example}`),
    ].join('\n');
  }

  #countAlone(mark: string, isMirrored: boolean): void {
    const { overrides, mirrored } = this.#alone.get(mark) ?? { overrides: 0, mirrored: 0 };
    this.#alone.set(mark, { overrides: overrides + 1, mirrored: mirrored + Number(isMirrored) });
  }

  #miss(kind: string, example: string): void {
    const count = (this.#missed.get(kind)?.count ?? 0) + 1;
    this.#missed.set(kind, { count, example: this.#missed.get(kind)?.example ?? example });
  }
}

/** The reason without the way to it, and without the names and texts of one program. */
function kindOf(reason: string): string {
  return reason
    .replace(/^.*, which (?=calls |creates |reaches )/, '')
    .replace(/^\w+\(\) /, '')
    .replace(/calls .* (?=in the middle|in a form|on a receiver)/, 'calls … ')
    .replace(/\d+/g, 'N');
}
