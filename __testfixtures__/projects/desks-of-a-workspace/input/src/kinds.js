export class Van {
  constructor(id, district) {
    this.id = id;
    this.district = district;
    this.callId = null;
  }
}

export class Call {
  constructor(id, district, urgency) {
    this.id = id;
    this.district = district;
    this.urgency = urgency;
    this.state = 'waiting';
    this.vanId = null;
  }
}

export class Notice {
  constructor(id, text) {
    this.id = id;
    this.text = text;
  }
}
