/// Reads the values of the shell's options.
package enum OptionValue {
  /// Code: anything but nothing.
  package static func code(_ text: String, of option: String) throws(Problem) -> String {
    guard !text.isEmpty else { throw .usage("--\(option) needs code after it") }
    return text
  }

  /// A positive whole number, written `1000000`, `1_000_000`, `1,000,000` or `1e6`.
  package static func count(_ text: String, of option: String) throws(Problem) -> Int {
    if let value = count(text) { return value }
    throw .usage(
      "--\(option) takes a positive whole number, not `\(text)`",
      hint: "for example: --\(option) 1_000_000")
  }

  /// A positive whole number, or nil.
  package static func count(_ text: String) -> Int? {
    let digits = text.filter { $0 != "_" && $0 != "," }
    if let value = Int(digits), value > 0 { return value }
    guard digits.contains("e"), let value = Double(digits), value >= 1, value < 1e15 else {
      return nil
    }
    return Int(exactly: value)
  }

  /// An option that takes no value.
  static func flag(_ text: String, of option: String) throws(Problem) {
    guard text.isEmpty else {
      throw .usage("--\(option) takes no value, but `\(text)` follows it")
    }
  }
}
