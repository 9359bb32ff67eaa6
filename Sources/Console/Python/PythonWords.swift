/// The words that Python reserves or defines from the start.
package enum PythonWords {
  /// The reserved words of 3.9 to 3.14.
  package static let keywords: Set<String> = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
  ]

  /// The functions and types that need no import and are used most.
  package static let builtins: Set<String> = [
    "abs", "all", "any", "bool", "bytearray", "bytes", "callable", "chr", "classmethod", "complex",
    "dict", "dir", "divmod", "enumerate", "eval", "exec", "filter", "float", "format", "frozenset",
    "getattr", "globals", "hasattr", "hash", "hex", "id", "input", "int", "isinstance",
    "issubclass", "iter", "len", "list", "locals", "map", "max", "memoryview", "min", "next",
    "object", "oct", "open", "ord", "pow", "print", "property", "range", "repr", "reversed",
    "round", "set", "setattr", "slice", "sorted", "staticmethod", "str", "sum", "super", "tuple",
    "type", "vars", "zip",
  ]

  /// The words with which a statement begins that has a body.
  static let compound: Set<String> = [
    "async", "class", "def", "elif", "else", "except", "finally", "for", "if", "try", "while",
    "with",
  ]

  /// The words with which a statement goes on after its first body.
  static let continuing: Set<String> = ["elif", "else", "except", "finally"]

  /// The words after which nothing more of the same body can be reached.
  static let leaving: Set<String> = ["break", "continue", "pass", "raise", "return"]
}
