/** A kind of finding: a problem that orm-migrate reports and does not solve by itself, as users read about it. */
import type { Finding } from '../model/result.ts';

export interface FindingKind {
  /** Stable: it stands in reports and in links. */
  readonly code: string;
  /** `error`: data is lost or wrong. `warning`: it may be, or code stops working. `note`: worth knowing; never fails a check. */
  readonly severity: Finding['severity'];
  /** Three to six words. */
  readonly title: string;
  /** What happens, and what is wrong with it. */
  readonly meaning: string;
  /** What the user can do. */
  readonly action: string;
  /**
   * Code in which it is found; a test migrates it. A comment `// some/path.js` begins a file. `Model` and what else the
   * examples leave out is imported by the test.
   */
  readonly example: string;
}
