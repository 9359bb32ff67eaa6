/// The words of Swift that the editor knows.
enum SwiftWords {
  /// Keywords, and words that act as such where they stand before a declaration.
  static let keywords: Set<String> = [
    "actor", "any", "as", "associatedtype", "async", "await", "borrowing", "break", "case", "catch",
    "class", "consuming", "continue", "convenience", "default", "defer", "deinit", "didSet", "do",
    "else", "enum", "extension", "fallthrough", "false", "fileprivate", "final", "for", "func",
    "get", "guard", "if", "import", "in", "indirect", "infix", "init", "inout", "internal", "is",
    "lazy", "let", "mutating", "nil", "nonmutating", "open", "operator", "override", "postfix",
    "prefix", "private", "protocol", "public", "repeat", "required", "rethrows", "return", "self",
    "Self", "set", "some", "static", "struct", "subscript", "super", "switch", "throw", "throws",
    "true", "try", "typealias", "unowned", "var", "weak", "where", "while", "willSet",
  ]

  /// Words after which a name is declared.
  static let declaring: Set<String> = [
    "actor", "class", "enum", "extension", "func", "protocol", "struct", "typealias",
  ]

  /// Types and functions of the standard library.
  static let builtins: Set<String> = [
    "AnyObject", "Array", "ArraySlice", "Bool", "Character", "Comparable", "ContiguousArray",
    "Dictionary", "Double", "Equatable", "Error", "Float", "Hashable", "Int", "Int16", "Int32",
    "Int64", "Int8", "MemoryLayout", "Never", "ObjectIdentifier", "Optional", "Range", "Result",
    "Sendable", "Sequence", "Set", "String", "Substring", "UInt", "UInt16", "UInt32", "UInt64",
    "UInt8", "Unicode", "UnsafeRawPointer", "Void", "abs", "max", "min", "print", "repeatElement",
    "sequence", "stride", "swap", "type", "zip",
  ]

  /// Tokens at the end of a line after which an expression must go on.
  static let continuing: Set<String> = [
    "=", "+", "-", "*", "/", "%", "&&", "||", "??", "->", ",", ":", "==", "!=", "<=", ">=", "<",
    "+=", "-=", "*=", "/=", "...", "..<",
  ]
}
