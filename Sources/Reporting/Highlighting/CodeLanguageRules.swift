/// What a highlighter has to know of a language.
struct CodeLanguageRules: Sendable {
  var keywords: Set<Substring>
  var builtins: Set<Substring>
  /// Keywords before a name that they define.
  var definers: Set<Substring>
  /// What begins a comment to the line's end.
  var lineComment: String
  /// What begins and ends a comment of several lines, which may hold others.
  var blockComment: (open: String, close: String)?
  /// Whether `'` quotes as `"` does, and letters before a quote belong to it.
  var hasPythonStrings: Bool

  /// The rules of a language by its name; nil for one that is not known.
  static func of(_ language: String) -> CodeLanguageRules? {
    switch language {
    case "python": python
    case "swift": swift
    default: nil
    }
  }

  private static let python = CodeLanguageRules(
    keywords: [
      "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
      "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda",
      "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
    ],
    builtins: [
      "False", "None", "True", "abs", "all", "any", "bool", "bytearray", "bytes", "callable", "chr",
      "dict", "dir", "divmod", "enumerate", "filter", "float", "format", "frozenset", "getattr",
      "hash", "hex", "id", "int", "isinstance", "issubclass", "iter", "len", "list", "map", "max",
      "memoryview", "min", "next", "object", "open", "ord", "pow", "print", "property", "range",
      "repr", "reversed", "round", "self", "set", "setattr", "slice", "sorted", "str", "sum",
      "super", "tuple", "type", "vars", "zip",
    ],
    definers: ["def", "class"], lineComment: "#", blockComment: nil, hasPythonStrings: true)

  private static let swift = CodeLanguageRules(
    keywords: [
      "actor", "any", "as", "associatedtype", "async", "await", "break", "case", "catch", "class",
      "continue", "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough",
      "fileprivate", "final", "for", "func", "guard", "if", "import", "in", "init", "inout",
      "internal", "is", "lazy", "let", "mutating", "nonisolated", "operator", "package", "private",
      "protocol", "public", "repeat", "return", "some", "static", "struct", "subscript", "switch",
      "throw", "throws", "try", "typealias", "unowned", "var", "weak", "where", "while",
    ],
    builtins: [
      "Array", "Bool", "Character", "Dictionary", "Double", "Float", "Int", "Int16", "Int32",
      "Int64", "Int8", "MemoryLayout", "Optional", "Range", "Self", "Set", "String", "Substring",
      "UInt", "UInt16", "UInt32", "UInt64", "UInt8", "Void", "false", "nil", "print", "self",
      "super", "true",
    ],
    definers: ["func", "class", "struct", "enum", "protocol", "actor", "typealias", "extension"],
    lineComment: "//", blockComment: ("/*", "*/"), hasPythonStrings: false)
}
