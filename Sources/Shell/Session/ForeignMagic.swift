/// What to type here instead of a command that people bring from another shell.
enum ForeignMagic {
  private static let table: [String: (message: String, hint: String)] = [
    "timeit": (
      "`%timeit` is `time` here: it takes several processes, and leaves the collector on",
      "type `time EXPR`, or compare two ways: `compare CODE vs CODE`"
    ),
    "memit": (
      "heft has no `%memit`, because resident memory hides what is reused",
      "weigh it: `size EXPR`, or `compare CODE vs CODE` for the peak"
    ),
    "mprun": (
      "heft has no `%mprun`", "`watch CODE` draws the memory that code holds while it runs"
    ),
    "whos": ("`%whos` is `who` here", "type `who`"),
    "load": ("heft loads no files into the line", "`run FILE` runs a file of commands and code"),
    "pwd": ("heft has no `%pwd`", "`import os; os.getcwd()` is Python's own"),
    "cd": ("heft has no `%cd`", "`import os; os.chdir(...)` is Python's own"),
    "exit": ("`exit` is `quit` here", "type `quit`, or press Ctrl-D"),
    "!": (
      "heft runs no commands of the system", "open another terminal, or press Ctrl-Z and `fg` later"
    ),
  ]

  /// The advice for a command's name, where there is some.
  static func advice(for name: String) -> (message: String, hint: String)? { table[name] }

  /// The advice for `?x` and `x?`, which ask elsewhere what an object is.
  static func advice(onObject name: String) -> (message: String, hint: String) {
    (
      "there is no help on `\(name)`",
      "`size \(name)` weighs it; `help(\(name))` is Python's own help"
    )
  }
}
