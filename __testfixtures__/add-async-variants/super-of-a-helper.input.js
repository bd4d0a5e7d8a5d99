import { Model } from 'orm';

class Member extends Model {
  save(...args) {
    this.problems = this.validate();
    return super.save(...args);
  }

  validate() {
    return this.name ? [] : ['a member has a name'];
  }
}

class Student extends Member {
  validate() {
    const problems = super.validate();
    if (Card.objects.filter({ holder: this.name }).count() > 0) problems.push('one card is enough');
    return problems;
  }
}

class Guest extends Member {
  validate() {
    return [...super.validate(), ...(this.host ? [] : ['a guest has a host'])];
  }
}

class Card extends Model {}

export { Card, Guest, Member, Student };
