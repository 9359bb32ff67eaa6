internal import FoundationEssentials
internal import Glibc

extension [String: String] {
  /// What heft's own questions to an interpreter find in the environment.
  ///
  /// Of Python's variables those stay that decide whether and as what it starts; those that would have
  /// it run, import or print something else are left out: `PYTHONPATH`, `PYTHONSTARTUP` and more.
  var forQuestions: [String: String] {
    filter { name, _ in
      !name.hasPrefix("PYTHON") && !name.hasPrefix("_PYTHON") || Self.deciding.contains(name)
    }
  }

  private static var deciding: Set<String> {
    [
      "PYTHONHOME", "PYTHONHASHSEED", "PYTHONUTF8", "PYTHONCOERCECLOCALE", "PYTHONPLATLIBDIR",
      "PYTHONINTMAXSTRDIGITS", "PYTHONUSERBASE", "PYTHONNOUSERSITE", "PYTHONDONTWRITEBYTECODE",
    ]
  }

  /// The folders of `PATH` from which heft takes programs. One that is not absolute depends on where
  /// one stands, and whoever wrote there would choose the program.
  var programFolders: [String] {
    (self["PATH"] ?? "/usr/bin:/bin").split(separator: ":").map(String.init)
      .filter { $0.hasPrefix("/") }
  }

  /// The folders of `PYTHONPATH`: those that are absolute, and those that depend on where one stands,
  /// an empty entry among them.
  var pythonPath: (fixed: [String], moving: [String]) {
    guard let all = self["PYTHONPATH"], !all.isEmpty else { return ([], []) }
    let entries = all.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    return (entries.filter { $0.hasPrefix("/") }, entries.filter { !$0.hasPrefix("/") })
  }
}
