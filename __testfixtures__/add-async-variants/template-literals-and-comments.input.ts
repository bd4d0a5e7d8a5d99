#!/usr/bin/env node
/*
 * Copyright the authors. Licensed under MIT.
 */
'use strict';

import { Model } from 'orm';

const LIMIT = 3; /* trailing */ // kept

export class Query extends Model {
  declare text: string; // the SQL

  /**
   * Stores the text.
   * @param args passed on
   */
  save(...args: unknown[]) /* nothing */ {
    /* before */ this.text = `
      SELECT *
        FROM books	-- a tab
       LIMIT ${LIMIT}
`; // after


    super.save(...args); // trailing

    // last
  }

  // between

  toString() { return this.text; }
}
