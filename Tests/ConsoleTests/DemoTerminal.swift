import TestSupport

/// The demo shell in a terminal, ready for its first entry.
enum DemoTerminal {
  static func start(
    environment: [String: String] = [:], width: Int = 80, height: Int = 24
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      executable: PseudoTerminal.product("console-demo"), environment: environment, width: width,
      height: height)
    try terminal.expect("demo> ")
    try terminal.wait(for: "keys one by one") { terminal.isRaw }
    return terminal
  }
}

extension PseudoTerminal {
  /// Types an entry, waits for what the demo shell says to it and for the next prompt.
  ///
  /// Keys that come before the prompt would be taken by the system's own line editing.
  func enter(_ keys: String, _ answer: String) throws {
    send(keys + "\r")
    try expect(answer)
    try expect("demo> ")
  }
}
