extension Array<String> {
  /// The texts as a sentence lists them: `a`, `a and b`, `a, b and c`.
  package var listed: String {
    guard let last, count > 1 else { return joined() }
    return "\(dropLast().joined(separator: ", ")) and \(last)"
  }
}
