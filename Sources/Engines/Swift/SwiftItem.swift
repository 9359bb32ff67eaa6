/// One declaration or statement at the top level of a piece of code.
struct SwiftItem: Hashable, Sendable {
  /// What of it matters to heft.
  enum Kind: Hashable, Sendable {
    case expression
    /// `if` and `switch`, which are expressions where a value is wanted.
    case branch
    case variable, function
    /// Types: what may stand in a namespace of its own.
    case type
    /// An extension of the type with that name.
    case extending(String)
    /// What may stand at the top of a file only: imports, operators, macros.
    case filewide
    case returning
    case statement
  }

  var kind: Kind
  /// Where it begins, in bytes of UTF-8 from the start of the code.
  var start: Int
  /// What it declares; a function with its labels, such as `f(_:y:)`.
  var names: [String] = []

  /// The name without labels.
  static func base(_ name: String) -> Substring { name.prefix { $0 != "(" } }
}
