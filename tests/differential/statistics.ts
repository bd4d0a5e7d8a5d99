import type { Checked } from './check-program.ts';
import type { GeneratedProgram } from './render-program.ts';

/** Overrides that have something in common. */
export interface Group {
  /** Programs with something of the kind, in an override or elsewhere. */
  readonly programs: number;
  readonly overrides: number;
  readonly mirrored: number;
}

const EMPTY: Group = { programs: 0, overrides: 0, mirrored: 0 };

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
  /** The overrides of translatable programs by layout, place of the ORM, and construct. */
  readonly groups = new Map<string, Group>();
  readonly #missed = new Map<string, { count: number; example: string }>();

  add(program: GeneratedProgram, { invalid, decisions }: Checked): void {
    this.programs += 1;
    if (invalid !== null) this.invalid += 1;
    const isTranslatable = program.marks.size === 0 && program.base !== 'option' && program.base !== 'delegating';
    if (isTranslatable) {
      this.translatable += 1;
      for (const name of groupsOf(program, null)) this.#group(name, { programs: 1 });
    }
    for (const { override, outcome, blocker, reason } of decisions) {
      if (outcome === 'present') continue;
      this.overrides += 1;
      if (outcome === 'mirror') this.mirrored += 1;
      if (program.marks.size === 1) this.#countAlone([...program.marks].join(), outcome === 'mirror');
      if (!isTranslatable) continue;
      this.promised.overrides += 1;
      if (outcome === 'mirror') this.promised.mirrored += 1;
      for (const name of groupsOf(program, override)) {
        this.#group(name, { overrides: 1, mirrored: Number(outcome === 'mirror') });
      }
      if (outcome !== 'mirror') this.#miss(`${outcome} ${blocker ?? ''} ${kindOf(reason)}`, reason);
    }
  }

  /** Of the overrides of a group, the part that was mirrored. */
  share(name: string): number {
    const { overrides, mirrored } = this.groups.get(name) ?? EMPTY;
    return overrides === 0 ? 1 : mirrored / overrides;
  }

  /** Lines for people. */
  report(): string {
    const percent = (part: number, all: number): string => `${((100 * part) / Math.max(all, 1)).toFixed(1)} %`;
    const { overrides, mirrored } = this.promised;
    const missed = [...this.#missed].sort(([, a], [, b]) => b.count - a.count).slice(0, 25);
    const alone = [...this.#alone].sort().map(([mark, each]) => `${mark} ${percent(each.mirrored, each.overrides)}`);
    const groups = [...this.groups].sort(([a], [b]) => (a < b ? -1 : 1));
    return [
      `${String(this.programs)} programs: ${String(this.translatable)} translatable, ${String(this.invalid)} invalid`,
      `mirrored: ${percent(this.mirrored, this.overrides)} of all ${String(this.overrides)} overrides`,
      `mirrored: ${percent(mirrored, overrides)} of ${String(overrides)} overrides in translatable programs`,
      ...groups.map(([name, each]) => {
        const share = percent(each.mirrored, each.overrides);
        return `  ${name}: ${share} of ${String(each.overrides)} overrides, in ${String(each.programs)} programs`;
      }),
      `mirrored beside one construct that may block: ${alone.join(', ')}`,
      ...missed.map(([kind, { count, example }]) => `  ${String(count)} × ${kind}\n      e.g. ${example}`),
    ].join('\n');
  }

  #group(name: string, { programs = 0, overrides = 0, mirrored = 0 }: Partial<Group>): void {
    const known = this.groups.get(name) ?? EMPTY;
    this.groups.set(name, {
      programs: known.programs + programs,
      overrides: known.overrides + overrides,
      mirrored: known.mirrored + mirrored,
    });
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

/** Programs with none of the constructs that are counted, on an ORM that only its names tell of. */
export const PLAIN = 'plain';

/** The groups of an override, or of the program. */
function groupsOf({ layout, presence, constructs }: GeneratedProgram, override: string | null): readonly string[] {
  const isPlain = presence === 'known' || presence === 'declared';
  // What lies around a program is told from what is in it.
  if (constructs.size === 0) return [...(isPlain ? [PLAIN] : []), `layout ${layout}`, `ORM ${presence}`];
  const used = [...constructs].filter(([, overrides]) => override === null || overrides.has(override));
  return used.map(([name]) => name);
}

/** The reason without the way to it, and without the names and texts of one program. */
function kindOf(reason: string): string {
  return reason
    .replace(/^.*, which (?=calls |creates |reaches )/, '')
    .replace(/^\w+\(\) /, '')
    .replace(/calls .* (?=in the middle|in a form|on a receiver)/, 'calls … ')
    .replace(/\d+/g, 'N');
}
