class Signal {
  constructor() {
    this.receivers = [];
  }

  connect(receiver) {
    this.receivers.push(receiver);
  }

  send(sender) {
    for (const receiver of this.receivers) receiver(sender);
  }

  async asend(sender) {
    for (const receiver of this.receivers) await receiver(sender);
  }
}

module.exports = { hired: new Signal(), leaveTaken: new Signal() };
