import Instruments

extension Command {
  static let pin = Command(
    "pin", in: .keep, "Mark a result, so that it can be exported alone.",
    usage: ["pin [N]"],
    explanation: [
      "N is the number in brackets before a result; without it the last one is meant. `notes export --pinned` exports what is pinned, with its notes."
    ],
    examples: ["size [1, 2, 3]", "pin", "notes show --pinned"]
  ) { (session, arguments) throws(Problem) in
    try session.pin(arguments, true, command: "pin")
  }

  static let unpin = Command(
    "unpin", in: .keep, "Take the mark off a result.", usage: ["unpin [N]"],
    examples: ["size [1, 2, 3]", "pin 1", "unpin 1"]
  ) { (session, arguments) throws(Problem) in
    try session.pin(arguments, false, command: "unpin")
  }
}
