/// What a package that code needs may be written as: a name, extras, bounds of its version, and the
/// Pythons that need it.
///
/// ```
/// requirement = name [ "[" extra { "," extra } "]" ] [ bound { "," bound } ] [ ";" condition ]
/// bound       = ( "==" | "!=" | "<=" | ">=" | "<" | ">" | "~=" ) version
/// condition   = "python_version" ( "==" | "!=" | "<=" | ">=" | "<" | ">" ) "'" digits "." digits "'"
/// ```
///
/// Names and extras are those of PEP 508, versions those of PEP 440; blanks may stand between the parts.
/// An option of pip's, an address, a path, and letters that only look like these are refused: a lesson
/// that somebody else wrote may say which packages it needs, and nothing of how they are installed.
package struct RequirementText: Hashable, Sendable {
  /// One bound of a version.
  package struct Bound: Hashable, Sendable {
    package var relation: String
    package var version: String

    package var text: String { relation + version }
  }

  /// Why a text is no requirement.
  package struct Fault: Error, Hashable, Sendable {
    /// What is wrong, to stand behind the text: `is no name of a package`.
    package var message: String
    /// How it is written.
    package var hint: String
  }

  package let name: String
  package let extras: [String]
  package let bounds: [Bound]
  /// The bound on Python's version; nil where every Python needs it.
  package let condition: Bound?

  /// The Java that PySpark runs on: no package of Python's.
  package static let java = "java"

  /// More than any package's name and bounds take.
  private static let longest = 200

  /// Reads a text.
  package init(_ text: String) throws(Fault) {
    guard text.utf8.count <= Self.longest else {
      throw Fault(message: "is longer than \(Self.longest) characters", hint: Self.form)
    }
    var reader = Reader(text)
    guard let name = reader.identifier() else {
      throw Fault(message: "does not begin with the name of a package", hint: Self.form)
    }
    self.name = name
    extras = try Self.extras(&reader)
    bounds = try Self.bounds(&reader)
    condition = try Self.condition(&reader)
    guard reader.isAtEnd else {
      throw Fault(
        message: "holds more than a package's name, extras and bounds of its version",
        hint: Self.form)
    }
    guard !isJava || text == Self.java else {
      throw Fault(
        message: "is not how Java is asked for", hint: "write `java` alone; heft says which will do"
      )
    }
  }

  /// The name with its extras, as results call it.
  package var title: String {
    extras.isEmpty ? name : "\(name)[\(extras.joined(separator: ","))]"
  }

  /// The name, extras and bounds, without the Pythons that need it: `numpy<2`.
  package var wanted: String { title + bounds.map(\.text).joined(separator: ",") }

  /// The whole, in the one spelling that pip is given.
  package var text: String {
    guard let condition else { return wanted }
    return "\(wanted); python_version \(condition.relation) '\(condition.version)'"
  }

  /// Whether a package index would take the name for `java`.
  private var isJava: Bool { name.lowercased() == Self.java }

  private static let form =
    "write a package's name as PyPI has it, with bounds where they matter: pandas, \"numpy>=1.26,<2\""

  private static func extras(_ reader: inout Reader) throws(Fault) -> [String] {
    guard reader.take("[") else { return [] }
    var extras: [String] = []
    repeat {
      guard let extra = reader.identifier() else {
        throw Fault(
          message: "has an extra without a name", hint: "write it like \"dask[distributed]\"")
      }
      extras.append(extra)
    } while reader.take(",")
    guard reader.take("]") else {
      throw Fault(
        message: "has brackets that do not close", hint: "write it like \"dask[distributed]\"")
    }
    return extras
  }

  private static func bounds(_ reader: inout Reader) throws(Fault) -> [Bound] {
    var bounds: [Bound] = []
    while let relation = reader.first(of: ["<=", ">=", "==", "!=", "~=", "<", ">"]) {
      guard let version = reader.version(after: relation) else {
        throw Fault(
          message: "has a bound without a version", hint: "write it like \"numpy>=1.26,<2\"")
      }
      bounds.append(Bound(relation: relation, version: version))
      guard reader.take(",") else { return bounds }
      guard !reader.isAtEnd else { break }
    }
    guard bounds.isEmpty else {
      throw Fault(message: "ends in a comma", hint: "write it like \"numpy>=1.26,<2\"")
    }
    return bounds
  }

  private static func condition(_ reader: inout Reader) throws(Fault) -> Bound? {
    guard reader.take(";") else { return nil }
    let fault = Fault(
      message: "says of which Pythons it speaks in a way that heft does not read",
      hint: "write it like \"numpy<2; python_version < '3.10'\"")
    guard reader.identifier() == "python_version",
      let relation = reader.first(of: ["<=", ">=", "==", "!=", "<", ">"]),
      let quote = reader.first(of: ["'", "\""]), let version = reader.minorVersion(),
      reader.take(quote)
    else { throw fault }
    return Bound(relation: relation, version: version)
  }
}

