exports.send = (what) => what;
