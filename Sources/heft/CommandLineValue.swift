internal import ArgumentParser
internal import Instruments

/// Reads option values that people write in more than one way.
enum CommandLineValue {
  /// A positive whole number, as the shell reads it: `1000000`, `1_000_000`, `1e6`.
  @Sendable static func count(_ text: String) throws -> Int {
    guard let value = OptionValue.count(text) else {
      throw ValidationError("`\(text)` is no positive whole number; write it like 1_000_000")
    }
    return value
  }
}