/// Takes a requirement apart, byte by byte, so that no letter stands for another.
private struct Reader {
  private var rest: Substring.UTF8View

  init(_ text: String) {
    rest = text[...].utf8
  }

  var isAtEnd: Bool {
    rest.allSatisfy { $0 == UInt8(ascii: " ") }
  }

  /// Takes a mark, with the blanks before it.
  mutating func take(_ mark: String) -> Bool {
    let after = rest.drop { $0 == UInt8(ascii: " ") }
    guard after.starts(with: mark.utf8) else { return false }
    rest = after.dropFirst(mark.utf8.count)
    return true
  }

  /// Takes the first of some marks that is there.
  mutating func first(of marks: [String]) -> String? {
    for mark in marks where take(mark) { return mark }
    return nil
  }

  /// A name of PEP 508: letters, digits, `.`, `_` and `-`, a letter or a digit at both ends.
  mutating func identifier() -> String? {
    let after = rest.drop { $0 == UInt8(ascii: " ") }
    let word = after.prefix { $0.isAlphanumeric || ".-_".utf8.contains($0) }
    guard let first = word.first, let last = word.last, first.isAlphanumeric, last.isAlphanumeric
    else { return nil }
    rest = after.dropFirst(word.count)
    return String(word)
  }

  /// A version of PEP 440; `.*` at its end where it is compared for being the same.
  mutating func version(after relation: String) -> String? {
    let after = rest.drop { $0 == UInt8(ascii: " ") }
    let word = after.prefix { $0.isAlphanumeric || ".+!*".utf8.contains($0) }
    var text = String(word) ?? ""
    if text.hasSuffix(".*") {
      guard ["==", "!="].contains(relation) else { return nil }
      text.removeLast(2)
    }
    guard let releases = Self.releases(of: text), relation != "~=" || releases > 1 else {
      return nil
    }
    rest = after.dropFirst(word.count)
    return String(word)
  }

  /// `3.10`.
  mutating func minorVersion() -> String? {
    let word = rest.prefix { $0.isDigit || $0 == UInt8(ascii: ".") }
    let parts = word.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ (1...3).contains($0.count) }) else { return nil }
    rest = rest.dropFirst(word.count)
    return String(word)
  }

  /// How many numbers the release of a version has, `2` of `1.4rc1`; nil where it is no version.
  private static func releases(of version: String) -> Int? {
    var parts = version.split(separator: "+", omittingEmptySubsequences: false)
    if parts.count == 2 {
      let local = parts[1].split(separator: ".", omittingEmptySubsequences: false)
      guard local.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(\.isAlphanumeric) }) else {
        return nil
      }
    } else if parts.count != 1 {
      return nil
    }
    parts = parts[0].split(separator: "!", omittingEmptySubsequences: false)
    guard parts.count == 1 || parts.count == 2 && isNumber(parts[0]), let last = parts.last else {
      return nil
    }
    var releases = 0
    var hasEnded = false
    for part in last.split(separator: ".", omittingEmptySubsequences: false) {
      let digits = part.prefix { $0.isASCII && $0.isNumber }
      let end = part.dropFirst(digits.count)
      if !hasEnded, isNumber(digits) { releases += 1 }
      guard hasEnded ? digits.isEmpty : releases > 0 || !digits.isEmpty else { return nil }
      guard !end.isEmpty else {
        if digits.isEmpty { return nil }
        continue
      }
      // `rc1` behind the last number, or `post1` and `dev1` behind a dot.
      let word = end.prefix { $0.isASCII && $0.isLetter }
      let words = digits.isEmpty ? ["post", "dev"] : ["a", "b", "rc"]
      guard words.contains(String(word)), isNumber(end.dropFirst(word.count)) else { return nil }
      hasEnded = true
    }
    return releases > 0 ? releases : nil
  }

  private static func isNumber(_ text: Substring) -> Bool {
    (1...9).contains(text.utf8.count) && text.utf8.allSatisfy(\.isDigit)
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  fileprivate var isAlphanumeric: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self)
      || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self)
  }
}
