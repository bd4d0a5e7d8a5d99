import {Model,
        transaction as tx } from "orm"
import   * as fs   from 'node:fs' ;

export const table = {   'a' : 1,b:2,
  f ( ) { return ((tx)) } };

class Index extends Model {}

export class Odd extends Model {
  static fs = fs . existsSync

  save( ...args ){
      const map = {a:1,"b" :2 , c : [1,2,
          3] }, x = ((map.a)) - (-1);;
    if(x>0) { Index.objects.update( map )
    }
      return ( super.save( ...args ) ) // no semicolon
  }

  /** Async variant of {@link save}. */
  async asave( ...args ){
      const map = {a:1,"b" :2 , c : [1,2,
          3] }, x = ((map.a)) - (-1);;
    if(x>0) { await Index.objects.aupdate( map )
    }
      return ( await super.asave( ...args ) ) // no semicolon
  }

  delete () {return super . delete ( )}

  /** Async variant of {@link delete}. */
  async adelete () {return await super . adelete ( )}
}


export default ((Odd))
