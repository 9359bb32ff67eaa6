/// What to type here instead of a command that people bring from another shell.
enum ForeignMagic {
  private static let table: [String: (message: String, hint: String)] = [
    "timeit": (
      "heft has no `%timeit`, because one number from one process misleads",
      "compare two ways: `compare CODE vs CODE`; the times come with their interval"
    ),
    "memit": (
      "heft has no `%memit`, because resident memory hides what is reused",
      "weigh it: `size EXPR`, or `compare CODE vs CODE` for the peak"
    ),
    "exit": ("`exit` is `quit` here", "type `quit`, or press Ctrl-D"),
  ]

  /// The advice for a command's name, where there is some.
  static func advice(for name: String) -> (message: String, hint: String)? { table[name] }
}
