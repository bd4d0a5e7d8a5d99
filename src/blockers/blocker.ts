/** A named reason why a mirror cannot be proven faithful, as users read about it. */
export interface Blocker {
  /** Stable: it stands in the comments of fallbacks, in reports and in links. */
  readonly code: string;
  /** Three to six words. */
  readonly title: string;
  /** Why a mirror cannot be proven faithful. */
  readonly meaning: string;
  /** It may depend on which files the run may change, and then says nothing about the project. */
  readonly ofTheRun?: true;
  /** What the user can do. */
  readonly action: string;
  /**
   * Code in which it occurs; a test migrates it. Without an import, `Model` is the ORM's. A comment `// some/path.js`
   * begins a file, of which the first is the one to migrate; `// profile: name` names another profile than the default.
   */
  readonly example: string;
}
