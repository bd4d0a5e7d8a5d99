/** What is known by name alone of the functions that reach the ORM: by which names those go that a file may meet. */
import type { Companies, Company } from './companies.ts';
import type { FileNode } from '../project/nodes.ts';
import type { Rounds } from '../solve/rounds.ts';

export interface Evidence {
  /** A function that may be met in the file and reaches the ORM goes by that name. */
  isReachingName(name: string, file: FileNode): boolean;
  /** Such a function is stored or passed on somewhere: one that is not known in the file may be that one. */
  isEscaping(file: FileNode): boolean;
  /** Notes the names of a function that reaches the ORM, and stands in the file. */
  noteNames(names: readonly string[], file: FileNode): void;
  noteEscape(file: FileNode): void;
}

/** What is known in one place. */
interface Known {
  readonly reaching: Set<string>;
  /** What is asked about for each name; always the same object. */
  readonly names: Map<string, object>;
  readonly escaping: object;
  isEscaping: boolean;
}

/** @param rounds those in which functions are found to reach the ORM */
export function createEvidence(companies: Companies, rounds: Pick<Rounds<never>, 'ask' | 'happen'>): Evidence {
  const ofCompany = new Map<Company, Known>();
  const ofOrm = createKnown();
  const anywhere = createKnown();

  function knownIn(company: Company): Known {
    const found = ofCompany.get(company) ?? createKnown();
    ofCompany.set(company, found);
    return found;
  }

  /** A file of the ORM is given what anybody has. */
  function seenFrom(file: FileNode): readonly Known[] {
    const company = companies.of(file);
    return company ? [knownIn(company), ofOrm] : [anywhere];
  }

  function notedIn(file: FileNode): readonly Known[] {
    const company = companies.of(file);
    return [company ? knownIn(company) : ofOrm, anywhere];
  }

  return {
    isReachingName(name, file) {
      const all = seenFrom(file);
      if (all.some((each) => each.reaching.has(name))) return true;
      for (const each of all) rounds.ask(keyOf(each, name));
      return false;
    },
    isEscaping(file) {
      const all = seenFrom(file);
      if (all.some((each) => each.isEscaping)) return true;
      for (const each of all) rounds.ask(each.escaping);
      return false;
    },
    noteNames(names, file) {
      for (const each of notedIn(file))
        for (const name of names) {
          each.reaching.add(name);
          rounds.happen(keyOf(each, name));
        }
    },
    noteEscape(file) {
      for (const each of notedIn(file)) {
        each.isEscaping = true;
        rounds.happen(each.escaping);
      }
    },
  };
}

function createKnown(): Known {
  return { reaching: new Set(), names: new Map(), escaping: {}, isEscaping: false };
}

function keyOf({ names }: Known, name: string): object {
  const found = names.get(name) ?? {};
  names.set(name, found);
  return found;
}
