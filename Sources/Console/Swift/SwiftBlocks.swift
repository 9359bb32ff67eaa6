/// Where entries of Swift code end and how their lines are indented, judged by tokens alone.
///
/// It answers at once and without a compiler. An entry that is wrong counts as complete, so that the
/// compiler can say what is wrong with it.
package enum SwiftBlocks {
  /// Whether a text can be run as it is, or must go on: a bracket, a comment or a text is open, or
  /// the last line ends in an operator.
  package static func completeness(of text: String) -> Completeness {
    let scanner = SwiftScanner(text)
    if scanner.depth > 0 || scanner.isOpen { return .incomplete }
    let last = scanner.tokens.last { ![.blank, .lineBreak, .comment].contains($0.kind) }
    guard let last, last.kind == .symbol else { return .complete }
    return SwiftWords.continuing.contains(scanner.text(last)) ? .incomplete : .complete
  }

  /// The blanks with which the line after a text begins: two more after a bracket that its last line leaves
  /// open, whatever that line closed at its beginning.
  package static func indent(after text: String) -> String {
    let lastLine = text.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    let blanks = String(lastLine.prefix { $0 == " " || $0 == "\t" })
    let before = SwiftScanner(String(text.dropLast(lastLine.count)))
    let whole = SwiftScanner(text)
    if whole.isOpen { return blanks }
    let closed = lastLine.drop { $0 == " " || $0 == "\t" }.prefix(while: isClosing).count
    return whole.depth > before.depth - closed ? blanks + "  " : blanks
  }

  /// A text whose last line begins by closing a bracket, with that line where the bracket's own begins; other
  /// texts, and lines that were indented by hand, are left as they are.
  package static func outdented(_ text: String) -> String {
    let lastLine = text.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    let blanks = lastLine.prefix { $0 == " " || $0 == "\t" }
    let before = String(text.dropLast(lastLine.count + 1))
    guard let first = lastLine.dropFirst(blanks.count).first, isClosing(first),
      blanks.hasSuffix("  "), blanks == indent(after: before), !SwiftScanner(before).isOpen
    else { return text }
    return before + "\n" + lastLine.dropFirst(2)
  }

  private static func isClosing(_ character: Character) -> Bool { "})]".contains(character) }
}
