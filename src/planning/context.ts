/** What every part of the planning is given. */
import type { Delegation } from '../graph/pairs/delegation.ts';
import type { Effects } from '../graph/effects/effects.ts';
import type { Graph } from '../graph/project/questions.ts';
import type { Failures } from '../graph/solve/failures.ts';
import type { VariantSolver } from '../graph/variants/variants.ts';
import type { Options } from '../model/options.ts';
import type { Transform } from '../model/result.ts';
import type { Draft } from './draft.ts';

export interface Planning {
  readonly options: Options;
  readonly graph: Graph;
  readonly effects: Effects;
  readonly variants: VariantSolver;
  readonly delegation: Delegation;
  readonly draft: Draft;
  /** What could not be analysed, for an error in the analysis. */
  readonly failures: Failures;
  /** Files that may be changed. */
  readonly isEditable: (path: string) => boolean;
  /** Relative to the working directory, with `/`. */
  readonly relative: (path: string) => string;
  /** How long lines may be in a file. */
  readonly lineWidth: (path: string) => number;
  readonly isOn: (transform: Transform) => boolean;
}
